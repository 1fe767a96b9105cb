// pattern: command
// prefix: dpCommand
// description: Commands with undo and redo over a bounded history; one that fails is not recorded
// placeholders: Command, CommandHistory, limit
// --- snippet ---
/**
 * A change and the way back. `execute` must leave everything as it was if it throws.
 * @typedef {object} Command
 * @property {string} label for a menu: "Undo ..."
 * @property {() => void} execute
 * @property {() => void} undo
 */

/** Everything that changes the document goes through it: a change past the history makes undo wrong. */
export class CommandHistory {
  #limit;
  /** @type {Command[]} */
  #done = [];
  /** @type {Command[]} */
  #undone = [];

  /** @param {number} [limit] */
  constructor(limit = 100) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a positive integer');
    this.#limit = limit;
  }

  /** @returns {string | undefined} */
  get undoLabel() {
    return this.#done.at(-1)?.label;
  }

  /** @returns {string | undefined} */
  get redoLabel() {
    return this.#undone.at(-1)?.label;
  }

  /**
   * What was undone is given up, and the oldest command beyond the limit can no longer be undone.
   * @param {Command} command
   */
  execute(command) {
    command.execute();
    this.#undone = [];
    this.#record(command);
  }

  /**
   * If it throws, the command stays the next one.
   * @returns {boolean} false if there is nothing to undo
   */
  undo() {
    const command = this.#done.at(-1);
    if (!command) return false;
    command.undo();
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  /** @returns {boolean} false if there is nothing to redo */
  redo() {
    const command = this.#undone.at(-1);
    if (!command) return false;
    command.execute();
    this.#undone.pop();
    this.#record(command);
    return true;
  }

  /** @param {Command} command */
  #record(command) {
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
/** @param {string} text @returns {Command} */
const append = (text) => ({
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
