import { codeLines, isBlank, isComment, stretch, type CodeLine } from './codeLines';
import { endOfHeader } from './header';
import type { ImportPart, ImportStatement, ImportSyntax } from './importSyntax';

/** What a file imports, and where further imports go. */
export interface FileImports {
  readonly lines: readonly CodeLine[];
  /** What each of the imports at its top brings. */
  readonly atTop: readonly (readonly ImportPart[])[];
  /** What those below bring, and where. */
  readonly below: readonly { readonly line: number; readonly parts: readonly ImportPart[] }[];
  /** The imports at its top as they are written. */
  readonly written: readonly string[];
  /** The line above which further ones go. */
  readonly end: number;
  /** The place in a statement at the top that takes further ones. */
  readonly inside?: NonNullable<ImportStatement['inside']>;
}

/** Reads the imports of a file. Only what stands at the top level counts, in no comment and no string. */
export function scanImports(languageId: string, syntax: ImportSyntax, text: string): FileImports {
  const lines = codeLines(languageId, text);
  const written: string[] = [];
  const atTop: (readonly ImportPart[])[] = [];
  const below: { line: number; parts: readonly ImportPart[] }[] = [];
  let end = endOfHeader(lines, syntax);
  let inside: ImportStatement['inside'];
  let isTop = true;
  for (let at = end; at < lines.length;) {
    const line = lines[at];
    if (line === undefined || !line.isTop || isBlank(line) || isComment(line)) {
      at++;
      continue;
    }
    const statement = syntax.statement(lines, at);
    if (statement === undefined) {
      const passed = syntax.passedEnd?.(lines, at);
      isTop &&= passed !== undefined;
      at = passed ?? at + 1;
    } else if (isTop) {
      atTop.push(statement.parts);
      written.push(stretch(lines, at, statement.end).text);
      inside ??= statement.inside;
      at = end = statement.end;
    } else {
      below.push({ line: at, parts: statement.parts });
      at = statement.end;
    }
  }
  return { lines, atTop, below, written, end, ...(inside === undefined ? {} : { inside }) };
}
