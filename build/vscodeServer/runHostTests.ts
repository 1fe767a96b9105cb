import { pathToFileURL } from 'node:url';
import { checkHostTestRun, DEFAULT_TIMEOUT_MS, type HostTestRun } from '../hostTests/hostTestRun';
import { runInPage } from '../hostTests/runInPage';
import type { Counts } from '../testing/counts';
import { startVsCodeServer } from './server';

/** Runs a bundled test module in the Node extension host of the oldest supported VS Code. */
export async function runServerHostTests(run: HostTestRun): Promise<Counts> {
  checkHostTestRun(run);
  const { port, close } = await startVsCodeServer();
  try {
    const remote = (path: string): string =>
      `vscode-remote://localhost:${port}${pathToFileURL(path).pathname}`;
    const url = new URL(`http://localhost:${port}/`);
    url.searchParams.set('folder', pathToFileURL(run.workspacePath).pathname);
    url.searchParams.set(
      'payload',
      JSON.stringify([
        ['extensionDevelopmentPath', remote(run.extensionPath)],
        ['extensionTestsPath', remote(run.testsPath)],
        ['skipWelcome', 'true'],
      ]),
    );
    return await runInPage({
      url: url.href,
      timeoutMs: run.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      print: run.print ?? console.log,
    });
  } finally {
    await close();
  }
}
