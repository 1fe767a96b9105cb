import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Every `*.test.ts` below a folder, sorted, with forward slashes. Nothing is listed by hand, so nothing is forgotten. */
export async function testFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .sort();
}
