import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

const IS_RECENT = 'import sys; sys.exit(sys.version_info < (3, 11))';

/** Compiles and runs with warnings as errors. */
export const pythonToolchain: Toolchain = {
  language: 'python',
  needs: 'python3 of version 3.11 or later',
  debianPackages: ['python3'],
  isAvailable: async () => (await outputOf('python3', ['-c', IS_RECENT])) !== undefined,
  check(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    return checkEach(programs, async (program) => {
      const run = (...args: readonly string[]) =>
        failureOf('python3', ['-W', 'error', ...args, pathOf(program)], { cwd: folder });
      return (await run('-m', 'py_compile')) ?? (await run('-X', 'dev'));
    });
  },
};
