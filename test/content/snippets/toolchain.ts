import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SnippetProgram } from './snippetPrograms';

/** Compiles and runs the snippets of a language with its real tools. */
export interface Toolchain {
  /** VS Code's language id. */
  readonly language: string;
  /** What the machine must have, for the report when it has not. */
  readonly needs: string;
  isAvailable(): boolean;
  /**
   * Compiles programs in an empty folder, all at once where that is faster.
   * The function it returns runs one of them and says what is wrong with it, from the compiler or at run time.
   */
  compile(
    programs: readonly SnippetProgram[],
    folder: string,
  ): (program: SnippetProgram) => string | undefined;
}

/** Runs a command; its output if it failed, could not be started or took longer than half a minute. */
export function failureOf(command: string, args: readonly string[], cwd: string): string | undefined {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status === 0) return undefined;
  return [`${command} ${args.join(' ')} ended with ${status}`, error?.message, stdout, stderr]
    .filter(Boolean)
    .join('\n');
}

/** Writes each program into a folder of its own, because several have the same file name. The function gives its path in `folder`. */
export function writePrograms(
  programs: readonly SnippetProgram[],
  folder: string,
): (program: SnippetProgram) => string {
  const paths = new Map(programs.map((program, index) => [program, `${index}/${program.fileName}`]));
  for (const [program, path] of paths) {
    mkdirSync(dirname(join(folder, path)));
    writeFileSync(join(folder, path), program.text);
  }
  return (program) => paths.get(program) ?? '';
}
