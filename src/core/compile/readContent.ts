import type { Diagnostic, Position } from '../model/diagnostic';
import type { Pattern } from '../model/pattern';
import { REFERENCE_KINDS, type ReferenceEntry, type ReferenceTables } from '../model/reference';
import type { Term } from '../model/term';
import { parseSnippet } from '../snippets/parseSnippet';
import type { SnippetSource } from '../snippets/snippetSource';
import { baseName, type ContentFile } from '../text/contentFile';
import { shownNames } from '../terms/shownNames';
import { formsOf } from '../terms/termForms';
import { readYaml, type YamlResult } from '../yaml/readYaml';
import {
  catalogSchema,
  glossarySchema,
  patternsSchema,
  referenceSchema,
  type CatalogFile,
  type GlossaryFile,
} from '../yaml/schemas';
import { createDiagnose, type Diagnose } from '../model/diagnose';
import { readPatternPage, readTopic, type PatternPageDraft, type TopicDraft } from './pageDraft';

/** A value of a YAML list, with the places of its parts. */
interface Placed {
  readonly file: string;
  readonly positionOf: (path: readonly (string | number)[]) => Position;
}

export interface TermDraft extends Placed {
  readonly term: Term;
  /** How many spellings the file lists under each key: the term names only those that are shown. */
  readonly listed: { readonly also: number; readonly covers: number; readonly found: number };
}

export interface PatternDraft extends Placed {
  readonly pattern: Pattern;
}

/** All content, each file read by itself; what refers to other files is not checked yet. */
export interface ContentDraft {
  readonly catalog?: YamlResult<CatalogFile>;
  readonly topics: readonly TopicDraft[];
  readonly terms: readonly TermDraft[];
  readonly patterns: readonly PatternDraft[];
  readonly patternPages: readonly PatternPageDraft[];
  readonly snippets: readonly SnippetSource[];
  readonly reference: Partial<ReferenceTables>;
  readonly diagnostics: readonly Diagnostic[];
}

export const CATALOG_PATH = 'content/catalog.yaml';
export const PATTERNS_PATH = 'content/patterns.yaml';

