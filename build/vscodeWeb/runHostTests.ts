import { runInPage } from '../hostTests/runInPage';
import { checkHostTestRun, DEFAULT_TIMEOUT_MS, type HostTestRun } from '../hostTests/hostTestRun';
import type { Counts } from '../testing/counts';
import { startVsCodeWeb } from './server';

/** Runs a bundled test module in the web worker extension host of VS Code for the web. */
export async function runWebHostTests(run: HostTestRun): Promise<Counts> {
  checkHostTestRun(run);
  const server = await startVsCodeWeb({
    extensionPath: run.extensionPath,
    extensionTestsPath: run.testsPath,
    workspacePath: run.workspacePath,
    port: 0,
  });
  try {
    return await runInPage({
      url: server.url,
      timeoutMs: run.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      print: run.print ?? console.log,
    });
  } finally {
    await server.close();
  }
}
