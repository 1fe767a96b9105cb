import { isBlank, lineEndOf, type CodeLine } from './codeLines';
import { brings, type ImportSyntax } from './importSyntax';
import type { LineInsertion, TextPoint } from './insertion';
import { scanImports, type FileImports } from './scanImports';
import { importSyntax } from './syntaxes';

/** What is to be imported into which file. */
export interface ImportRequest {
  /** VS Code's id of the file's language. */
  readonly languageId: string;
  readonly text: string;
  /** What is selected, or where the cursors are: there the code goes. */
  readonly selections: readonly { readonly start: TextPoint; readonly end: TextPoint }[];
  /** The imports of a snippet in this language, as its source has them. */
  readonly imports: string;
}

/** Where the imports of a snippet go: with its code, or to the top of the file, where some or all may be already. */
export type ImportPlan =
  { readonly place: 'withCode' } | { readonly place: 'top'; readonly insertion?: LineInsertion };

/**
 * Plans how a file gets the imports that a snippet needs: once, at its top, and only those that it has not. No line of
 * the file is changed. They come with the code where the file has no top to put them: a Go file without a package, or
 * one whose top is selected and so replaced by the code.
 */
export function planImports(request: ImportRequest): ImportPlan {
  const { languageId, text, selections, imports } = request;
  const syntax = importSyntax(languageId);
  if (syntax === undefined) return { place: 'withCode' };
  if (imports === '') return { place: 'top' };
  const file = scanImports(languageId, syntax, text);
  const isReplaced = selections.some(
    ({ start, end }) =>
      start.line < file.end && (start.line !== end.line || start.character !== end.character),
  );
  if (isReplaced || syntax.canTake?.(file.lines) === false) return { place: 'withCode' };
  const cursors = selections.map(({ start }) => start);
  const added = missingImports(request, syntax, file, cursors);
  if (added.length === 0) return { place: 'top' };
  const insertion = place(added, file, { syntax, cursors, lineEnd: lineEndOf(text) });
  return { place: 'top', insertion };
}

/** The lines to add, in the snippet's order. */
function missingImports(
  { languageId, imports }: ImportRequest,
  syntax: ImportSyntax,
  file: FileImports,
  cursors: readonly TextPoint[],
): readonly string[] {
  const firstCursor = Math.min(...cursors.map(({ line }) => line));
  const below = file.below.filter(({ line }) => syntax.isOrdered !== true || line < firstCursor);
  const there = [...file.atTop.flat(), ...below.flatMap(({ parts }) => parts)];
  const wanted = scanImports(languageId, syntax, syntax.canTake ? `package p\n${imports}` : imports);
  const style = {
    written: file.written,
    isCommonJs: syntax.isCommonJs?.(file.lines) ?? false,
    isInside: file.inside !== undefined,
  };
  return wanted.atTop.flatMap((parts) => {
    const missing = parts.filter((want) => !there.some((have) => brings(have, want)));
    there.push(...missing);
    return missing.length === 0 ? [] : syntax.write(missing, style);
  });
}

interface Surroundings {
  readonly syntax: ImportSyntax;
  readonly cursors: readonly TextPoint[];
  readonly lineEnd: string;
}

function place(
  added: readonly string[],
  file: FileImports,
  { syntax, cursors, lineEnd }: Surroundings,
): LineInsertion {
  const { lines, end, inside, written } = file;
  if (inside !== undefined) {
    const whole = inside.isAlone ? [...added, ''] : added;
    return insertionOf({ line: inside.line, character: 0 }, whole.map((line) => line + lineEnd).join(''));
  }
  const isAtEnd = end === lines.length;
  const last = lines[end - 1]?.text ?? '';
  const at = isAtEnd ? { line: end - 1, character: last.length } : { line: end, character: 0 };
  const before = written.length === 0 && end > 0 && !isBlank(lines[end - 1]) ? [''] : [];
  const gap = blankLinesBehind(file, at, { syntax, cursors });
  const after = Array.from({ length: gap ?? 0 }, () => '');
  const whole = [...before, ...added, ...after].join(lineEnd);
  if (!isAtEnd) return insertionOf(at, whole + lineEnd);
  // Without a line end behind it, unless the code comes there.
  return insertionOf(at, lineEnd + whole + (gap === undefined ? '' : lineEnd));
}

/** How many blank lines are to be added behind the imports; nothing where neither code nor cursor is there. */
function blankLinesBehind(
  { lines, end, written }: FileImports,
  at: TextPoint,
  { syntax, cursors }: Omit<Surroundings, 'lineEnd'>,
): number | undefined {
  const code = lines.findIndex((line: CodeLine, index) => index >= end && !isBlank(line));
  const behind = cursors.filter(
    ({ line, character }) => line > at.line || (line === at.line && character >= at.character),
  );
  const cursor = behind.length === 0 ? Infinity : Math.max(end, Math.min(...behind.map(({ line }) => line)));
  if (code === -1 && cursor === Infinity) return undefined;
  const next = Math.min(code === -1 ? Infinity : code, cursor);
  if (written.length > 0 && next === code && cursor > code) return 0;
  return Math.max(0, syntax.blankLines - (next - end));
}

function insertionOf(at: TextPoint, text: string): LineInsertion {
  return { at, text, addedLines: text.split('\n').length - 1 };
}
