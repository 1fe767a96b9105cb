// pattern: mediator
// prefix: dpMediator
// description: Mediator: colleagues report events to it and know only its type; the rules between them are in one place
// placeholders: CrossingEvent, Mediator, Barrier, TrainSensor, LevelCrossing
// --- snippet ---
export type CrossingEvent =
  | { readonly kind: 'trainNear'; readonly track: number }
  | { readonly kind: 'trainGone'; readonly track: number }
  | { readonly kind: 'barrierStuck' };

/** All that colleagues know of the others: they tell what happened to them, not what should follow. */
export type Mediator = (event: CrossingEvent) => void;

export class TrainSensor {
  readonly #tell: Mediator;
  readonly #track: number;

  constructor(tell: Mediator, track: number) {
    this.#tell = tell;
    this.#track = track;
  }

  detect(near: boolean): void {
    this.#tell({ kind: near ? 'trainNear' : 'trainGone', track: this.#track });
  }
}

export class Barrier {
  readonly #tell: Mediator;
  readonly #move: (down: boolean) => boolean; // false: the motor did not turn

  constructor(tell: Mediator, move: (down: boolean) => boolean) {
    this.#tell = tell;
    this.#move = move;
  }

  set(down: boolean): void {
    if (!this.#move(down)) this.#tell({ kind: 'barrierStuck' });
  }
}

/** Makes the colleagues and holds the rules between them, so that each can be used and tested without the others. */
export class LevelCrossing {
  readonly #busy = new Set<number>();
  readonly #barrier: Barrier;
  readonly #signal: (stop: boolean) => void;
  readonly sensors: readonly TrainSensor[];

  constructor(tracks: number, move: (down: boolean) => boolean, signal: (stop: boolean) => void) {
    const tell: Mediator = (event) => this.#handle(event);
    this.#barrier = new Barrier(tell, move);
    this.#signal = signal;
    this.sensors = Array.from({ length: tracks }, (_, track) => new TrainSensor(tell, track));
  }

  #handle(event: CrossingEvent): void {
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

const log: string[] = [];
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
const told: CrossingEvent[] = [];
new TrainSensor((event) => told.push(event), 5).detect(true);
new Barrier(
  (event) => told.push(event),
  () => false,
).set(true);
assert.deepEqual(told, [{ kind: 'trainNear', track: 5 }, { kind: 'barrierStuck' }]);
