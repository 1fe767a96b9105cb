import assert from 'node:assert/strict';
import type { Level, TopicSummary } from '../../../src/core/model/catalog';
import { isFiltering, NO_FILTER, passes, readFilter } from '../../../src/core/progress/topicFilter';

const topic = (level: Level) => ({ level }) as TopicSummary;
const marks = { learned: false, bookmarked: false, started: false };

suite('the filter of topics', () => {
  test('none shows everything', () => {
    assert.ok(!isFiltering(NO_FILTER));
    assert.ok(passes(NO_FILTER, topic('core'), { ...marks, learned: true }));
  });

  test('conditions add up; one of the levels suffices', () => {
    const filter = { notLearned: true, bookmarked: true, levels: ['core', 'advanced'] as const };
    const wanted = { ...marks, bookmarked: true };
    assert.ok(isFiltering(filter));
    assert.ok(passes(filter, topic('core'), wanted));
    assert.ok(passes(filter, topic('advanced'), wanted));
    assert.ok(!passes(filter, topic('foundation'), wanted));
    assert.ok(!passes(filter, topic('core'), { ...wanted, learned: true }));
    assert.ok(!passes(filter, topic('core'), marks));
  });

  test('what was remembered is used if it is understood', () => {
    const filter = { notLearned: true, bookmarked: false, levels: ['core'] };
    assert.deepEqual(readFilter(filter), filter);
    for (const value of [undefined, 'all', { ...filter, levels: ['expert'] }, { levels: [] }]) {
      assert.deepEqual(readFilter(value), NO_FILTER);
    }
  });
});
