import { isBlank, isComment, type CodeLine } from './codeLines';
import type { ImportSyntax } from './importSyntax';

/** Comments that are addressed to tools, or that belong to the file and not to what follows them. */
const TOOL =
  /^#!|^\s*#.*\bcoding[:=]|^\s*\/\/\/\s*<|^\s*\/[/*]\s*(?:@ts-|eslint|@jsx|@flow|@format|prettier|biome)/;
const LICENCE = /copyright|licen[cs]e|spdx|@file|\(c\)|©/i;

/** The line behind all that must stay above the imports. */
export function endOfHeader(lines: readonly CodeLine[], syntax: ImportSyntax): number {
  const isShebang = /^#!(?!\[)/.test(lines[0]?.text ?? '');
  let at = isShebang ? 1 : 0;
  let end = at;
  for (;;) {
    while (isBlank(lines[at])) at++;
    const line = lines[at];
    if (line === undefined) return end;
    const headerEnd = syntax.headerEnd(lines, at);
    const commentEnd = headerEnd ?? (isComment(line) ? endOfComment(lines, at, syntax) : undefined);
    if (commentEnd === undefined) return end;
    end = at = commentEnd;
  }
}

/** The line behind a comment that belongs to the file: it stands apart from the code, or says so itself. */
function endOfComment(lines: readonly CodeLine[], at: number, syntax: ImportSyntax): number | undefined {
  let end = at;
  let tools = at;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const isInside = end > at && !line.isTop;
    if (!isInside && (isBlank(line) || !isComment(line))) break;
    if (end > at && !isInside && syntax.headerEnd(lines, end) !== undefined) break;
    end++;
    if (TOOL.test(line.text)) tools = end;
  }
  const next = lines[end];
  const isApart =
    next === undefined ||
    isBlank(next) ||
    syntax.headerEnd(lines, end) !== undefined ||
    syntax.statement(lines, end) !== undefined;
  const isLicence = lines.slice(at, end).some(({ text }) => LICENCE.test(text));
  if (isApart || isLicence) return end;
  return tools > at ? tools : undefined;
}
