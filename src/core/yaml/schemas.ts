import * as v from 'valibot';

/** Schemas of everything written in YAML. Messages say what to write. */

const text = (max: number) =>
  v.pipe(
    v.string('write text here'),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max, (issue) => `is ${issue.input.length} characters long; at most ${max} are shown`),
  );

const id = v.pipe(
  v.string('write an id here'),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'an id is lower-case words joined by hyphens, such as "circuit-breaker"',
  ),
);

const ids = v.array(id, 'write a list of ids, such as [jwt, oauth]');
const date = v.pipe(
  v.string('write a day as YYYY-MM-DD'),
  v.isoDate('write a day as YYYY-MM-DD'),
  v.check(isDay, (issue) => `there is no ${issue.input} in the calendar`),
);

/** February has no 31st: a date that overflows comes back as another day. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  v.picklist(values, `write one of: ${values.join(', ')}`);

const source = v.strictObject({
  id,
  title: text(160),
  url: v.pipe(v.string('write an https address'), v.regex(/^https:\/\/\S+$/, 'a source is an https address')),
  kind: choice(['standard', 'paper', 'documentation', 'book', 'article']),
});

const sources = v.pipe(
  v.array(source, 'write a list of sources'),
  v.minLength(1, 'name at least one source'),
);

export const frontMatterSchema = v.strictObject({
  title: text(60),
  summary: text(160),
  level: choice(['foundation', 'core', 'advanced']),
  form: v.optional(choice(['topic', 'cheat-sheet', 'case-study']), 'topic'),
  aliases: v.array(text(60), 'write a list of words'),
  terms: ids,
  patterns: ids,
  related: ids,
  reviewed: date,
  sources,
});

export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

/** What stands above the page of a pattern; its name and summary stand in the list of patterns. */
export const patternFrontMatterSchema = v.strictObject({
  related: v.pipe(ids, v.minLength(1, 'name at least one pattern that is near to this one')),
  terms: v.optional(ids, []),
  reviewed: date,
  sources,
});

export type PatternFrontMatter = v.InferOutput<typeof patternFrontMatterSchema>;

export const catalogSchema = v.strictObject({
  categories: v.array(
    v.strictObject({
      id,
      title: text(60),
      summary: text(160),
      icon: v.pipe(
        v.string('write the name of a codicon'),
        v.regex(/^[a-z0-9-]+$/, 'write the name of a codicon'),
      ),
      topics: ids,
      /** Topics to come: a term may name one already. */
      planned: v.optional(ids, []),
    }),
    'write a list of categories',
  ),
});

export type CatalogFile = v.InferOutput<typeof catalogSchema>;

const match = choice(['exact', 'word', 'phrase', 'joined']);

/** Words to look for around a spelling. */
const cues = v.pipe(
  v.array(
    v.pipe(v.string('write a word'), v.regex(/^[a-z0-9]+$/, 'a cue is one word of small letters and digits')),
    'write a list of words',
  ),
  v.minLength(1, 'name at least one word, or leave the cues out'),
);

/** What limits a spelling of a term. */
const limits = {
  where: v.optional(choice(['anywhere', 'prose', 'compound', 'type'])),
  cues: v.optional(cues),
  languages: v.optional(v.array(v.string('write the id of a language'), 'write a list of language ids')),
};

const spelling = v.union(
  [text(60), v.strictObject({ text: text(60), match, ...limits })],
  'write a spelling, or its text and match',
);

export const glossarySchema = v.strictObject({
  terms: v.array(
    v.strictObject({
      id,
      name: text(40),
      expansion: v.optional(text(80)),
      meaning: text(320),
      also: v.optional(v.array(spelling, 'write a list of spellings'), []),
      covers: v.optional(v.array(spelling, 'write a list of spellings'), []),
      found: v.optional(v.array(spelling, 'write a list of spellings'), []),
      match,
      ...limits,
      not: v.optional(v.array(text(60), 'write a list of texts'), []),
      unless: v.optional(cues),
      confusedWith: v.optional(text(160)),
      related: v.optional(ids, []),
      topic: v.optional(id),
      section: v.optional(id),
      patterns: v.optional(ids, []),
    }),
    'write a list of terms',
  ),
});

export type GlossaryFile = v.InferOutput<typeof glossarySchema>;

export const patternsSchema = v.strictObject({
  patterns: v.array(
    v.strictObject({ id, name: text(60), group: id, summary: text(160), topic: v.optional(id) }),
    'write a list of patterns',
  ),
});

export type PatternsFile = v.InferOutput<typeof patternsSchema>;

export const referenceSchema = v.strictObject({
  entries: v.array(
    v.strictObject({
      key: text(60),
      title: v.optional(text(60)),
      source: v.optional(text(60)),
      meaning: text(220),
    }),
    'write a list of entries',
  ),
});
