import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** A place that a reader marked: these characters of a line name these terms, any of which is a right card. */
const mark = v.pipe(
  v.strictObject({
    line: v.number(),
    start: v.number(),
    end: v.number(),
    terms: v.pipe(v.array(v.string()), v.minLength(1)),
    /** A card is right here, but nobody misses one. */
    optional: v.optional(v.boolean(), false),
  }),
);

const passage = {
  /** The project, its licence, and where in it the lines stand. */
  source: v.string(),
  licence: v.string(),
  path: v.string(),
  line: v.number(),
  language: v.string(),
  imports: v.array(v.string()),
  /** What opens the comment, long string or fence that the first line stands in, such as `/**`. */
  within: v.optional(v.array(v.string()), []),
  /** The lines before and behind, which nobody marked: cues stand there too. */
  before: v.optional(v.array(v.string()), []),
  lines: v.array(v.string()),
  after: v.optional(v.array(v.string()), []),
};

const excerpt = v.strictObject({
  ...passage,
  /** `random`: lines taken anywhere; `dense`: lines around a word that may be a term. */
  sample: v.picklist(['random', 'dense']),
  /** Code of an application, rather than of a library or of infrastructure. */
  application: v.boolean(),
  marks: v.array(mark),
});

/** A few lines of real code, and what of their file tells how they are read. */
export type Passage = v.InferOutput<v.StrictObjectSchema<typeof passage, undefined>>;

/** A few lines of real code in which readers who did not know the matcher marked every term. */
export type Excerpt = v.InferOutput<typeof excerpt>;
export type Mark = Excerpt['marks'][number];

/** `tuned`: looked at while rules were written. `reported`: never looked at for that; its figures are those that count. */
export type ExcerptSet = 'tuned' | 'reported';

const FOLDER = 'test/fixtures/hoverPrecision';

/** All excerpts of a set. */
export async function readExcerpts(set: ExcerptSet): Promise<readonly Excerpt[]> {
  return v.parse(v.array(excerpt), await readSet(set));
}

/** Lines taken anywhere in the code of ordinary applications, from each as many. Nobody marked them. */
export async function readApplications(): Promise<readonly Passage[]> {
  return v.parse(v.array(v.strictObject(passage)), await readSet('applications'));
}

async function readSet(set: string): Promise<readonly unknown[]> {
  const folder = join(FOLDER, set);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((text) => v.parse(v.array(v.unknown()), JSON.parse(text)));
}
