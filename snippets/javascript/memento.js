// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots that only their originator can read, and a bounded history that keeps them
// placeholders: Sketch, SketchMemento, SketchHistory, limit
// --- snippet ---
/**
 * @typedef {object} State
 * @property {string} title
 * @property {readonly (readonly [x: number, y: number])[]} points
 */

/**
 * Opaque: whoever keeps it can only hand it back, to the sketch from which it came.
 * @typedef {{ readonly label: string }} SketchMemento
 */

export class Sketch {
  /** @type {WeakMap<SketchMemento, State>} */
  #saved = new WeakMap();
  /** @type {State} */
  #state = { title: '', points: [] };

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** @param {string} title */
  rename(title) {
    this.#state = { ...this.#state, title };
  }

  /** @param {number} x @param {number} y */
  addPoint(x, y) {
    this.#state = { ...this.#state, points: [...this.#state.points, [x, y]] };
  }

  /**
   * Copies nothing: states are replaced, never changed, so snapshots share what is the same.
   * @param {string} label
   * @returns {SketchMemento}
   */
  save(label) {
    const memento = Object.freeze({ label });
    this.#saved.set(memento, this.#state);
    return memento;
  }

  /** @param {SketchMemento} memento */
  restore(memento) {
    const state = this.#saved.get(memento);
    if (!state) throw new TypeError(`not a snapshot of this sketch: ${memento.label}`);
    this.#state = state;
  }
}

/** Knows when to save and what to forget, but not what is in a snapshot. */
export class SketchHistory {
  #sketch;
  #limit;
  /** @type {SketchMemento[]} */
  #mementos = [];

  /** @param {Sketch} sketch @param {number} [limit] */
  constructor(sketch, limit = 50) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a positive integer');
    this.#sketch = sketch;
    this.#limit = limit;
  }

  /**
   * Call it before a change.
   * @param {string} label
   */
  checkpoint(label) {
    this.#mementos.push(this.#sketch.save(label));
    if (this.#mementos.length > this.#limit) this.#mementos.shift();
  }

  /** @returns {string | undefined} the label of what was taken back; undefined if there is nothing more */
  undo() {
    const memento = this.#mementos.pop();
    if (memento) this.#sketch.restore(memento);
    return memento?.label;
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

const sketch = new Sketch();
const history = new SketchHistory(sketch, 2);

// Each undo restores the whole state of one checkpoint.
history.checkpoint('name');
sketch.rename('Coast');
history.checkpoint('draw');
sketch.addPoint(1, 2);
sketch.addPoint(3, 4);
assert.equal(history.undo(), 'draw');
assert.deepEqual(sketch.state, { title: 'Coast', points: [] });
assert.equal(history.undo(), 'name');
assert.deepEqual(sketch.state, { title: '', points: [] });
assert.equal(history.undo(), undefined);

// The history is bounded: the oldest checkpoints are forgotten.
for (let x = 0; x < 4; x++) {
  history.checkpoint(`point ${x}`);
  sketch.addPoint(x, 0);
}
assert.deepEqual([history.undo(), history.undo(), history.undo()], ['point 3', 'point 2', undefined]);
assert.equal(sketch.state.points.length, 2);

// A snapshot stays what it was, may be restored again, and shows nothing of the state.
const memento = sketch.save('two points');
sketch.rename('Changed');
sketch.addPoint(9, 9);
sketch.restore(memento);
sketch.addPoint(8, 8);
sketch.restore(memento);
assert.deepEqual(sketch.state, {
  title: '',
  points: [
    [0, 0],
    [1, 0],
  ],
});
assert.deepEqual(Reflect.ownKeys(memento), ['label']);

// Neither a forged one nor one of another sketch is taken.
assert.throws(() => sketch.restore({ label: 'two points' }), TypeError);
assert.throws(() => new Sketch().restore(memento), { message: 'not a snapshot of this sketch: two points' });
assert.throws(() => new SketchHistory(sketch, 0), RangeError);
