import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesBetween, mergeProgress } from '../../../src/core/progress/mergeProgress';
import { marksOf, NO_PROGRESS, withMark, type Progress } from '../../../src/core/progress/progress';
import { writeProgress } from '../../../src/core/progress/storedProgress';
import { anyProgress } from './anyProgress';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const facts = ['learned', 'notLearned', 'bookmarked', 'notBookmarked', 'started'] as const;

/** Every key of some data, at any depth, as a path. */
function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}/${key}`))];
}

suite('merging progress', () => {
  test('the newest holds, whichever it is: a mark or that it was taken back', () => {
    const learned = withMark(NO_PROGRESS, 'jwt', 'learned', true, at(1));
    const unlearned = withMark(learned, 'jwt', 'learned', false, at(2));
    const again = withMark(unlearned, 'jwt', 'learned', true, at(3));
    assert.equal(marksOf(mergeProgress(learned, unlearned), 'jwt').learned, false);
    assert.equal(marksOf(mergeProgress(again, unlearned), 'jwt').learned, true);
  });

  test('the order does not matter', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        assert.deepEqual(mergeProgress(a, b), mergeProgress(b, a));
      }),
    );
  });

  test('nor how three are grouped', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, anyProgress, (a, b, c) => {
        const known = ({ topics, last }: Progress) => ({ topics, last });
        assert.deepEqual(
          known(mergeProgress(mergeProgress(a, b), c)),
          known(mergeProgress(a, mergeProgress(b, c))),
        );
      }),
    );
  });

  test('the same again changes nothing', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        assert.deepEqual(mergeProgress(a, a), a);
        const merged = mergeProgress(a, b);
        assert.deepEqual(mergeProgress(merged, b), merged);
      }),
    );
  });

  test('nothing is lost: no topic, no field, and no fact gets older', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        const merged = mergeProgress(a, b);
        for (const [id, topic] of [...a.topics, ...b.topics]) {
          const after = merged.topics.get(id) ?? {};
          for (const fact of facts) assert.ok((after[fact] ?? '') >= (topic[fact] ?? ''), `${id} ${fact}`);
        }
        for (const progress of [a, b]) {
          assert.ok((merged.last?.at ?? '') >= (progress.last?.at ?? ''));
        }
      }),
    );
  });

  test('fields that are not understood are all there afterwards', () => {
    const saved = (kept: Progress['kept']): Progress => ({ ...NO_PROGRESS, kept });
    const one = saved({ later: { a: 1, both: { x: 1 } }, topics: { jwt: { notes: 'mine' } } });
    const two = saved({ later: { b: 2, both: { y: 2 } }, topics: { jwt: { rating: 5 }, tls: 'new' } });
    assert.deepEqual(writeProgress(mergeProgress(one, two)), {
      version: 1,
      later: { a: 1, both: { x: 1, y: 2 }, b: 2 },
      topics: { jwt: { notes: 'mine', rating: 5 }, tls: 'new' },
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.object()),
        fc.dictionary(fc.string(), fc.string()),
        (a, b) => {
          const merged = new Set(paths(mergeProgress(saved(a), saved(b)).kept));
          for (const path of [...paths(a), ...paths(b)]) assert.ok(merged.has(path), path);
        },
      ),
    );
  });

  test('what a merge changed is counted', () => {
    const before = withMark(NO_PROGRESS, 'jwt', 'learned', true, at(1));
    const other = withMark(
      withMark(before, 'jwt', 'learned', false, at(2)),
      'tls',
      'bookmarked',
      true,
      at(2),
    );
    const after = mergeProgress(before, other);
    assert.deepEqual(changesBetween(before, after), { learned: 0, bookmarked: 1, removed: 1 });
    assert.deepEqual(changesBetween(after, after), { learned: 0, bookmarked: 0, removed: 0 });
  });
});
