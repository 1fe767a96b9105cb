import { readdirSync, readFileSync } from 'node:fs';
import { patternSnippet } from '../../../src/core/snippets/contribution';
import { renameIdentifiers } from '../../../src/core/snippets/identifiers';
import type { SnippetSource } from '../../../src/core/snippets/snippetSource';
import type { ContentFile } from '../../../src/core/text/contentFile';
import { expandSnippet } from '../../unit/snippets/expandSnippet';

/** A program made of a snippet's source, to be compiled and run. */
export interface SnippetProgram {
  /** What it shows, for the title of its test. */
  readonly title: string;
  /** The name that its language wants for the file. */
  readonly fileName: string;
  readonly text: string;
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
  return [
    { title: 'as it is written', fileName, text: sourceText },
    { title: 'inserted with the names proposed', fileName, text: inserted(snippet, (name) => name) },
    { title: 'inserted with other names', fileName, text: inserted(snippet, (name) => `${name}X`) },
  ];
}

function inserted(snippet: SnippetSource, nameFor: (placeholder: string) => string): string {
  const { preamble, demonstration, placeholders, language } = snippet;
  const code = expandSnippet(patternSnippet(snippet).body, language.indent, nameFor);
  return [preamble, code, renameIdentifiers(demonstration, placeholders, nameFor), ''].join('\n\n');
}
