import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

/** The list of texts that a translation starts from. */
export const TEXT_LIST = 'l10n/bundle.l10n.json';

/** The content of the list: every text that a file of a folder gives to `l10n.t`, in alphabetical order, as JSON. */
export async function collectTexts(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = await Promise.all(
    names.map(async (name) => ({ contents: await readFile(join(folder, name), 'utf8'), extension: '.ts' })),
  );
  const texts = Object.entries(await getL10nJson(files)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(texts), undefined, 2)}\n`;
}
