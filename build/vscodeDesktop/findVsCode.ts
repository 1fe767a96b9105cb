import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Machine } from '../browser/installedBrowsers';

/** Every path at which the command of an installed VS Code may be, the stable one first. */
function vsCodeCandidates({ platform, env }: Machine): readonly string[] {
  if (platform === 'darwin') {
    const bin = 'Visual Studio Code.app/Contents/Resources/app/bin/code';
    return [`/Applications/${bin}`, `${env['HOME'] ?? ''}/Applications/${bin}`, '/usr/local/bin/code'];
  }
  if (platform === 'win32') {
    const user = env['LOCALAPPDATA'] ?? '';
    return [
      win32.join(user, 'Programs', 'Microsoft VS Code', 'bin', 'code.cmd'),
      win32.join(env['ProgramFiles'] ?? '', 'Microsoft VS Code', 'bin', 'code.cmd'),
    ];
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return ['code', 'code-insiders', 'codium'].flatMap((name) =>
    folders.map((folder) => posix.join(folder, name)),
  );
}

/** The VS Code that SYSTEM_DESIGN_VSCODE names, undefined where it names none. */
export function namedVsCode({ env }: Machine): string | undefined {
  const named = env['SYSTEM_DESIGN_VSCODE'];
  if (named === undefined || named === '') return undefined;
  if (existsSync(named)) return named;
  throw new Error(
    `SYSTEM_DESIGN_VSCODE names ${named}, which does not exist: set it to the path of VS Code.`,
  );
}

/** The named VS Code, else an installed one. Throws one sentence that says how to name one. */
export function findVsCode(machine: Machine): string {
  const path = namedVsCode(machine) ?? vsCodeCandidates(machine).find((candidate) => existsSync(candidate));
  if (path !== undefined) return path;
  throw new Error(
    'No VS Code was found on this machine: install it, or set SYSTEM_DESIGN_VSCODE to the path of its command "code".',
  );
}
