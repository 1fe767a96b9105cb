import { readFileSync } from 'node:fs';
import { parseSnippet, type ParsedSnippet } from '../../../src/core/snippets/parseSnippet';
import type { SnippetSource } from '../../../src/core/snippets/snippetSource';
import type { ContentFile } from '../../../src/core/text/contentFile';

/** A file of `test/fixtures/snippets`, by language and name. */
export function fixtureFile(name: string): ContentFile {
  const path = `test/fixtures/snippets/${name}`;
  return { path, text: readFileSync(path, 'utf8') };
}

/** A source without errors to start from; `lines` replaces header lines by key, `undefined` drops them. */
export function typescriptFile(
  lines: Readonly<Record<string, string | undefined>> = {},
  rest = '// --- snippet ---\nexport class Retry {\n  limit = 3;\n}\n',
  path = 'snippets/typescript/retry.ts',
): ContentFile {
  const header: Record<string, string | undefined> = {
    pattern: 'retry',
    prefix: 'sdRetry',
    description: 'Calls again what failed',
    placeholders: 'Retry, limit',
    ...lines,
  };
  const text = Object.entries(header).flatMap(([key, value]) =>
    value === undefined ? [] : `// ${key}: ${value}\n`,
  );
  return { path, text: text.join('') + rest };
}

/** The snippet of a file that has no errors. */
export function parsed(file: ContentFile): SnippetSource {
  const { snippet, diagnostics }: ParsedSnippet = parseSnippet(file);
  if (snippet === undefined) throw new Error(JSON.stringify(diagnostics));
  return snippet;
}
