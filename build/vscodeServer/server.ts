import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../vscodeWeb/freePort';
import { installCodeServer } from './installCodeServer';

/** A running VS Code server with a Node extension host. */
export interface VsCodeServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

/** Starts the oldest supported VS Code as a server on this machine alone, with data that `close` removes. */
export async function startVsCodeServer(): Promise<VsCodeServer> {
  const script = await installCodeServer();
  const port = await freePort(0);
  const data = await mkdtemp(join(tmpdir(), 'vscode-server-'));
  const child = spawn(
    process.execPath,
    [
      script,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-workspace-trust',
      ...['--telemetry-level', 'off'],
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--server-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  let log = '';
  const collect = (chunk: Buffer): void => {
    log = (log + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');

  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    const late = setTimeout(kill, 3000);
    await ended;
    clearTimeout(late);
    process.off('exit', kill);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error(`The VS Code server does not start.\n${log}`);
    }
    await sleep(50);
  }
  return { port, close };
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok === true;
}
