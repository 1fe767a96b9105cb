import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failureOf, writePrograms, type Toolchain } from './toolchain';

const COMPILER = resolve('node_modules/typescript/bin/tsc');

/** The strictest options there are: the project's own, and every program a module of its own. */
const CONFIG = {
  extends: resolve('tsconfig.base.json'),
  compilerOptions: {
    target: 'ES2023',
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
    composite: false,
    emitDeclarationOnly: false,
    noEmitOnError: false,
    isolatedDeclarations: false,
    rootDir: '.',
    outDir: 'compiled',
  },
  include: ['*/*.ts'],
};

/** One run of the compiler checks and translates all programs; each is then a module for node. */
export const typescriptToolchain: Toolchain = {
  language: 'typescript',
  needs: 'the package typescript',
  isAvailable: () => existsSync(COMPILER),
  compile(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
    const output = failureOf(process.execPath, [COMPILER, '--pretty', 'false'], folder) ?? '';
    const hasPlaces = output.split('\n').some((line) => /^\d+\/.*\(\d+,\d+\): error/.test(line));
    return (program) => {
      const path = pathOf(program);
      const errors = output.split('\n').filter((line) => line.startsWith(`${path}(`));
      if (errors.length > 0) return errors.join('\n');
      if (output !== '' && !hasPlaces) return output;
      return failureOf(process.execPath, [`compiled/${path.replace(/\.ts$/, '.js')}`], folder);
    };
  },
};
