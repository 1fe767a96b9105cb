import * as v from 'valibot';
import { isPlain, overlay, own, type Plain } from './plain';
import type { LastRead, Progress, TopicProgress } from './progress';

/** The version of the format. A later version may add fields and topics; it keeps what this one knows. */
export const PROGRESS_VERSION = 1;

/** A UTC time as `Date.toISOString` writes it. */
export const timeSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text),
);
export const topicIdSchema = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));
export const sectionIdSchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[\p{L}\p{N}\p{M}_-]+$/u));

const lastFields = { topic: topicIdSchema, section: v.exactOptional(sectionIdSchema), at: timeSchema };
export const lastReadSchema = v.object(lastFields);

const TIMES: ReadonlySet<string> = new Set([
  'learned',
  'notLearned',
  'bookmarked',
  'notBookmarked',
  'started',
]);

/**
 * Reads a saved state, which may be damaged or another version's. Never throws: what is understood is used, all
 * else is kept for `writeProgress`.
 */
export function readProgress(value: unknown): Progress {
  if (value === undefined) return { topics: new Map(), kept: {} };
  if (!isPlain(value)) return { topics: new Map(), kept: { damaged: value } };
  const { version, topics: savedTopics, last: savedLast, ...others } = value;
  const topics = readTopics(savedTopics);
  const last = readLast(savedLast);
  const kept = {
    ...others,
    ...(typeof version === 'number' && version > PROGRESS_VERSION ? { version } : {}),
    ...(topics.kept === undefined ? {} : { topics: topics.kept }),
    ...(last.kept === undefined ? {} : { last: last.kept }),
  };
  return { topics: topics.understood, ...(last.understood && { last: last.understood }), kept };
}

/** The state to save: what is known now, laid over what was kept. */
export function writeProgress({ topics, last, kept }: Progress): Plain {
  const keptTopics = kept['topics'];
  const facts = [...topics].map(([id, topic]) => [id, overlay(own(keptTopics, id), { ...topic })] as const);
  return {
    version: PROGRESS_VERSION,
    ...kept,
    topics: overlay(keptTopics, Object.fromEntries(facts)),
    ...(last && { last: overlay(kept['last'], { ...last }) }),
  };
}

function readTopics(value: unknown): {
  readonly understood: Map<string, TopicProgress>;
  readonly kept?: unknown;
} {
  const understood = new Map<string, TopicProgress>();
  if (!isPlain(value)) return { understood, kept: value };
  const kept: [string, unknown][] = [];
  for (const [id, saved] of Object.entries(value)) {
    if (!isPlain(saved) || !v.is(topicIdSchema, id)) {
      kept.push([id, saved]);
      continue;
    }
    const known = Object.entries(saved).filter(([name, fact]) => isUnderstood(name, fact, saved));
    const others = Object.entries(saved).filter(([name, fact]) => !isUnderstood(name, fact, saved));
    if (known.length > 0) understood.set(id, Object.fromEntries(known));
    if (others.length > 0 || known.length === 0) kept.push([id, Object.fromEntries(others)]);
  }
  return { understood, ...(kept.length > 0 && { kept: Object.fromEntries(kept) }) };
}

/** A section without the time it was read at says nothing. */
function isUnderstood(name: string, fact: unknown, topic: Plain): boolean {
  if (name === 'section') return v.is(sectionIdSchema, fact) && v.is(timeSchema, own(topic, 'started'));
  return TIMES.has(name) && v.is(timeSchema, fact);
}

function readLast(value: unknown): { readonly understood?: LastRead; readonly kept?: unknown } {
  const result = v.safeParse(lastReadSchema, value);
  if (!result.success || !isPlain(value)) return { kept: value };
  const others = Object.entries(value).filter(([name]) => !Object.hasOwn(lastFields, name));
  return { understood: result.output, ...(others.length > 0 && { kept: Object.fromEntries(others) }) };
}
