import { isPlain, mergePlain } from './plain';
import { marksOf, type LastRead, type Mark, type Progress, type TopicProgress } from './progress';

const TIMES = ['learned', 'notLearned', 'bookmarked', 'notBookmarked'] as const;

/**
 * Two readers' progress, or one's on two machines, as one: of each fact the newest holds. The order does not
 * matter, and merging the same again changes nothing.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const ids = new Set([...a.topics.keys(), ...b.topics.keys()]);
  const kept = mergePlain(a.kept, b.kept);
  const last = laterOf(a.last, b.last);
  return {
    topics: new Map([...ids].map((id) => [id, mergeTopics(a.topics.get(id) ?? {}, b.topics.get(id) ?? {})])),
    ...(last === undefined ? {} : { last }),
    kept: isPlain(kept) ? kept : {},
  };
}

function mergeTopics(a: TopicProgress, b: TopicProgress): TopicProgress {
  const times = TIMES.map((name) => [name, [a[name] ?? '', b[name] ?? ''].sort()[1]] as const);
  const reading = readingKey(a) >= readingKey(b) ? a : b;
  return {
    ...Object.fromEntries(times.filter(([, time]) => time !== '')),
    ...(reading.started === undefined ? {} : { started: reading.started }),
    ...(reading.section === undefined ? {} : { section: reading.section }),
  };
}

function readingKey({ started, section }: TopicProgress): string {
  return `${started ?? ''} ${section ?? ''}`;
}

function laterOf(a: LastRead | undefined, b: LastRead | undefined): LastRead | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const key = ({ at, topic, section }: LastRead) => `${at} ${topic} ${section ?? ''}`;
  return key(a) >= key(b) ? a : b;
}

/** What a merge changed. */
export interface MarkChanges {
  /** Topics that were not learned before. */
  readonly learned: number;
  readonly bookmarked: number;
  /** Marks of either kind that were there before. */
  readonly removed: number;
}

export function changesBetween(before: Progress, after: Progress): MarkChanges {
  const ids = [...new Set([...before.topics.keys(), ...after.topics.keys()])];
  const count = (mark: Mark, was: boolean) =>
    ids.filter((id) => marksOf(before, id)[mark] === was && marksOf(after, id)[mark] !== was).length;
  return {
    learned: count('learned', false),
    bookmarked: count('bookmarked', false),
    removed: count('learned', true) + count('bookmarked', true),
  };
}
