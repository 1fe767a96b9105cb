import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkEach, failureOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/** The strictest options there are: the project's own, and every program a module of its own. */
const OPTIONS = {
  target: 'ES2023',
  types: ['node'],
  composite: false,
  emitDeclarationOnly: false,
  noEmitOnError: false,
  isolatedDeclarations: false,
  rootDir: '.',
};

/** One run of the compiler checks and translates all programs; each is then a module for node. */
export const typescriptToolchain = toolchainWith(
  'typescript',
  '*/*.ts',
  { outDir: 'compiled' },
  (path) => `compiled/${path.replace(/\.ts$/, '.js')}`,
);

/** The compiler checks what JSDoc says of types; node runs the files as they are, as modules. */
export const javascriptToolchain = toolchainWith(
  'javascript',
  '*/*.js',
  { allowJs: true, checkJs: true, noEmit: true, declaration: false, declarationMap: false },
  (path) => path,
);

function toolchainWith(
  language: string,
  include: string,
  options: Readonly<Record<string, unknown>>,
  moduleOf: (path: string) => string,
): Toolchain {
  const compiler = () => resolve('node_modules/typescript/bin/tsc');
  return {
    language,
    needs: 'the package typescript',
    debianPackages: [],
    isAvailable: () => Promise.resolve(existsSync(compiler())),
    async check(programs, folder) {
      const pathOf = writePrograms(programs, folder);
      const compilerOptions = { ...OPTIONS, typeRoots: [resolve('node_modules/@types')], ...options };
      const config = { extends: resolve('tsconfig.base.json'), compilerOptions, include: [include] };
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
      const compile = async (exclude: readonly string[]) => {
        writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...config, exclude }));
        const args = [compiler(), '--pretty', 'false'];
        const output = await failureOf(process.execPath, args, { cwd: folder, timeoutMs: 120_000 });
        return output?.split('\n') ?? [];
      };
      // The compiler looks at no type while there is an error of syntax; so it looks again without those programs.
      let lines = await compile([]);
      const misspelt = new Set(
        lines.flatMap((line) => /^(\d+\/.*)\(\d+,\d+\): error TS1\d{3}:/.exec(line)?.[1] ?? []),
      );
      if (misspelt.size > 0) lines = [...lines, ...(await compile([...misspelt]))];
      const hasPlaces = lines.some((line) => /^\d+\/.*\(\d+,\d+\): error/.test(line));
      return checkEach(programs, async (program) => {
        const path = pathOf(program);
        const errors = lines.filter((line) => line.startsWith(`${path}(`));
        if (errors.length > 0) return errors.join('\n');
        if (lines.length > 0 && !hasPlaces) return lines.join('\n');
        return failureOf(process.execPath, [moduleOf(path)], { cwd: folder });
      });
    },
  };
}
