import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  advance,
  goTo,
  last,
  next,
  overview,
  pause,
  play,
  previous,
  type Playback,
} from '../../../src/core/player/playback';
import { SPEEDS, stepDuration, toSpeed } from '../../../src/core/player/stepDuration';

const at = (step: number, count = 8): Playback => goTo(overview(count), step);

suite('playback', () => {
  test('begins with the overview; next and previous pass through every step and stop at the ends', () => {
    let playback = overview(3);
    const seen = [playback.step];
    for (let index = 0; index < 4; index++) {
      playback = next(playback);
      seen.push(playback.step);
    }
    for (let index = 0; index < 4; index++) {
      playback = previous(playback);
      seen.push(playback.step);
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 3, 2, 1, 0, 0]);
    assert.equal(last(overview(3)).step, 3);
  });

  test('play begins at the first step, goes on from the middle and begins again at the end', () => {
    assert.deepEqual(play(overview(8)), { step: 1, count: 8, playing: true });
    assert.deepEqual(play(at(5)), { step: 5, count: 8, playing: true });
    assert.deepEqual(play(at(8)), { step: 1, count: 8, playing: true });
    assert.deepEqual(play(overview(0)), overview(0));
  });

  test('by itself it goes on to the last step, gives that its time too, and rests there', () => {
    const steps: (readonly [number, boolean])[] = [];
    let playback = play(overview(3));
    for (let index = 0; index < 5; index++) {
      steps.push([playback.step, playback.playing]);
      playback = advance(playback);
    }
    assert.deepEqual(steps, [
      [1, true],
      [2, true],
      [3, true],
      [3, false],
      [3, false],
    ]);
  });

  test('a move by hand and a pause end the playing', () => {
    const playing = play(at(4));
    for (const moved of [next(playing), previous(playing), goTo(playing, 6), last(playing), pause(playing)]) {
      assert.ok(!moved.playing);
    }
    assert.equal(pause(playing).step, 4);
  });

  test('a number that is none of its steps goes to the nearest', () => {
    const found = [-1, 2.4, 99, Number.NaN, Infinity].map((step) => at(step).step);
    assert.deepEqual(found, [0, 2, 8, 0, 0]);
  });

  test('whatever is done, the step is one it has, and the overview never plays', () => {
    const moves = [next, previous, last, play, pause, advance] as const;
    const anyMove = fc.oneof(
      fc.constantFrom(...moves),
      fc.double().map((step) => (playback: Playback) => goTo(playback, step)),
    );
    fc.assert(
      fc.property(fc.nat(30), fc.array(anyMove), (count, chosen) => {
        let playback = overview(count);
        for (const move of chosen) {
          playback = move(playback);
          assert.equal(playback.count, count);
          assert.ok(Number.isInteger(playback.step) && playback.step >= 0 && playback.step <= count);
          assert.ok(!playback.playing || playback.step > 0);
        }
      }),
    );
  });

  test('whatever was done before, playing comes to rest at the last step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(40), (count, step) => {
        let playback = play(at(step, count));
        for (let index = 0; index <= count; index++) playback = advance(playback);
        assert.deepEqual(playback, { step: count, count, playing: false });
      }),
    );
  });
});

suite('the time of a step', () => {
  test('follows the length of its narration between two bounds', () => {
    assert.equal(stepDuration(70, 'normal'), 5000);
    assert.equal(stepDuration(0, 'normal'), 2500);
    assert.equal(stepDuration(10, 'normal'), 2500);
    assert.equal(stepDuration(5000, 'normal'), 12_000);
  });

  test('is longer when slow and shorter when fast', () => {
    assert.equal(stepDuration(70, 'slow'), 7500);
    assert.equal(stepDuration(70, 'fast'), 3000);
  });

  test('never falls with a longer text, and never rises with a higher speed', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
        const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
        for (const speed of SPEEDS) assert.ok(stepDuration(shorter, speed) <= stepDuration(longer, speed));
        assert.ok(stepDuration(a, 'slow') > stepDuration(a, 'normal'));
        assert.ok(stepDuration(a, 'normal') > stepDuration(a, 'fast'));
      }),
    );
  });

  test('a speed of another version is the normal one', () => {
    assert.deepEqual([toSpeed('slow'), toSpeed('warp'), toSpeed('')], ['slow', 'normal', 'normal']);
  });
});
