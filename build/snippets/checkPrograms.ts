import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGIONS } from '../../src/core/snippets/snippetRegions';
import type { SnippetProgram } from './snippetPrograms';
import type { Failures, Toolchain } from './toolchain';

/** Compiles and runs programs in a folder for temporary files; those that are the same but for header and markers once. */
export async function checkPrograms(
  toolchain: Toolchain,
  programs: readonly SnippetProgram[],
): Promise<Failures> {
  const firstWith = new Map<string, SnippetProgram>();
  const keyed = programs.map((program) => ({
    program,
    key: `${program.fileName}\n${essence(program.text)}`,
  }));
  for (const { program, key } of keyed) if (!firstWith.has(key)) firstWith.set(key, program);
  const folder = await mkdtemp(join(tmpdir(), `snippets-${toolchain.language}-`));
  try {
    const failures = await toolchain.check([...firstWith.values()], folder);
    return new Map(
      keyed.flatMap(({ program, key }) => {
        const first = firstWith.get(key);
        const failure = first && failures.get(first);
        return failure === undefined ? [] : [[program, failure] as const];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What of a program decides how it compiles and runs: all but the header, the markers and blank lines. A snippet that
 * is inserted with the names proposed is the source in this sense, unless the build has changed its code.
 */
export function essence(text: string): string {
  const lines = text.split('\n');
  const isMarker = (line: string): boolean =>
    REGIONS.some((region) => line === `// --- ${region} ---` || line === `# --- ${region} ---`);
  const start = lines.findIndex(isMarker) + 1;
  return lines
    .slice(start)
    .filter((line) => line.trim() !== '' && !isMarker(line))
    .join('\n');
}
