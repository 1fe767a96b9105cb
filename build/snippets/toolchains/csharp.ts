import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/**
 * Runs the program that its argument names and ends the process the moment the program has ended. Left to itself, mono
 * may hang when `Main` returns while its thread pool is winding down, about one time in ten on a busy machine.
 */
const RUNNER = `
using System;
using System.Reflection;
using System.Runtime.InteropServices;

public static class RunProgram
{
    [DllImport("libc")]
    private static extern void _exit(int code);

    public static void Main(string[] arguments)
    {
        var code = 0;
        try
        {
            Assembly.LoadFrom(arguments[0]).EntryPoint.Invoke(null, null);
        }
        catch (TargetInvocationException failure)
        {
            Console.Error.WriteLine(failure.InnerException);
            code = 1;
        }
        Console.Out.Flush();
        Console.Error.Flush();
        _exit(code);
    }
}
`;

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
  async check(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    writeFileSync(join(folder, 'RunProgram.cs'), RUNNER);
    const broken = await failureOf('mcs', ['-nologo', 'RunProgram.cs'], { cwd: folder });
    if (broken !== undefined) throw new Error(broken);
    return checkEach(programs, async (program) => {
      const path = pathOf(program);
      const assembly = path.replace(/\.cs$/, '.exe');
      const options = ['-langversion:7.2', '-warnaserror', '-warn:4', '-nologo', `-out:${assembly}`];
      return (
        (await failureOf('mcs', [...options, path], { cwd: folder })) ??
        (await failureOf('mono', ['RunProgram.exe', assembly], { cwd: folder }))
      );
    });
  },
};
