import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countMarks, marksOf, NO_PROGRESS, withMark, withStarted } from '../../../src/core/progress/progress';
import { anyProgress, anyTime, anyTopic } from './anyProgress';

const noon = new Date('2026-01-01T12:00:00.000Z');

suite('progress', () => {
  test('a topic begins without marks', () => {
    assert.deepEqual(marksOf(NO_PROGRESS, 'jwt'), { learned: false, bookmarked: false, started: false });
  });

  test('a mark is set and taken back, and leaves the other alone', () => {
    const both = withMark(
      withMark(NO_PROGRESS, 'jwt', 'learned', true, noon),
      'jwt',
      'bookmarked',
      true,
      noon,
    );
    assert.deepEqual(marksOf(both, 'jwt'), { learned: true, bookmarked: true, started: false });
    const one = withMark(both, 'jwt', 'learned', false, noon);
    assert.deepEqual(marksOf(one, 'jwt'), { learned: false, bookmarked: true, started: false });
    assert.deepEqual(countMarks(one), { learned: 0, bookmarked: 1 });
  });

  test('a change holds at once, also under a clock that is behind the one before', () => {
    fc.assert(
      fc.property(anyProgress, anyTopic, fc.boolean(), anyTime, (progress, topic, value, time) => {
        const changed = withMark(progress, topic, 'learned', value, new Date(time));
        assert.equal(marksOf(changed, topic).learned, value);
        const back = withMark(changed, topic, 'learned', !value, new Date(0));
        assert.equal(marksOf(back, topic).learned, !value);
      }),
    );
  });

  test('a mark that is so already changes nothing', () => {
    const learned = withMark(NO_PROGRESS, 'jwt', 'learned', true, noon);
    assert.equal(withMark(learned, 'jwt', 'learned', true, new Date()), learned);
    assert.equal(withMark(learned, 'jwt', 'bookmarked', false, new Date()), learned);
  });

  test('the place read last is remembered, and reading on in it changes nothing', () => {
    const first = withStarted(NO_PROGRESS, 'jwt', undefined, noon);
    assert.deepEqual(first.last, { topic: 'jwt', at: noon.toISOString() });
    const second = withStarted(first, 'jwt', 'pitfalls', new Date(0));
    assert.equal(second.last?.section, 'pitfalls');
    assert.ok((second.topics.get('jwt')?.started ?? '') > noon.toISOString(), 'later than what was there');
    assert.equal(withStarted(second, 'jwt', 'pitfalls', new Date()), second);
    const third = withStarted(second, 'http-versions', undefined, noon);
    assert.equal(third.last?.topic, 'http-versions');
    assert.equal(third.topics.get('jwt')?.section, 'pitfalls');
  });
});
