import { readdirSync, readFileSync } from 'node:fs';
import { patternSnippet } from '../../src/core/snippets/contribution';
import { renameIdentifiers } from '../../src/core/snippets/identifiers';
import { withInsertion } from '../../src/core/snippets/imports/insertion';
import { planImports } from '../../src/core/snippets/imports/planImports';
import type { SnippetSource } from '../../src/core/snippets/snippetSource';
import type { ContentFile } from '../../src/core/text/contentFile';
import { expandSnippet } from './expandSnippet';
import { FURNISHED_FILES } from './furnishedFiles';

/** A program made of a snippet's source, to be compiled and run. */
export interface SnippetProgram {
  /** The source that it is made of. */
  readonly file: string;
  /** What it shows, for the title of its test. */
  readonly title: string;
  /** The name that its language wants for the file. */
  readonly fileName: string;
  readonly text: string;
  /** Whether it is the source itself, formatted as its author left it. */
  readonly isAsWritten: boolean;
}

/** All sources of snippets, found by their place. */
export function readSnippetFiles(): readonly ContentFile[] {
  return readdirSync('snippets', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/**
 * The file as it is, and what a person has who inserts the snippet and types nothing, or a name in each tab stop; for
 * some snippets also what a person has whose file imports some of it already.
 */
export function programsOf(snippet: SnippetSource, sourceText: string): readonly SnippetProgram[] {
  const fileName = snippet.file.slice(snippet.file.lastIndexOf('/') + 1);
  const program = (title: string, text: string, isAsWritten = false) => ({
    file: snippet.file,
    title,
    fileName,
    text,
    isAsWritten,
  });
  const asProposed = (name: string) => name;
  const { preamble, pattern, language } = snippet;
  const furnished = FURNISHED_FILES[language.id];
  return [
    program('as it is written', sourceText, true),
    program('inserted with the names proposed', insertedInto(preamble, snippet, asProposed)),
    program(
      'inserted with other names',
      insertedInto(preamble, snippet, (name) => `${name}X`),
    ),
    ...(furnished?.pattern === pattern
      ? [program('inserted where some is imported', insertedInto(furnished.top, snippet, asProposed))]
      : []),
  ];
}

/** The program in whose file, below `top`, a person has inserted the snippet: the command puts the imports above. */
function insertedInto(top: string, snippet: SnippetSource, nameFor: (placeholder: string) => string): string {
  const { demonstration, placeholders, language } = snippet;
  const text = top === '' ? '' : `${top}\n\n`;
  const end = { line: text.split('\n').length - 1, character: 0 };
  const { imports, body } = patternSnippet(snippet);
  const plan = planImports({ languageId: language.id, text, selections: [{ start: end, end }], imports });
  if (plan.place === 'withCode') throw new Error(`${snippet.file}: the imports find no place in "${top}"`);
  const code = expandSnippet(body, language.indent, nameFor);
  const above = withInsertion(text, plan.insertion);
  return [above + code, renameIdentifiers(demonstration, placeholders, nameFor), ''].join('\n\n');
}
