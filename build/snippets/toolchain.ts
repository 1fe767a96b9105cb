import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SnippetProgram } from './snippetPrograms';

/** What the tools said against programs; one that is not in it compiled and ran well. */
export type Failures = ReadonlyMap<SnippetProgram, string>;

/** Compiles and runs the snippets of a language with its real tools. */
export interface Toolchain {
  /** VS Code's language id. */
  readonly language: string;
  /** What the machine must have, for the report when it has not. */
  readonly needs: string;
  /** The Debian packages that bring it. */
  readonly debianPackages: readonly string[];
  /** The release of Debian that has them only among its backports. */
  readonly needsBackports?: string;
  isAvailable(): Promise<boolean>;
  /** Compiles and runs programs in an empty folder, all at once where that is faster. */
  check(programs: readonly SnippetProgram[], folder: string): Promise<Failures>;
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
