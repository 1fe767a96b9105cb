import assert from 'node:assert/strict';
import { checkTargets, median, renderTable } from '../../build/bench/figures';

suite('the figures of a measurement', () => {
  test('the median is the middle value, or the mean of the two in the middle', () => {
    assert.equal(median([30, 10, 20]), 20);
    assert.equal(median([40, 10, 20, 30]), 25);
  });

  test('one slow round changes no ratio', () => {
    const times = {
      empty: [100, 90, 900],
      topic: [125, 120, 800],
      switch: [40, 45, 49],
      preview: [700, 800, 750],
    };
    const table = renderTable('In use', times);
    assert.match(table, /empty webview panel \(a\) +100 +90 +900 +1\.00 x/);
    assert.match(table, /topic, all diagrams visible +125 +120 +800 +1\.25 x/);
  });

  test('a target is reached at its limit and missed beyond it', () => {
    const reached = { empty: [100], topic: [125], switch: [49], preview: [625] };
    const missed = { empty: [100], topic: [126], switch: [50], preview: [620] };
    assert.deepEqual(
      checkTargets(reached).map((target) => target.reached),
      [true, true, true],
    );
    assert.deepEqual(
      checkTargets(missed).map((target) => target.reached),
      [false, false, false],
    );
  });
});
