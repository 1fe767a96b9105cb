import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openInBrowser } from './vscodeWeb/openInBrowser';
import { findVsCode } from './vscodeDesktop/findVsCode';
import { startVsCodeWeb } from './vscodeWeb/server';

/** `npm start`: builds, then opens VS Code with the extension and a sample workspace, in the browser or on the desktop. */
const usage = 'Usage: npm start -- [--desktop] [--port N] [--no-open]';

const extensionPath = process.cwd();
const workspacePath = join(extensionPath, 'test', 'sampleWorkspace');

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function start(): Promise<void> {
  const options = readOptions();
  const vsCode = options.desktop ? findVsCode(process) : undefined;
  await build();
  if (vsCode === undefined) await serve(options);
  else openDesktop(vsCode);
}

function readOptions(): { readonly desktop: boolean; readonly open: boolean; readonly port: number } {
  const { values } = parse();
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`"${values.port}" is no port: give a number from 0 to 65535. ${usage}`);
  }
  return { desktop: values.desktop, open: !values['no-open'], port };
}

function parse() {
  try {
    return parseArgs({
      options: {
        desktop: { type: 'boolean', default: false },
        port: { type: 'string', default: '3000' },
        'no-open': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}. ${usage}`, { cause: error });
  }
}

/** The build is a program of its own; it has said what is wrong when it fails. */
async function build(): Promise<void> {
  const child = spawn(process.execPath, ['build/run.mjs', 'build'], { stdio: 'inherit' });
  const exit: unknown[] = await once(child, 'exit');
  if (exit[0] !== 0)
    throw new Error('The build failed, so there is nothing to start: correct what it reports above.');
}

async function serve({ port, open }: { readonly port: number; readonly open: boolean }): Promise<void> {
  const server = await startVsCodeWeb({ extensionPath, workspacePath, port });
  const stopped = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  console.log(
    [
      '',
      `VS Code ${server.version} runs with System Design Companion at`,
      '',
      `    ${server.url}`,
      '',
      'What you edit there stays in the browser tab and is gone after a reload. Ctrl+C stops it.',
      '',
    ].join('\n'),
  );
  if (open) openInBrowser(server.url);
  await stopped;
  await server.close();
}

function openDesktop(vsCode: string): void {
  const args = ['--new-window', `--extensionDevelopmentPath=${extensionPath}`, workspacePath];
  spawn(vsCode, args, { detached: true, stdio: 'ignore', shell: process.platform === 'win32' }).unref();
  console.log('VS Code opens a window with System Design Companion and the sample workspace.');
}
