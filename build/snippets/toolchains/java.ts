import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkEach, failureOf, outputOf } from '../command';
import { writePrograms, type Toolchain } from '../toolchain';

/**
 * Compiles each path of its arguments into the folder beside it, all in one virtual machine: starting one takes longer
 * than compiling. What the compiler says of a program is left in `errors.txt` there.
 * No warning of `serial`: it asks each exception of a snippet for a `serialVersionUID`, which nobody writes today.
 */
const DRIVER = `
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

class CompileEach {
    public static void main(String[] paths) {
        Stream.of(paths).parallel().forEach(CompileEach::compile);
    }

    private static void compile(String path) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var said = new StringWriter();
            var folder = Path.of(path).getParent();
            var options = List.of("-Xlint:all,-serial", "-Werror", "-d", folder.toString());
            var sources = files.getJavaFileObjects(path);
            boolean compiled = compiler.getTask(said, files, null, options, null, sources).call();
            Files.writeString(folder.resolve(compiled ? "compiled.txt" : "errors.txt"), said.toString());
        } catch (Exception failure) {
            throw new IllegalStateException(path, failure);
        }
    }
}
`;

/** Compiled with all warnings as errors; the class `Main` is run with assertions on. */
export const javaToolchain: Toolchain = {
  language: 'java',
  needs: 'the JDK, version 17 or later',
  debianPackages: ['openjdk-17-jdk-headless'],
  async isAvailable() {
    const version = /^javac (\d+)/.exec((await outputOf('javac', ['-version'])) ?? '')?.[1];
    return Number(version ?? 0) >= 17;
  },
  async check(programs, folder) {
    const pathOf = writePrograms(programs, folder);
    writeFileSync(join(folder, 'CompileEach.java'), DRIVER);
    const args = ['-XX:TieredStopAtLevel=1', 'CompileEach.java', ...programs.map(pathOf)];
    const broken = await failureOf('java', args, { cwd: folder, timeoutMs: 180_000 });
    return checkEach(programs, async (program) => {
      const home = join(folder, dirname(pathOf(program)));
      const errors = await readFile(join(home, 'errors.txt'), 'utf8').catch(() => undefined);
      if (errors !== undefined) return errors;
      if (broken !== undefined) return broken;
      return failureOf('java', ['-ea', '-XX:TieredStopAtLevel=1', '-cp', home, 'Main'], { cwd: folder });
    });
  },
};
