import fc from 'fast-check';
import { readProgress } from '../../../src/core/progress/storedProgress';
import type { Progress } from '../../../src/core/progress/progress';

/** Few topics and times, so that two states meet in the same facts. */
export const anyTopic = fc.constantFrom('jwt', 'http-versions', 'constructor', 'gone');
export const anyTime = fc.nat(6).map((ms) => new Date(Date.UTC(2026, 0, 1, 0, 0, 0, ms)).toISOString());

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const compact = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

/** What JSON can hold; it has no negative zero. */
export const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const savedTopic = fc
  .record({
    learned: maybe(anyTime),
    notLearned: maybe(anyTime),
    bookmarked: maybe(anyTime),
    notBookmarked: maybe(anyTime),
    started: maybe(anyTime),
    section: maybe(fc.constantFrom('pitfalls', 'trade-offs')),
    later: maybe(anyJson),
  })
  .map(compact);

/** A saved state as this version, another one or an accident may have left it. */
export const anySaved = fc
  .record({
    version: maybe(fc.nat(3)),
    topics: fc.dictionary(
      fc.oneof({ weight: 4, arbitrary: anyTopic }, fc.string({ maxLength: 3 })),
      fc.oneof({ weight: 4, arbitrary: savedTopic }, anyJson),
      { maxKeys: 5 },
    ),
    last: maybe(
      fc.record({ topic: anyTopic, section: maybe(fc.constant('pitfalls')), at: anyTime }).map(compact),
    ),
    later: maybe(anyJson),
  })
  .map((value) => JSON.parse(JSON.stringify(compact(value))) as unknown);

export const anyProgress: fc.Arbitrary<Progress> = anySaved.map(readProgress);
