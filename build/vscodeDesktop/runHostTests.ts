import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { checkHostTestRun, DEFAULT_TIMEOUT_MS, type HostTestRun } from '../hostTests/hostTestRun';
import type { Counts } from '../testing/counts';
import { createTestReport } from '../hostTests/testReport';
import { namedVsCode } from './findVsCode';

/**
 * Runs a bundled test module in the Node extension host of VS Code for the desktop: the program (not the command
 * `code`) that SYSTEM_DESIGN_VSCODE names, else the newest one, downloaded. It is started here and not by
 * `@vscode/test-electron`, whose own start writes straight to the terminal and leaves no line to count.
 */
export async function runDesktopHostTests(run: HostTestRun): Promise<Counts> {
  checkHostTestRun(run);
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error('VS Code for the desktop needs a display: run the command under xvfb-run.');
  }
  const program = namedVsCode(process) ?? (await download());
  const data = await mkdtemp(join(tmpdir(), 'sdc-'));
  const report = createTestReport(run.print ?? console.log);
  const child = spawn(program, [...vsCodeArgs(run, data)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const timeoutMs = run.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const late = setTimeout(kill, timeoutMs);
  try {
    createInterface({ input: child.stdout }).on('line', report.add);
    createInterface({ input: child.stderr }).on('line', report.add);
    await once(child, 'close');
    return report.counts(
      `exit code ${child.exitCode ?? child.signalCode ?? 0}, ${timeoutMs / 1000} s allowed`,
    );
  } finally {
    clearTimeout(late);
    process.off('exit', kill);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function download(): Promise<string> {
  const cachePath = join(process.cwd(), '.cache', 'vscode-desktop');
  return downloadAndUnzipVSCode({ cachePath, version: 'stable' }).catch((error: unknown) => {
    throw new Error(
      'VS Code for the desktop could not be downloaded: set SYSTEM_DESIGN_VSCODE to the program of an installed one.',
      { cause: error },
    );
  });
}

/** A profile of its own keeps the person's extensions and settings out of the tests. */
function vsCodeArgs(run: HostTestRun, data: string): readonly string[] {
  return [
    run.workspacePath,
    ...(process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu-sandbox'] : []),
    '--disable-updates',
    '--disable-telemetry',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    `--user-data-dir=${join(data, 'user')}`,
    `--extensions-dir=${join(data, 'extensions')}`,
    `--extensionDevelopmentPath=${run.extensionPath}`,
    `--extensionTestsPath=${run.testsPath}`,
  ];
}
