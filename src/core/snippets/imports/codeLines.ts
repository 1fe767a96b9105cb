import { languageSpec } from '../../lexing/languageSpecs';
import type { LanguageSpec } from '../../lexing/languageSpec';
import { inCode, scanPieces, type ScanState } from '../../lexing/scanCode';

/** A line of a file, and what of it is code. */
export interface CodeLine {
  readonly text: string;
  /** As long as the text: comments are spaces, and each character of a string, quotes included, is `"`. */
  readonly code: string;
  /** Whether it begins at the top level: in no comment, string, bracket or statement that an earlier line began. */
  readonly isTop: boolean;
}

/** The line ends that an editor knows. */
const LINE_END = /\r?\n/;

/** The lines of a text, the last one too where it is empty, as an editor counts them. */
export function linesOf(text: string): readonly string[] {
  return text.split(LINE_END);
}

/** The line end of a text, that of its first line. */
export function lineEndOf(text: string): string {
  return LINE_END.exec(text)?.[0] ?? '\n';
}

/** Reads a file of a language line by line. */
export function codeLines(languageId: string, text: string): readonly CodeLine[] {
  const spec = undocumented(languageSpec(languageId));
  let state: ScanState = inCode;
  let depth = 0;
  let isContinued = false;
  return linesOf(text).map((line) => {
    const isTop = state.mode === 'code' && state.outer === undefined && depth === 0 && !isContinued;
    const scan = scanPieces(spec, line, state);
    ({ state } = scan);
    const code = scan.pieces
      .map(({ kind, start, end }) => (kind === 'code' ? line.slice(start, end) : filler(kind, end - start)))
      .join('');
    for (const [bracket] of code.matchAll(/[([{}\])]/g)) {
      depth = Math.max(0, depth + ('([{'.includes(bracket) ? 1 : -1));
    }
    isContinued = code.endsWith('\\');
    return { text: line, code, isTop };
  });
}

function filler(kind: string, length: number): string {
  return (kind === 'comment' ? ' ' : '"').repeat(length);
}

/** A docstring is a statement: above it there is no place for an import of `__future__`. */
function undocumented(spec: LanguageSpec): LanguageSpec {
  return { ...spec, strings: spec.strings.map((one) => ({ ...one, documents: false })) };
}

/** Whether nothing stands in the line, a comment neither. */
export function isBlank(line: CodeLine | undefined): boolean {
  return line?.text.trim() === '';
}

/** Whether a comment stands in the line, or a part of one, and no code. */
export function isComment({ text, code }: CodeLine): boolean {
  return code.trim() === '' && text.trim() !== '';
}

/** The line behind the statement that begins at a line: the next one that begins at the top level. */
export function endOfStatement(lines: readonly CodeLine[], at: number): number {
  let end = at + 1;
  while (lines[end]?.isTop === false) end++;
  return end;
}

/** The code of some lines as one text, and the same stretch as it is written. */
export function stretch(
  lines: readonly CodeLine[],
  start: number,
  end: number,
): { readonly code: string; readonly text: string } {
  const some = lines.slice(start, end);
  return {
    code: some.map(({ code }) => code).join('\n'),
    text: some.map(({ text }) => text).join('\n'),
  };
}
