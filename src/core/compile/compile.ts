import type { Catalog, Category, TopicSummary } from '../model/catalog';
import type { Diagnostic } from '../model/diagnostic';
import type { Article, Page } from '../model/page';
import type { PatternPage } from '../model/pattern';
import type { ReferenceTables } from '../model/reference';
import type { Term } from '../model/term';
import { checkSnippets, snippetContribution, type SnippetContribution } from '../snippets/contribution';
import type { Highlight } from '../render/renderer';
import type { RenderOptions } from '../render/renderArticle';
import { buildTermIndex } from '../terms/termIndex';
import type { ContentFile } from '../text/contentFile';
import type { CatalogFile } from '../yaml/schemas';
import { isComplete, references, toArticle, type Complete } from './article';
import { checkCallouts } from './checks/checkCallouts';
import { checkCatalog } from './checks/checkCatalog';
import { checkDiagrams } from './checks/checkDiagrams';
import { checkGlossary } from './checks/checkGlossary';
import { checkHeadings } from './checks/checkHeadings';
import { checkMarkup } from './checks/checkMarkup';
import { checkPatterns } from './checks/checkPatterns';
import { checkReferences } from './checks/checkReferences';
import { checkRepeats } from './checks/checkRepeats';
import { checkTemplate } from './checks/checkTemplate';
import { createDiagnose } from '../model/diagnose';
import { inCatalogOrder } from './catalogOrder';
import { findKnown, type Known } from './known';
import { patternPages } from './patternPages';
import { readContent, type ContentDraft } from './readContent';
import type { TopicDraft } from './pageDraft';

/** A diagram to draw, and where it stands, so that a drawing error can be reported there. */
export interface DiagramPlace {
  readonly id: string;
  readonly file: string;
  /** Line of the opening fence. */
  readonly line: number;
}

/** The whole content as data. With any diagnostic the rest is incomplete and not for shipping. */
export interface Compiled {
  readonly catalog: Catalog;
  readonly pages: readonly Page[];
  readonly terms: readonly Term[];
  /** What can be looked up of literals. */
  readonly reference: Partial<ReferenceTables>;
  readonly patterns: readonly PatternPage[];
  /** The Markdown of each page by its topic. */
  readonly sources: ReadonlyMap<string, string>;
  /** For each language the file that `contributes.snippets` names. */
  readonly snippetFiles: ReadonlyMap<string, SnippetFile>;
  readonly places: readonly DiagramPlace[];
  readonly diagnostics: readonly Diagnostic[];
}

/** VS Code's snippets of one language, by name. */
export type SnippetFile = Readonly<Record<string, SnippetContribution>>;

export interface CompileOptions {
  readonly highlight: Highlight;
}

/**
 * Turns content files (`content/**` and `snippets/**`) into the catalog, the pages, the glossary and the patterns.
 * Never throws for what stands in a file: everything wrong is a diagnostic, and all of them come in one run.
 */
export function compile(files: readonly ContentFile[], options: CompileOptions): Compiled {
  const content = readContent(files);
  const known = findKnown(content);
  const diagnostics = [...content.diagnostics, ...checkAll(content, known)];
  const drafts = content.topics.filter(isComplete);
  const terms = buildTermIndex(content.terms.map(({ term }) => term));
  const rendering = { ...options, terms };
  const pages = drafts.map((draft) => toPage(draft, content, known, rendering));
  const patterns = patternPages(content, known, rendering);
  const catalog = toCatalog(content.catalog?.value, pages, drafts);
  return {
    catalog,
    pages,
    terms: content.terms.map(({ term }) => ({
      ...withoutPlanned(term, known),
      usedBy: usersOf(term.id, content, pages),
      usedByPatterns: patterns
        .filter(({ article }) => article && speaksOf(article, term.id))
        .map(({ id }) => id),
    })),
    reference: content.reference,
    patterns,
    sources: new Map(drafts.map(({ id, lines }) => [id, lines.join('\n')])),
    snippetFiles: snippetFiles(content, known),
    places: [...content.topics, ...content.patternPages].flatMap(({ path, diagrams }) =>
      diagrams.map(({ id, line }) => ({ id, file: path, line })),
    ),
    diagnostics: diagnostics.toSorted(byPlace),
  };
}

function checkAll(content: ContentDraft, known: Known): Diagnostic[] {
  const cross = [checkCatalog(content), checkGlossary(content, known), checkPatterns(content, known)].flat();
  const snippets =
    known.patterns === undefined ? [] : checkSnippets(content.snippets, [...known.patterns.keys()]);
  const inPages = [...content.topics, ...content.patternPages].flatMap((draft) => {
    const diagnose = createDiagnose(draft.path);
    checkHeadings(draft, diagnose);
    checkMarkup(draft, diagnose);
    checkCallouts(draft, diagnose);
    checkDiagrams(draft, diagnose);
    checkTemplate(draft, diagnose);
    checkReferences(draft, known, diagnose);
    return diagnose.all;
  });
  return [...cross, ...snippets, ...inPages, ...checkRepeats([...content.topics, ...content.patternPages])];
}

function snippetFiles(content: ContentDraft, known: Known): ReadonlyMap<string, SnippetFile> {
  const nameOf = (pattern: string) => known.patterns?.get(pattern)?.title ?? pattern;
  const languages = [...new Set(content.snippets.map(({ language }) => language.id))].sort();
  return new Map(
    languages.map((id) => [
      id,
      snippetContribution(
        content.snippets.filter(({ language }) => language.id === id),
        nameOf,
      ),
    ]),
  );
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

function toPage(
  draft: Complete<TopicDraft>,
  content: ContentDraft,
  known: Known,
  options: RenderOptions,
): Page {
  const { title, summary, level, patterns } = draft.frontMatter;
  const category = content.catalog?.value?.categories.find(({ id }) => id === draft.category);
  return {
    id: draft.id,
    category: { id: draft.category, title: category?.title ?? draft.category },
    title,
    summary,
    level,
    ...toArticle(draft, { title, setting: draft.category }, known, options),
    patterns: references(patterns, known.patterns),
  };
}

/** The term without a topic that has no page yet. */
function withoutPlanned(term: Term, { topics }: Known): Term {
  if (term.topic === undefined || topics.has(term.topic)) return term;
  const shown: { -readonly [key in keyof Term]: Term[key] } = { ...term };
  delete shown.topic;
  delete shown.section;
  return shown;
}

/** The topics that speak of the term, in the catalog's order. */
function usersOf(term: string, content: ContentDraft, pages: readonly Page[]): readonly string[] {
  const users = pages.filter((page) => speaksOf(page, term));
  return inCatalogOrder(content, new Set(users.map(({ id }) => id)));
}

function speaksOf({ terms, mentions }: Article, term: string): boolean {
  return terms.some(({ id }) => id === term) || mentions.includes(term);
}

function toCatalog(
  file: CatalogFile | undefined,
  pages: readonly Page[],
  drafts: readonly Complete<TopicDraft>[],
): Catalog {
  const summaries = new Map<string, TopicSummary>();
  pages.forEach(({ id, category, title, summary, level, readingMinutes: minutes, sections }, index) => {
    const aliases = drafts[index]?.frontMatter.aliases ?? [];
    summaries.set(id, {
      id,
      category: category.id,
      title,
      summary,
      level,
      aliases,
      readingMinutes: minutes,
      sections,
    });
  });
  const categories = (file?.categories ?? []).map(({ id, title, summary, icon, topics }): Category => ({
    id,
    title,
    summary,
    icon,
    topics: topics.flatMap((id) => summaries.get(id) ?? []),
  }));
  return { categories };
}
