import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { freePort } from './freePort';
import { installVsCode, type VsCodeWebBuild } from './installVsCode';

/** What VS Code on the web opens. */
export interface VsCodeWebOptions {
  /** The folder with the extension's `package.json`. */
  readonly extensionPath: string;
  /** The folder to open. The browser works on a copy in memory: edits are lost on reload and never reach the disk. */
  readonly workspacePath: string;
  /** The folder of a second extension: the one that drives a measurement. */
  readonly driverPath?: string;
  /** The build of VS Code to serve; by default the one that is installed. */
  readonly build?: VsCodeWebBuild;
  /** A test module inside the extension's folder that the extension host runs instead of waiting for a person. */
  readonly extensionTestsPath?: string;
  /** The wanted port, 3000 by default; the next free one is used where it is taken. 0 takes any. */
  readonly port?: number;
}

/** A running VS Code on the web. */
export interface VsCodeWebServer {
  /** The address to open. */
  readonly url: string;
  /** VS Code's version. */
  readonly version: string;
  readonly close: () => Promise<void>;
}

/**
 * A name of this machine that browsers know by themselves. Webviews are served on subdomains of the address, each
 * on its own origin. Below `localhost` itself they would be third parties to the page, and a browser that blocks
 * those, as many do by default, shows empty panels; below a subdomain they belong to the same site.
 */
const HOST = 'vscode.localhost';

const START_TIMEOUT_MS = 30_000;

/** `open` returns before it listens and reports a taken port as an uncaught error, which ends the thread. */
const threadCode = `
const { workerData } = require('node:worker_threads');
require(workerData.module).open(workerData.options);
`;

/**
 * Serves VS Code's web build with the extension and a folder on this machine alone. The server of
 * `@vscode/test-web` runs in a thread of its own: its log stays out of ours, an error of it can be answered, and
 * it ends with us whatever happens.
 */
export async function startVsCodeWeb(options: VsCodeWebOptions): Promise<VsCodeWebServer> {
  const { version, dataFolder } = options.build ?? (await installVsCode());
  let wanted = options.port ?? 3000;
  for (;;) {
    const port = await freePort(wanted);
    const server = await serve(port, {
      browserType: 'none',
      quality: 'stable',
      commit: version,
      testRunnerDataDir: dataFolder,
      host: '127.0.0.1',
      port,
      extensionDevelopmentPath: options.extensionPath,
      extensionPaths: options.driverPath === undefined ? undefined : [options.driverPath],
      extensionTestsPath: options.extensionTestsPath,
      folderPath: options.workspacePath,
    });
    if (server) return { url: `http://${HOST}:${port}/`, version, close: server.close };
    wanted = wanted === 0 ? 0 : port + 1;
  }
}

/** Undefined when another program took the port in the meantime. */
async function serve(
  port: number,
  options: object,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  const module = createRequire(import.meta.url).resolve('@vscode/test-web');
  const thread = new Worker(threadCode, {
    eval: true,
    workerData: { module, options },
    stdout: true,
    stderr: true,
  });
  let log = '';
  let failure: NodeJS.ErrnoException | undefined;
  const collect = (chunk: Buffer): void => {
    log = (log + chunk.toString()).slice(-4000);
  };
  thread.stdout.on('data', collect);
  thread.stderr.on('data', collect);
  thread.on('error', (error) => {
    failure = error;
  });
  const close = async (): Promise<void> => {
    await thread.terminate();
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (failure?.code === 'EADDRINUSE') return undefined;
    if (failure || Date.now() > deadline) {
      await close();
      throw new Error(
        `VS Code for the web does not start: ${failure?.message ?? 'no answer in time'}\n${log}`,
      );
    }
    await sleep(25);
  }
  return { close };
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
  return response?.ok === true && (await response.text()).includes('vscode-workbench-web-configuration');
}
