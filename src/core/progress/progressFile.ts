import * as v from 'valibot';
import { isPlain, type Plain } from './plain';
import type { Progress, TopicProgress } from './progress';
import {
  lastReadSchema,
  PROGRESS_VERSION,
  readProgress,
  sectionIdSchema,
  timeSchema,
  topicIdSchema,
  writeProgress,
} from './storedProgress';

/** Says in the file itself what it is. */
const KIND = 'system-design-progress';

/** Far more than thousands of topics need. In bytes for a file, in characters for its text. */
export const MAX_PROGRESS_FILE = 1_000_000;

/** Why a file is not imported. */
export type ImportProblem = 'tooLarge' | 'notJson' | 'notProgress' | 'newer' | 'damaged';

export type Imported =
  | { readonly ok: true; readonly progress: Progress }
  | { readonly ok: false; readonly problem: ImportProblem };

/** The progress as the text of a JSON file. */
export function exportProgress(progress: Progress): string {
  return `${JSON.stringify({ kind: KIND, ...writeProgress(progress) }, null, 2)}\n`;
}

const headSchema = v.object({
  kind: v.literal(KIND),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const time = v.exactOptional(timeSchema);
const topicSchema = v.object({
  learned: time,
  notLearned: time,
  bookmarked: time,
  notBookmarked: time,
  started: time,
  section: v.exactOptional(sectionIdSchema),
});
const bodySchema = v.object({
  // Not a record of valibot's, which leaves out some keys, such as "prototype".
  topics: v.custom<Plain>(isTopics),
  last: v.exactOptional(lastReadSchema),
});

function isTopics(value: unknown): value is Plain {
  return (
    isPlain(value) &&
    Object.entries(value).every(([id, topic]) => v.is(topicIdSchema, id) && v.is(topicSchema, topic))
  );
}

/**
 * Reads a file. One that is wrong anywhere is refused as a whole; fields that are not known are left out, as a file
 * may come from anyone. A time in the future becomes now: a wrong clock must not win over every later change.
 */
export function importProgress(text: string, now: Date): Imported {
  if (text.length > MAX_PROGRESS_FILE) return { ok: false, problem: 'tooLarge' };
  const data = parse(text);
  if (data === undefined) return { ok: false, problem: 'notJson' };
  const head = v.safeParse(headSchema, data);
  if (!head.success) return { ok: false, problem: 'notProgress' };
  if (head.output.version > PROGRESS_VERSION) return { ok: false, problem: 'newer' };
  const body = v.safeParse(bodySchema, data);
  if (!body.success) return { ok: false, problem: 'damaged' };
  return { ok: true, progress: notAfter({ ...readProgress(body.output), kept: {} }, now.toISOString()) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function notAfter({ topics, last, kept }: Progress, now: string): Progress {
  const capped = (topic: TopicProgress): TopicProgress =>
    Object.fromEntries(
      Object.entries(topic).map(([name, fact]) => [name, name !== 'section' && fact > now ? now : fact]),
    );
  return {
    topics: new Map([...topics].map(([id, topic]) => [id, capped(topic)])),
    ...(last && { last: { ...last, at: last.at > now ? now : last.at } }),
    kept,
  };
}
