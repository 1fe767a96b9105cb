import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/** The first release with all that snippets use of the standard library. */
const OLDEST_MINOR = 85;

/**
 * Warnings are errors, but for code that is never used: a snippet offers more than its demonstration needs, and here
 * both are one crate.
 */
const OPTIONS = [
  '--edition=2021',
  '-D',
  'warnings',
  '-A',
  'dead_code',
  '-C',
  'debuginfo=0',
  '-C',
  'opt-level=0',
];

async function findRustc(): Promise<string | undefined> {
  for (const rustc of ['rustc', join(homedir(), '.cargo', 'bin', 'rustc')]) {
    const minor = /^rustc 1\.(\d+)/.exec((await outputOf(rustc, ['--version'])) ?? '')?.[1];
    if (Number(minor ?? 0) >= OLDEST_MINOR) return rustc;
  }
  return undefined;
}

/** A crate a program, with the checks of a debug build, such as those of overflow. */
export const rustToolchain: Toolchain = {
  language: 'rust',
  needs: `rustc of version 1.${OLDEST_MINOR} or later`,
  debianPackages: ['rustc-web'],
  isAvailable: async () => (await findRustc()) !== undefined,
  async check(programs, folder) {
    const rustc = (await findRustc()) ?? 'rustc';
    const pathOf = writePrograms(programs, folder);
    return checkEach(programs, async (program) => {
      const path = pathOf(program);
      const binary = path.replace(/\.rs$/, '');
      return (
        (await failureOf(rustc, [...OPTIONS, '--crate-name', 'snippet', '-o', binary, path], {
          cwd: folder,
        })) ?? (await failureOf(join(folder, binary), [], { cwd: folder }))
      );
    });
  },
};
