import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContentFile } from '../../src/core/text/contentFile';

/** Folders that hold content, relative to the root. */
export const CONTENT_FOLDERS = ['content', 'snippets'] as const;

/** Reads everything the compiler takes, as paths relative to `root` with forward slashes. */
export async function readContentFiles(root: string): Promise<ContentFile[]> {
  const names = await Promise.all(
    CONTENT_FOLDERS.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
        () => [],
      );
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    }),
  );
  return Promise.all(
    names.flat().map(async (name) => ({
      path: relative(root, name).split(sep).join('/'),
      text: await readFile(name, 'utf8'),
    })),
  );
}
