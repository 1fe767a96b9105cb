import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTool, runNpm } from '../install/ensureTool';

/**
 * The start script of the oldest supported VS Code, which code-server brings along. Its own installation script
 * would compile native modules; without them VS Code only loses its log files and the terminal.
 */
export async function installCodeServer(): Promise<string> {
  const { packagePath } = await ensureTool({
    folder: 'code-server',
    packageName: 'code-server',
    purpose: 'the oldest supported VS Code',
  });
  const vsCode = join(packagePath, 'lib', 'vscode');
  if (!existsSync(join(vsCode, 'node_modules', '.package-lock.json'))) {
    await runNpm(['install', '--omit=dev', '--ignore-scripts'], vsCode);
  }
  return join(vsCode, 'out', 'server-main.js');
}
