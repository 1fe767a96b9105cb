import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/** Where Debian's package of this version puts it. */
const DEBIAN_GO = '/usr/lib/go-1.23/bin/go';

/** The standard library alone, and nothing from the network. */
const env = { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', GOPROXY: 'off', GOWORK: 'off' };

async function findGo(): Promise<string | undefined> {
  if (existsSync(DEBIAN_GO)) return DEBIAN_GO;
  const [, major, minor] = /go(\d+)\.(\d+)/.exec((await outputOf('go', ['version'])) ?? '') ?? [];
  return Number(major) > 1 || Number(minor) >= 23 ? 'go' : undefined;
}

/**
 * One module with a package a program. It is vetted and built in one go; only when that fails, program by program, so
 * that each failure is told of the right one. `gofmt` looks at the files as they are written, not at inserted code,
 * which the editor formats.
 */
export const goToolchain: Toolchain = {
  language: 'go',
  needs: 'go of version 1.23 or later',
  debianPackages: ['golang-1.23-go'],
  needsBackports: 'bookworm',
  isAvailable: async () => (await findGo()) !== undefined,
  async check(programs, folder) {
    const go = (await findGo()) ?? 'go';
    const gofmt = go === 'go' ? 'gofmt' : join(dirname(go), 'gofmt');
    const pathOf = writePrograms(programs, folder);
    writeFileSync(join(folder, 'go.mod'), 'module snippets\n\ngo 1.23\n');
    const run = (command: string, ...args: readonly string[]) =>
      failureOf(command, args, { cwd: folder, env, timeoutMs: 180_000 });
    const vetFailed = (await run(go, 'vet', './...')) !== undefined;
    const buildFailed = (await run(go, 'build', '-o', 'bin/', './...')) !== undefined;
    return checkEach(programs, async (program) => {
      const path = pathOf(program);
      const name = dirname(path);
      const binary = join(folder, 'bin', name);
      return (
        (program.isAsWritten ? await failsToBeFormatted(gofmt, join(folder, path)) : undefined) ??
        (vetFailed ? await run(go, 'vet', `./${name}`) : undefined) ??
        (buildFailed ? await run(go, 'build', '-o', binary, `./${name}`) : undefined) ??
        (await failureOf(binary, [], { cwd: folder }))
      );
    });
  },
};

async function failsToBeFormatted(gofmt: string, path: string): Promise<string | undefined> {
  const difference = await outputOf(gofmt, ['-d', path]);
  return difference === ''
    ? undefined
    : `gofmt formats it differently:\n${difference ?? 'it does not parse'}`;
}
