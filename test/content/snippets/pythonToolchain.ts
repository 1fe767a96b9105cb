import { spawnSync } from 'node:child_process';
import { failureOf, writePrograms, type Toolchain } from './toolchain';

const IS_RECENT = 'import sys; sys.exit(sys.version_info < (3, 11))';

/** Compiles and runs with warnings as errors. */
export const pythonToolchain: Toolchain = {
  language: 'python',
  needs: 'python3 of version 3.11 or later',
  isAvailable: () => spawnSync('python3', ['-c', IS_RECENT]).status === 0,
  compile(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    return (program) => {
      const path = pathOf(program);
      const run = (...args: readonly string[]) =>
        failureOf('python3', ['-W', 'error', ...args, path], folder);
      return run('-m', 'py_compile') ?? run('-X', 'dev');
    };
  },
};
