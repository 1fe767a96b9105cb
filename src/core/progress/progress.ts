import type { Plain } from './plain';

/**
 * What is remembered of a topic. All times are UTC, `2026-11-24T08:30:00.000Z`, so that they compare as text.
 * A mark that was taken back leaves the time of that: it must not come back from another machine.
 */
export interface TopicProgress {
  readonly learned?: string;
  readonly notLearned?: string;
  readonly bookmarked?: string;
  readonly notBookmarked?: string;
  /** When the reader last began to read it. */
  readonly started?: string;
  /** The section that was read last. */
  readonly section?: string;
}

/** The place that was read last. */
export interface LastRead {
  readonly topic: string;
  readonly section?: string;
  readonly at: string;
}

/** How far a reader has come. */
export interface Progress {
  readonly topics: ReadonlyMap<string, TopicProgress>;
  readonly last?: LastRead;
  /** What another version wrote and this one does not understand; it is written back as it was. */
  readonly kept: Plain;
}

/** A mark that a reader sets and takes back. */
export type Mark = 'learned' | 'bookmarked';

/** What holds for a topic now. */
export interface Marks {
  readonly learned: boolean;
  readonly bookmarked: boolean;
  readonly started: boolean;
}

export const NO_PROGRESS: Progress = { topics: new Map(), kept: {} };

const TAKEN_BACK = { learned: 'notLearned', bookmarked: 'notBookmarked' } as const;

/** The marks of a topic. Of a mark set and taken back in the same millisecond the mark stays. */
export function marksOf({ topics }: Progress, topic: string): Marks {
  const facts = topics.get(topic) ?? {};
  const holds = (mark: Mark) => facts[mark] !== undefined && facts[mark] >= (facts[TAKEN_BACK[mark]] ?? '');
  return {
    learned: holds('learned'),
    bookmarked: holds('bookmarked'),
    started: facts.started !== undefined,
  };
}

/** Sets or takes back a mark; the same progress if that is so already. */
export function withMark(progress: Progress, topic: string, mark: Mark, value: boolean, now: Date): Progress {
  if (marksOf(progress, topic)[mark] === value) return progress;
  const facts = progress.topics.get(topic) ?? {};
  const at = timeAfter(now, facts[mark], facts[TAKEN_BACK[mark]]);
  return withTopic(progress, topic, { ...facts, [value ? mark : TAKEN_BACK[mark]]: at });
}

/** Remembers what is being read; the same progress if it was read last anyway. */
export function withStarted(
  progress: Progress,
  topic: string,
  section: string | undefined,
  now: Date,
): Progress {
  const facts = progress.topics.get(topic) ?? {};
  const { last } = progress;
  if (facts.started !== undefined && last?.topic === topic && last.section === section) return progress;
  const at = timeAfter(now, facts.started, last?.at);
  const place = section === undefined ? {} : { section };
  return {
    ...withTopic(progress, topic, { ...facts, started: at, ...place }),
    last: { topic, ...place, at },
  };
}

/** How many topics carry each mark. */
export function countMarks(progress: Progress): Readonly<Record<Mark, number>> {
  const all = [...progress.topics.keys()].map((topic) => marksOf(progress, topic));
  return {
    learned: all.filter(({ learned }) => learned).length,
    bookmarked: all.filter(({ bookmarked }) => bookmarked).length,
  };
}

function withTopic(progress: Progress, topic: string, facts: TopicProgress): Progress {
  return { ...progress, topics: new Map(progress.topics).set(topic, facts) };
}

const LAST_TIME = '9999-12-31T23:59:59.999Z';

/** Now, or just after the latest of the earlier times: another machine's clock may be ahead. */
function timeAfter(now: Date, ...earlier: readonly (string | undefined)[]): string {
  const latest = earlier.reduce<string>(
    (late, time) => (time !== undefined && time > late ? time : late),
    '',
  );
  if (latest < now.toISOString()) return now.toISOString();
  return latest >= LAST_TIME ? LAST_TIME : new Date(Date.parse(latest) + 1).toISOString();
}
