import type { Diagnose } from '../model/diagnose';
import type { DiagnosticCode, Position } from '../model/diagnostic';
import { didYouMean } from '../text/nearest';
import type { SnippetLanguage } from './languages';

const REQUIRED_KEYS = ['pattern', 'prefix', 'description', 'placeholders'] as const;
const OPTIONAL_KEYS = ['selection', 'wrap'] as const;
const KEYS = [...REQUIRED_KEYS, ...OPTIONAL_KEYS];

export type HeaderKey = (typeof KEYS)[number];

/** A value of the header and where it stands. */
export interface HeaderValue extends Position {
  readonly text: string;
}

export type SnippetHeader = ReadonlyMap<HeaderKey, HeaderValue>;

/** Reads the lines `// key: value` above the first region. A value that is missing or empty is reported and left out. */
export function readHeader(
  lines: readonly string[],
  { comment }: SnippetLanguage,
  diagnose: Diagnose,
): SnippetHeader {
  const header = new Map<HeaderKey, HeaderValue>();
  let hasStrayLine = false;
  lines.forEach((text, index) => {
    const report = (code: DiagnosticCode, column: number, message: string): void => {
      diagnose.report(code, index + 1, column, message);
    };
    const [, start, sign, written, rest = ''] = /^(\s*(\/\/|#)\s*)([\w-]+):(.*)$/.exec(text) ?? [];
    if (start === undefined || written === undefined) {
      if (hasStrayLine || text.trim() === '') return;
      hasStrayLine = true; // One report does for a file that has lost its markers.
      const message = `write "${comment} key: value"; code belongs below "${comment} --- snippet ---"`;
      report('snippet-header', text.search(/\S/) + 1, message);
      return;
    }
    if (sign !== comment) report('snippet-header', 1, `begin the line with "${comment}"`);
    const key = KEYS.find((known) => known === written);
    if (key === undefined) {
      const hint = didYouMean(written, KEYS) || '.';
      const message = `unknown key "${written}"${hint} Known keys: ${KEYS.join(', ')}`;
      report('snippet-unknown-key', start.length + 1, message);
    } else if (header.has(key)) {
      report('snippet-header', start.length + 1, `the key "${key}" is there twice; keep one`);
    } else {
      const column = text.length - rest.trimStart().length + 1;
      header.set(key, { text: rest.trim(), line: index + 1, column });
    }
  });
  reportGaps(header, comment, diagnose);
  return new Map([...header].filter(([key, { text }]) => !isGap(key, text)));
}

function reportGaps(header: SnippetHeader, comment: string, diagnose: Diagnose): void {
  for (const key of REQUIRED_KEYS.filter((required) => !header.has(required))) {
    const message = `the key "${key}" is missing; add a line "${comment} ${key}: ..."`;
    diagnose.report('snippet-header', 1, 1, message);
  }
  for (const [key, { text, line, column }] of header) {
    if (!isGap(key, text)) continue;
    const message = `the key "${key}" has no value; write one behind the colon`;
    diagnose.report('snippet-header', line, column, message);
  }
}

/** Only the list of placeholders may be empty: some code has nothing to rename. */
function isGap(key: HeaderKey, text: string): boolean {
  return text === '' && key !== 'placeholders';
}
