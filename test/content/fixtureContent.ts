import { readFileSync } from 'node:fs';
import { readContentFiles } from '../../build/content/contentFiles';
import type { ContentFile } from '../../src/core/text/contentFile';

/** A small valid content tree, to be broken in one place at a time. */
export function fixtureContent(): Promise<readonly ContentFile[]> {
  return readContentFiles('test/fixtures/valid');
}

/** One change to the content: a file added, dropped, or with one text replaced. */
export interface Change {
  readonly file: string;
  /** The text of a new file. */
  readonly add?: string;
  /** What to replace; absent in a change that drops the file. */
  readonly find?: string | null;
  readonly replace?: string | null;
}

/** The content after a change. */
export function broken(files: readonly ContentFile[], change: Change): readonly ContentFile[] {
  const { file, add, find, replace } = change;
  if (add !== undefined) return [...files, { path: file, text: add }];
  if (typeof find !== 'string' || typeof replace !== 'string')
    return files.filter(({ path }) => path !== file);
  return files.map(({ path, text }) => {
    if (path !== file) return { path, text };
    if (!text.includes(find)) throw new Error(`${file} does not hold "${find}"`);
    return { path, text: text.replace(find, () => replace) };
  });
}

/** Reads a text file of the repository. */
export function read(path: string): string {
  return readFileSync(path, 'utf8');
}
