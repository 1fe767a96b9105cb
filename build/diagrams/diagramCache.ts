import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DrawRequest, DrawResult } from './inPage';

type Drawing = Extract<DrawResult, { svg: string }>;

/** Finished drawings by a hash of everything that decides how they look. */
export interface DiagramCache {
  keyOf(request: Omit<DrawRequest, 'id'>): string;
  read(key: string): Promise<Drawing | undefined>;
  write(key: string, drawing: Drawing): Promise<void>;
}

/** Opens the cache in `folder`, which need not exist. */
export async function openDiagramCache(folder: string): Promise<DiagramCache> {
  const version = await rendererVersion();
  return {
    keyOf: (request) => hash(version, JSON.stringify(request)),
    async read(key) {
      try {
        return JSON.parse(await readFile(join(folder, `${key}.json`), 'utf8')) as Drawing;
      } catch {
        return undefined; // not drawn yet
      }
    },
    async write(key, drawing) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${key}.json`), JSON.stringify(drawing));
    },
  };
}

/** Changes when Mermaid, the renderer's own code or the font changes. */
async function rendererVersion(): Promise<string> {
  const names = (await readdir('build/diagrams', { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const sources = names.map((name) => readFile(join('build/diagrams', name)));
  const fonts = ['media/fonts/inter-latin-400.woff2', 'media/fonts/inter-latin-600.woff2'].map((name) =>
    readFile(name),
  );
  const mermaid = createRequire(join(process.cwd(), 'package.json'))('mermaid/package.json') as {
    version: string;
  };
  return hash(mermaid.version, ...(await Promise.all([...sources, ...fonts])));
}

function hash(...parts: readonly (string | Buffer)[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex').slice(0, 32);
}