/** Reads every content file. Line ends are made alike first, so that positions and hashes are the same everywhere. */
export function readContent(files: readonly ContentFile[]): ContentDraft {
  const sorted = files
    .map(({ path, text }) => ({ path, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const diagnostics: Diagnostic[] = [];
  const catalog = readCatalog(sorted, diagnostics);
  diagnostics.push(...sorted.filter(isMisplaced).map(misplaced));
  return {
    ...(catalog === undefined ? {} : { catalog }),
    topics: readPages(sorted.filter(isTopic), readTopic, diagnostics),
    terms: sorted.filter(isGlossary).flatMap((file) => readGlossary(file, diagnostics)),
    patterns: sorted
      .filter(({ path }) => path === PATTERNS_PATH)
      .flatMap((file) => readPatterns(file, diagnostics)),
    patternPages: readPages(sorted.filter(isPatternPage), readPatternPage, diagnostics),
    snippets: sorted.filter(isSnippet).flatMap((file) => readSnippet(file, diagnostics)),
    reference: Object.fromEntries(
      sorted.filter(isReference).map((file) => [baseName(file.path), readReference(file, diagnostics)]),
    ),
    diagnostics,
  };
}

function isTopic({ path }: ContentFile): boolean {
  return /^content\/topics\/[^/]+\/[^/]+\.md$/.test(path);
}

function isPatternPage({ path }: ContentFile): boolean {
  return /^content\/patterns\/[^/]+\.md$/.test(path);
}

function readPages<T>(
  files: readonly ContentFile[],
  readPage: (file: ContentFile, diagnose: Diagnose) => T,
  diagnostics: Diagnostic[],
): readonly T[] {
  return files.map((file) => {
    const diagnose = createDiagnose(file.path);
    const draft = readPage(file, diagnose);
    diagnostics.push(...diagnose.all);
    return draft;
  });
}

function isGlossary({ path }: ContentFile): boolean {
  return /^content\/glossary\/[^/]+\.yaml$/.test(path);
}

function isReference({ path }: ContentFile): boolean {
  return REFERENCE_KINDS.some((kind) => path === `content/reference/${kind}.yaml`);
}

/**
 * A file under `content/` that is no catalog, topic, pattern, glossary or table would be left out without a word.
 * What begins with a dot, such as macOS's `.DS_Store`, is the system's.
 */
function isMisplaced(file: ContentFile): boolean {
  const { path } = file;
  const isKnown =
    path === CATALOG_PATH ||
    path === PATTERNS_PATH ||
    [isTopic, isPatternPage, isGlossary, isReference].some((is) => is(file));
  return path.startsWith('content/') && !isKnown && !/\/\.[^/]*$/.test(path);
}

function misplaced({ path }: ContentFile): Diagnostic {
  const message =
    'this file is not read; content is catalog.yaml, patterns.yaml, patterns/<pattern>.md, glossary/<category>.yaml, the tables of reference/ and topics/<category>/<topic>.md';
  return { code: 'content-place', file: path, line: 1, column: 1, message };
}

/** Any file in a language's folder; what lies directly in `snippets/` is documentation. */
function isSnippet({ path }: ContentFile): boolean {
  return /^snippets\/[^/]+\/[^/]+$/.test(path);
}

function readSnippet(file: ContentFile, diagnostics: Diagnostic[]): readonly SnippetSource[] {
  const result = parseSnippet(file);
  diagnostics.push(...result.diagnostics);
  return result.snippet === undefined ? [] : [result.snippet];
}

function readCatalog(
  files: readonly ContentFile[],
  diagnostics: Diagnostic[],
): YamlResult<CatalogFile> | undefined {
  const file = files.find(({ path }) => path === CATALOG_PATH);
  if (file === undefined) {
    const message = 'the catalog is missing; it lists the categories and their topics in order';
    diagnostics.push({ code: 'catalog-missing', file: CATALOG_PATH, line: 1, column: 1, message });
    return undefined;
  }
  const result = readYaml(
    { file: file.path, text: file.text, lineOffset: 0, codePrefix: 'catalog' },
    catalogSchema,
  );
  diagnostics.push(...result.diagnostics);
  return result;
}

function readGlossary(file: ContentFile, diagnostics: Diagnostic[]): TermDraft[] {
  const result = readYaml(
    { file: file.path, text: file.text, lineOffset: 0, codePrefix: 'glossary' },
    glossarySchema,
  );
  diagnostics.push(...result.diagnostics);
  return (result.value?.terms ?? []).map((written, index) => ({
    term: toTerm(written, baseName(file.path)),
    listed: { also: written.also.length, covers: written.covers.length, found: written.found.length },
    file: file.path,
    positionOf: (path) => result.positionOf(['terms', index, ...path]),
  }));
}

function toTerm(written: GlossaryFile['terms'][number], category: string): Term {
  const { id, name, expansion, meaning, not, unless, confusedWith, related, topic, section, patterns } =
    written;
  return {
    id,
    name,
    ...(expansion === undefined ? {} : { expansion }),
    meaning: meaning.replace(/\s+/g, ' '),
    also: shownNames(name, written.also),
    covers: shownNames(name, written.covers),
    forms: formsOf(written),
    not,
    ...(unless === undefined ? {} : { unless }),
    ...(confusedWith === undefined ? {} : { confusedWith }),
    related,
    category,
    ...(topic === undefined ? {} : { topic }),
    ...(section === undefined ? {} : { section }),
    patterns,
    usedBy: [],
    usedByPatterns: [],
  };
}

function readPatterns(file: ContentFile, diagnostics: Diagnostic[]): PatternDraft[] {
  const result = readYaml(
    { file: file.path, text: file.text, lineOffset: 0, codePrefix: 'patterns' },
    patternsSchema,
  );
  diagnostics.push(...result.diagnostics);
  return (result.value?.patterns ?? []).map(({ topic, ...rest }, index) => ({
    pattern: { ...rest, ...(topic === undefined ? {} : { topic }), languages: [] },
    file: file.path,
    positionOf: (path) => result.positionOf(['patterns', index, ...path]),
  }));
}

/** A table of what can be looked up. Each key stands once, whatever the case of its letters. */
function readReference(file: ContentFile, diagnostics: Diagnostic[]): readonly ReferenceEntry[] {
  const result = readYaml(
    { file: file.path, text: file.text, lineOffset: 0, codePrefix: 'reference' },
    referenceSchema,
  );
  diagnostics.push(...result.diagnostics);
  const seen = new Set<string>();
  return (result.value?.entries ?? []).map(({ key, title, source, meaning }, index) => {
    if (seen.has(key.toLowerCase())) {
      const position = result.positionOf(['entries', index, 'key']);
      diagnostics.push({
        code: 'duplicate-id',
        file: file.path,
        ...position,
        message: `"${key}" stands twice`,
      });
    }
    seen.add(key.toLowerCase());
    return {
      key,
      ...(title === undefined ? {} : { title }),
      ...(source === undefined ? {} : { source }),
      meaning,
    };
  });
}
