import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `/etc/os-release` says where packages may be installed: on Debian, as root. Undefined anywhere else. */
export async function installableRelease(): Promise<string | undefined> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=debian$/m.test(release) && process.getuid?.() === 0 ? release : undefined;
}

/** Runs apt-get; why it failed, in its last words. */
export async function apt(...args: readonly string[]): Promise<string | undefined> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', args, { env, maxBuffer: 64 * 1024 * 1024 }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)),
  );
}
