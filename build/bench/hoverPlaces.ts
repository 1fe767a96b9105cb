import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { textSource, type TextPlace, type TextSource } from '../../src/core/source/textSource';

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['.ts', 'typescript'],
  ['.mjs', 'javascript'],
  ['.py', 'python'],
  ['.go', 'go'],
  ['.java', 'java'],
  ['.md', 'markdown'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.css', 'css'],
  ['.json', 'json'],
]);

const FOLDERS = ['src', 'test/sampleWorkspace', 'content', 'snippets', 'media/panel', 'build'];

/** The texts of this repository, as documents. */
export async function repositorySources(): Promise<readonly TextSource[]> {
  const names = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && LANGUAGES.has(extname(entry.name)))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((name) => !name.includes('node_modules') && !name.endsWith('package-lock.json'));
    }),
  );
  return Promise.all(
    names
      .flat()
      .sort()
      .map(async (name) =>
        textSource(await readFile(name, 'utf8'), LANGUAGES.get(extname(name)) ?? 'plaintext', name),
      ),
  );
}

/** Places all over some documents, the same in every run: each on a character that is no space. */
export function placesIn(sources: readonly TextSource[], count: number): readonly TextPlace[] {
  const places: TextPlace[] = [];
  let state = 7;
  const below = (limit: number): number => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let tries = 0; places.length < count && tries < count * 50; tries++) {
    const source = sources[below(sources.length)];
    if (source === undefined) continue;
    const line = below(source.lineCount);
    const text = source.lineAt(line);
    const offset = below(text.length + 1);
    if (/\w/.test(text.charAt(offset))) places.push({ source, line, offset });
  }
  return places;
}

/** One line of two million characters of ordinary code, as a bundler writes it. */
export function oneLine(sources: readonly TextSource[]): TextSource {
  const code = sources.filter(({ languageId }) => languageId === 'typescript');
  const lines = code.flatMap((source) =>
    Array.from({ length: source.lineCount }, (_, at) => source.lineAt(at).trim()),
  );
  const text = lines.filter((line) => !line.includes('//')).join(';');
  return textSource(
    text.repeat(Math.ceil(2_000_000 / text.length)).slice(0, 2_000_000),
    'javascript',
    'bundle.js',
  );
}

/** A document of a hundred thousand lines. */
export function manyLines(sources: readonly TextSource[]): TextSource {
  const lines = sources
    .filter(({ languageId }) => languageId === 'typescript')
    .flatMap((source) => Array.from({ length: source.lineCount }, (_, at) => source.lineAt(at)));
  const text = lines.join('\n');
  return textSource(text.repeat(Math.ceil(100_000 / lines.length)), 'typescript', 'long.ts');
}
