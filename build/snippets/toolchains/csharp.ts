import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/** Mono's compiler, which knows C# 7.2, with warnings as errors. */
export const csharpToolchain: Toolchain = {
  language: 'csharp',
  needs: "mono's mcs",
  debianPackages: [
    'mono-mcs',
    'mono-runtime',
    'libmono-system-core4.0-cil',
    'libmono-system-numerics4.0-cil',
  ],
  isAvailable: async () =>
    (await outputOf('mcs', ['--version'])) !== undefined &&
    (await outputOf('mono', ['--version'])) !== undefined,
  check(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    return checkEach(programs, async (program) => {
      const path = pathOf(program);
      const assembly = path.replace(/\.cs$/, '.exe');
      const options = ['-langversion:7.2', '-warnaserror', '-warn:4', '-nologo', `-out:${assembly}`];
      return (
        (await failureOf('mcs', [...options, path], { cwd: folder })) ??
        (await failureOf('mono', [assembly], { cwd: folder }))
      );
    });
  },
};
