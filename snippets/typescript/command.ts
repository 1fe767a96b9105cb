// pattern: command
// prefix: dpCommand
// description: Commands with undo and redo over a bounded history; one that fails is not recorded
// placeholders: Command, CommandHistory, limit
// --- snippet ---
/** A change and the way back. `execute` must leave everything as it was if it throws. */
export interface Command {
  readonly label: string; // for a menu: "Undo ..."
  execute(): void;
  undo(): void;
}

/** Everything that changes the document goes through it: a change past the history makes undo wrong. */
export class CommandHistory {
  readonly #limit: number;
  #done: Command[] = [];
  #undone: Command[] = [];

  constructor(limit = 100) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a positive integer');
    this.#limit = limit;
  }

  get undoLabel(): string | undefined {
    return this.#done.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.#undone.at(-1)?.label;
  }

  /** What was undone is given up, and the oldest command beyond the limit can no longer be undone. */
  execute(command: Command): void {
    command.execute();
    this.#undone = [];
    this.#record(command);
  }

  /** Returns false if there is nothing to undo. If it throws, the command stays the next one. */
  undo(): boolean {
    const command = this.#done.at(-1);
    if (!command) return false;
    command.undo();
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    const command = this.#undone.at(-1);
    if (!command) return false;
    command.execute();
    this.#undone.pop();
    this.#record(command);
    return true;
  }

  #record(command: Command): void {
    this.#done.push(command);
    if (this.#done.length > this.#limit) this.#done.shift();
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

let title = '';
let locked = false;
const guard = () => {
  if (locked) throw new Error('read only');
};
const append = (text: string): Command => ({
  label: `append ${text}`,
  execute() {
    guard();
    title += text;
  },
  undo() {
    guard();
    title = title.slice(0, -text.length);
  },
});

// Undo goes back step by step, redo forth again; the ends are no error.
const history = new CommandHistory(3);
assert.equal(history.undo(), false);
for (const text of ['a', 'b', 'c']) history.execute(append(text));
assert.ok(history.undo() && history.undo());
assert.equal(title, 'a');
assert.deepEqual([history.undoLabel, history.redoLabel], ['append a', 'append b']);
assert.ok(history.redo());
assert.equal(title, 'ab');
assert.ok(history.redo() && !history.redo());
assert.equal(title, 'abc');
history.undo();

// A new command ends what could be redone.
history.execute(append('x'));
assert.equal(history.redo(), false);
assert.equal(history.redoLabel, undefined);
assert.equal(title, 'abx');

// A command that fails is not recorded, and does not end what could be redone.
history.undo();
locked = true;
assert.throws(() => history.execute(append('y')), { message: 'read only' });
assert.throws(() => history.undo(), { message: 'read only' });
assert.throws(() => history.redo(), { message: 'read only' });
assert.deepEqual([history.undoLabel, history.redoLabel], ['append b', 'append x']);
locked = false;
assert.ok(history.redo());
assert.equal(title, 'abx');

// The history is bounded: the oldest commands stay done.
history.execute(append('z'));
while (history.undo());
assert.equal(title, 'a');
assert.throws(() => new CommandHistory(0), RangeError);
