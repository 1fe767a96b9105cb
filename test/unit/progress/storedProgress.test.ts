import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf, withMark } from '../../../src/core/progress/progress';
import { readProgress, writeProgress } from '../../../src/core/progress/storedProgress';
import { anyJson, anyProgress, anySaved } from './anyProgress';

const time = '2026-01-01T12:00:00.000Z';

suite('a saved state', () => {
  test('reads back as it was written', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        assert.deepEqual(readProgress(writeProgress(progress)), progress);
      }),
    );
  });

  test('whatever was saved, reading it does not throw, and writing it back loses nothing', () => {
    fc.assert(
      fc.property(anySaved, (saved) => {
        const { version, topics, ...others } = writeProgress(readProgress(saved));
        const {
          version: savedVersion,
          topics: savedTopics,
          ...savedOthers
        } = saved as Record<string, unknown>;
        assert.deepEqual(topics, savedTopics);
        assert.deepEqual(others, savedOthers);
        assert.equal(version, Math.max(1, Number(savedVersion ?? 1)));
      }),
    );
    fc.assert(
      fc.property(anyJson, (saved) => {
        assert.ok(JSON.stringify(writeProgress(readProgress(saved))).length > 0);
      }),
    );
  });

  test('a newer version keeps its number, its fields and its topics when this one changes a mark', () => {
    const saved = {
      version: 7,
      streak: { days: 3 },
      topics: { jwt: { learned: time, rating: 5 }, 'a/b': { learned: time }, tls: [1] },
      last: { topic: 'jwt', at: time, scroll: 12 },
    };
    const progress = readProgress(saved);
    assert.equal(marksOf(progress, 'jwt').learned, true);
    assert.equal(progress.last?.topic, 'jwt');
    const changed = withMark(progress, 'jwt', 'bookmarked', true, new Date(time));
    assert.deepEqual(writeProgress(changed), {
      ...saved,
      topics: { ...saved.topics, jwt: { learned: time, rating: 5, bookmarked: time } },
    });
  });

  test('of a damaged state the sound parts are used, and the rest is still there', () => {
    const saved = {
      version: 1,
      topics: { jwt: { learned: 'yesterday', bookmarked: time, section: 'pitfalls' }, tls: 'learned' },
      last: 5,
    };
    const progress = readProgress(saved);
    assert.deepEqual(marksOf(progress, 'jwt'), { learned: false, bookmarked: true, started: false });
    assert.equal(progress.last, undefined);
    const changed = withMark(progress, 'tls', 'learned', true, new Date(time));
    assert.deepEqual(writeProgress(changed), {
      ...saved,
      topics: { jwt: saved.topics.jwt, tls: { learned: time, damaged: 'learned' } },
    });
    assert.deepEqual(writeProgress(readProgress('scrambled')), {
      version: 1,
      topics: {},
      damaged: 'scrambled',
    });
  });

  test('days that do not exist and times without a zone are not times', () => {
    for (const learned of ['2026-02-30T12:00:00.000Z', '2026-01-01', '2026-01-01T12:00:00.000', 5]) {
      assert.equal(readProgress({ topics: { jwt: { learned } } }).topics.size, 0, String(learned));
    }
  });
});
