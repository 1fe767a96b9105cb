// pattern: mediator
// prefix: dpMediator
// description: Mediator: colleagues report events to it and know nothing else; the rules between them are in one place
// placeholders: CrossingEvent, Mediator, Barrier, TrainSensor, LevelCrossing
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly kind: 'trainNear', readonly track: number }
 *   | { readonly kind: 'trainGone', readonly track: number }
 *   | { readonly kind: 'barrierStuck' }
 * )} CrossingEvent
 */

/**
 * A function, all that colleagues know of the others: they tell what happened to them, not what should follow.
 * @typedef {(event: CrossingEvent) => void} Mediator
 */

export class TrainSensor {
  #tell;
  #track;

  /** @param {Mediator} tell @param {number} track */
  constructor(tell, track) {
    this.#tell = tell;
    this.#track = track;
  }

  /** @param {boolean} near */
  detect(near) {
    this.#tell({ kind: near ? 'trainNear' : 'trainGone', track: this.#track });
  }
}

export class Barrier {
  #tell;
  #move;

  /**
   * @param {Mediator} tell
   * @param {(down: boolean) => boolean} move returns false if the motor did not turn
   */
  constructor(tell, move) {
    this.#tell = tell;
    this.#move = move;
  }

  /** @param {boolean} down */
  set(down) {
    if (!this.#move(down)) this.#tell({ kind: 'barrierStuck' });
  }
}

/** Makes the colleagues and holds the rules between them, so that each can be used and tested without the others. */
export class LevelCrossing {
  /** @type {Set<number>} */
  #busy = new Set();
  #barrier;
  #signal;
  /** @readonly */
  sensors;

  /**
   * @param {number} tracks
   * @param {(down: boolean) => boolean} move
   * @param {(stop: boolean) => void} signal
   */
  constructor(tracks, move, signal) {
    /** @type {Mediator} */
    const tell = (event) => this.#handle(event);
    this.#barrier = new Barrier(tell, move);
    this.#signal = signal;
    this.sensors = Array.from({ length: tracks }, (_, track) => new TrainSensor(tell, track));
  }

  /** @param {CrossingEvent} event */
  #handle(event) {
    switch (event.kind) {
      case 'trainNear':
        if (this.#busy.size === 0) this.#barrier.set(true);
        this.#busy.add(event.track);
        return;
      case 'trainGone':
        if (this.#busy.delete(event.track) && this.#busy.size === 0) this.#barrier.set(false);
        return;
      case 'barrierStuck':
        return this.#signal(true);
    }
  }
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {string[]} */
const log = [];
let stuck = false;
const crossing = new LevelCrossing(
  2,
  (down) => {
    log.push(down ? 'down' : 'up');
    return !stuck;
  },
  (stop) => log.push(stop ? 'stop' : 'go'),
);
const [north, south] = crossing.sensors;
assert.ok(north && south);

// The barrier goes up when the last train is gone, not the first; no sensor knows of the other.
north.detect(true);
south.detect(true);
north.detect(false);
assert.deepEqual(log, ['down']);
south.detect(false);
assert.deepEqual(log, ['down', 'up']);

// A sensor that reports twice moves nothing twice.
south.detect(false);
north.detect(true);
north.detect(true);
assert.deepEqual(log, ['down', 'up', 'down']);
north.detect(false);
assert.equal(log.at(-1), 'up');

// A stuck barrier stops the trains, without the barrier knowing about the signal.
log.length = 0;
stuck = true;
south.detect(true);
assert.deepEqual(log, ['down', 'stop']);

// Colleagues work alone, with whatever listens.
/** @type {CrossingEvent[]} */
const told = [];
new TrainSensor((event) => told.push(event), 5).detect(true);
new Barrier(
  (event) => told.push(event),
  () => false,
).set(true);
assert.deepEqual(told, [{ kind: 'trainNear', track: 5 }, { kind: 'barrierStuck' }]);
