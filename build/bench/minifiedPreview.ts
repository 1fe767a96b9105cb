import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { VsCodeWebBuild } from '../vscodeWeb/installVsCode';

/** The script with which VS Code's Markdown preview draws Mermaid, from the root of its web build. */
const SCRIPT = 'extensions/mermaid-markdown-features/markdown-preview-out/index.js';

/**
 * The web build of VS Code with that script minified. The build from the registry brings it as 26 MB of plain
 * source, which the preview would have to load; compared with that, we would look better than we are.
 */
export async function minifiedPreview({ version, dataFolder }: VsCodeWebBuild): Promise<VsCodeWebBuild> {
  const name = `vscode-web-stable-${version}`;
  const original = join(dataFolder, name);
  const ownDataFolder = join(dirname(dataFolder), 'vscode-web-bench');
  const copy = join(ownDataFolder, name);
  if (!existsSync(join(copy, 'version'))) {
    await rm(copy, { recursive: true, force: true });
    await linkAllBut(original, copy, SCRIPT.split('/'));
    await build({
      entryPoints: [join(original, SCRIPT)],
      outfile: join(copy, SCRIPT),
      format: 'esm',
      minify: true,
      legalComments: 'none',
      logLevel: 'error',
    });
    // The server takes the folder for a build by this file, so it comes last.
    await writeFile(join(copy, 'version'), name);
  }
  return { version, dataFolder: ownDataFolder };
}

/** Makes a folder whose entries are links to those of another one, except for the file at a path. */
async function linkAllBut(from: string, to: string, [first = '', ...rest]: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from)) {
    if (entry === 'version') continue;
    if (entry !== first) await symlink(join(from, entry), join(to, entry), 'junction');
    else if (rest.length > 0) await linkAllBut(join(from, entry), join(to, entry), rest);
  }
}
