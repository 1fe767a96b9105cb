import type { Diagnose } from '../model/diagnose';
import { didYouMean } from '../text/nearest';
import type { SnippetLanguage } from './languages';

/** The parts of a source file below its header, in the order in which they must stand. */
export const REGIONS = ['preamble', 'imports', 'snippet', 'demonstration'] as const;

export type RegionName = (typeof REGIONS)[number];

export interface SnippetRegions {
  /** The lines above the first marker. */
  readonly header: readonly string[];
  /** The texts of the regions without the blank lines around them; empty for one that the file has not. */
  readonly texts: Readonly<Record<RegionName, string>>;
}

interface Region {
  readonly name: RegionName;
  /** The line of its marker, counted from 1. */
  readonly line: number;
  readonly lines: string[];
}

/** Cuts a file at its markers (`// --- snippet ---`) and reports those that are mistyped, misplaced, double, empty or missing. */
export function splitRegions(
  lines: readonly string[],
  language: SnippetLanguage,
  diagnose: Diagnose,
): SnippetRegions {
  const header: string[] = [];
  const regions: Region[] = [];
  lines.forEach((text, index) => {
    const name = readMarker(text, index + 1, language, diagnose);
    if (name === undefined) (regions.at(-1)?.lines ?? header).push(text);
    else regions.push({ name, line: index + 1, lines: [] });
  });
  checkOrder(regions, language, diagnose);
  const textOf = (name: RegionName) => regions.find((region) => region.name === name)?.lines ?? [];
  return {
    header,
    texts: {
      preamble: trimBlankLines(textOf('preamble')),
      imports: trimBlankLines(textOf('imports')),
      snippet: trimBlankLines(textOf('snippet')),
      demonstration: trimBlankLines(textOf('demonstration')),
    },
  };
}

function readMarker(
  text: string,
  line: number,
  { comment }: SnippetLanguage,
  diagnose: Diagnose,
): RegionName | undefined {
  const match = /^\s*(?:\/\/|#)\s*-{2,}\s*([A-Z]+)[\s-]*$/i.exec(text);
  const written = match?.[1];
  if (written === undefined) return undefined;
  const name = REGIONS.find((region) => region === written.toLowerCase());
  const column = text.search(/\S/) + 1;
  if (name !== undefined) {
    const marker = markerOf(name, comment);
    if (text !== marker) diagnose.report('snippet-region', line, column, `write the marker as "${marker}"`);
    return name;
  }
  if (text.startsWith(`${comment} --- `) && text.endsWith(' ---')) {
    const hint = didYouMean(written, REGIONS) || '.';
    const known = REGIONS.join(', ');
    diagnose.report('snippet-region', line, column, `unknown region "${written}"${hint} Regions: ${known}`);
  }
  return undefined;
}

function checkOrder(regions: readonly Region[], { comment }: SnippetLanguage, diagnose: Diagnose): void {
  const report = (line: number, message: string) => {
    diagnose.report('snippet-region', line, 1, message);
  };
  let last = -1;
  for (const { name, line, lines } of regions) {
    const place = REGIONS.indexOf(name);
    if (place === last) report(line, `the region "${name}" is there twice; join them`);
    else if (place < last) report(line, `put the regions in the order ${REGIONS.join(', ')}`);
    if (lines.every((text) => text.trim() === '')) {
      report(line, `the region "${name}" is empty; fill it or remove its marker`);
    }
    last = place;
  }
  if (!regions.some(({ name }) => name === 'snippet')) {
    report(1, `no code to insert; put "${markerOf('snippet', comment)}" on the line above it`);
  }
}

function markerOf(name: RegionName, comment: string): string {
  return `${comment} --- ${name} ---`;
}

function trimBlankLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
