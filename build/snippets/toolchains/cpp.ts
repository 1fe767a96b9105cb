import { join } from 'node:path';
import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

const OPTIONS = ['-std=c++20', '-Wall', '-Wextra', '-Werror', '-pthread', '-O0'];

async function findCompiler(): Promise<string | undefined> {
  for (const compiler of ['g++', 'clang++']) {
    if ((await outputOf(compiler, ['--version'])) !== undefined) return compiler;
  }
  return undefined;
}

/** C++20 with the usual warnings as errors; assertions are on. */
export const cppToolchain: Toolchain = {
  language: 'cpp',
  needs: 'g++ or clang++ with C++20',
  debianPackages: ['g++'],
  isAvailable: async () => (await findCompiler()) !== undefined,
  async check(programs, folder) {
    const compiler = (await findCompiler()) ?? 'g++';
    const pathOf = writePrograms(programs, folder);
    return checkEach(programs, async (program) => {
      const path = pathOf(program);
      const binary = path.replace(/\.cpp$/, '');
      return (
        (await failureOf(compiler, [...OPTIONS, '-o', binary, path], { cwd: folder, timeoutMs: 90_000 })) ??
        (await failureOf(join(folder, binary), [], { cwd: folder }))
      );
    });
  },
};
