import { readdirSync, readFileSync } from 'node:fs';
import { patternSnippet } from '../../src/core/snippets/contribution';
import { renameIdentifiers } from '../../src/core/snippets/identifiers';
import type { SnippetSource } from '../../src/core/snippets/snippetSource';
import type { ContentFile } from '../../src/core/text/contentFile';
import { expandSnippet } from './expandSnippet';

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

/** The file as it is, and what a person has who inserts the snippet and types nothing, or a name in each tab stop. */
export function programsOf(snippet: SnippetSource, sourceText: string): readonly SnippetProgram[] {
  const fileName = snippet.file.slice(snippet.file.lastIndexOf('/') + 1);
  const insertion = (title: string, nameFor: (placeholder: string) => string) => ({
    file: snippet.file,
    title,
    fileName,
    text: inserted(snippet, nameFor),
    isAsWritten: false,
  });
  return [
    { ...insertion('as it is written', (name) => name), text: sourceText, isAsWritten: true },
    insertion('inserted with the names proposed', (name) => name),
    insertion('inserted with other names', (name) => `${name}X`),
  ];
}

function inserted(snippet: SnippetSource, nameFor: (placeholder: string) => string): string {
  const { preamble, demonstration, placeholders, language } = snippet;
  const code = expandSnippet(patternSnippet(snippet).body, language.indent, nameFor);
  return [preamble, code, renameIdentifiers(demonstration, placeholders, nameFor), ''].join('\n\n');
}
