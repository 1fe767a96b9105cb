import type { Token } from 'markdown-it';
import type * as v from 'valibot';
import { readMermaidSource } from '../diagrams/mermaidSource';
import { headings, listItems, type Heading } from '../markdown/blocks';
import { createLenientParser, createParser, plainText } from '../markdown/parser';
import type { SectionSummary } from '../model/catalog';
import type { Position } from '../model/diagnostic';
import { baseName, folderName, type ContentFile } from '../text/contentFile';
import { patternBlockPrefix } from '../text/blockIds';
import { createSlugger } from '../text/slug';
import { countWords } from '../text/words';
import {
  frontMatterSchema,
  patternFrontMatterSchema,
  type FrontMatter,
  type PatternFrontMatter,
} from '../yaml/schemas';
import type { Diagnose } from '../model/diagnose';
import { readFrontMatter } from './frontMatter';

/** A diagram as found in a page. `tokenIndex` is that of its fence in the draft's tokens. */
export interface DiagramDraft {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  /** Line of the opening fence in the file, from 1. */
  readonly line: number;
  readonly plays: boolean;
  readonly tokenIndex: number;
  /** The narration's items, if a numbered list follows the fence; and where that list ends. */
  readonly steps?: { readonly items: readonly (readonly Token[])[]; readonly end: number };
}

/** A page that was read but not yet checked against the others. */
export type PageDraft = TopicDraft | PatternPageDraft;

export interface TopicDraft extends DraftOf<FrontMatter> {
  readonly kind: 'topic';
  readonly category: string;
}

export interface PatternPageDraft extends DraftOf<PatternFrontMatter> {
  readonly kind: 'pattern';
}

interface DraftOf<T> {
  readonly id: string;
  /** What the ids of its diagrams and code begin with. */
  readonly blockPrefix: string;
  readonly path: string;
  readonly frontMatter?: T;
  readonly positionOf: (path: readonly (string | number)[]) => Position;
  readonly lines: readonly string[];
  readonly bodyOffset: number;
  /** For rendering. */
  readonly tokens: readonly Token[];
  /** For checks: with raw HTML and every link. */
  readonly lenientTokens: readonly Token[];
  readonly headings: readonly Heading[];
  readonly sections: readonly SectionSummary[];
  readonly diagrams: readonly DiagramDraft[];
  /** Words of prose: without code, diagrams and front matter. */
  readonly words: number;
}

const parser = createParser();
const lenientParser = createLenientParser();

/** Reads the page of a topic. Reports what is wrong with its front matter; the rest is for the checks. */
export function readTopic(file: ContentFile, diagnose: Diagnose): TopicDraft {
  const draft = readPage(file, frontMatterSchema, baseName(file.path), diagnose);
  return { ...draft, kind: 'topic', category: folderName(file.path) };
}

/** Reads the page of a pattern, as {@link readTopic} does that of a topic. */
export function readPatternPage(file: ContentFile, diagnose: Diagnose): PatternPageDraft {
  const blockPrefix = patternBlockPrefix(baseName(file.path));
  return { ...readPage(file, patternFrontMatterSchema, blockPrefix, diagnose), kind: 'pattern' };
}

function readPage<T>(
  file: ContentFile,
  schema: v.GenericSchema<unknown, T>,
  blockPrefix: string,
  diagnose: Diagnose,
): DraftOf<T> {
  const front = readFrontMatter(file, schema);
  for (const { code, line, column, message } of front.diagnostics) {
    diagnose.report(code, line, column, message);
  }
  const tokens = parser.parse(front.body, {});
  const all = headings(tokens, plainText);
  return {
    id: baseName(file.path),
    blockPrefix,
    path: file.path,
    ...(front.value === undefined ? {} : { frontMatter: front.value }),
    positionOf: front.positionOf,
    lines: file.text.split('\n'),
    bodyOffset: front.bodyOffset,
    tokens,
    lenientTokens: lenientParser.parse(front.body, {}),
    headings: all,
    sections: sectionsOf(all),
    diagrams: diagramsOf(blockPrefix, tokens, front.bodyOffset),
    words: tokens.reduce(
      (sum, token) => sum + (token.type === 'inline' ? countWords(plainText(token)) : 0),
      0,
    ),
  };
}

function sectionsOf(all: readonly Heading[]): SectionSummary[] {
  const slug = createSlugger();
  return all.map(({ text, level }) => ({ id: slug(text), title: text, level }));
}

function diagramsOf(prefix: string, tokens: readonly Token[], bodyOffset: number): DiagramDraft[] {
  const found: DiagramDraft[] = [];
  tokens.forEach((token, tokenIndex) => {
    const [language, ...words] = token.info.trim().split(/\s+/);
    if (token.type !== 'fence' || language !== 'mermaid' || token.level > 0) return;
    const { kind, accTitle = '', accDescr = '' } = readMermaidSource(token.content);
    const next = tokens[tokenIndex + 1];
    const plays = words.includes('play');
    found.push({
      id: `${prefix}-${found.length + 1}`,
      source: token.content,
      kind,
      title: accTitle,
      description: accDescr,
      line: bodyOffset + (token.map?.[0] ?? 0) + 1,
      plays,
      tokenIndex,
      ...(plays && next?.type === 'ordered_list_open' ? { steps: listItems(tokens, tokenIndex + 1) } : {}),
    });
  });
  return found;
}
