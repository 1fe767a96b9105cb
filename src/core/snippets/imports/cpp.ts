import { isBlank, isComment, type CodeLine } from './codeLines';
import type { ImportSyntax } from './importSyntax';

/** C++: below `#pragma once` or the guard of a header. What stands under another condition does not count. */
export const cppImports: ImportSyntax = {
  blankLines: 1,
  isOrdered: true,
  headerEnd(lines, at) {
    const code = lines[at]?.code ?? '';
    if (/^\s*#\s*pragma\s+once\b|^\s*module\s*;/.test(code)) return at + 1;
    return guardEnd(lines, at);
  },
  statement(lines, at) {
    const code = lines[at]?.code ?? '';
    if (!/^\s*#\s*include\b/.test(code)) return undefined;
    const module = /^\s*#\s*include\s*<([^>]+)>/.exec(code)?.[1]?.trim();
    return { end: at + 1, parts: module === undefined ? [] : [{ module, name: '', local: '' }] };
  },
  passedEnd(lines, at) {
    const code = lines[at]?.code ?? '';
    if (/^\s*#\s*if/.test(code)) return conditionEnd(lines, at);
    if (!/^\s*#\s*(?:define|undef|pragma|endif|error|warning|line)\b/.test(code)) return undefined;
    let end = at + 1;
    while (lines[end - 1]?.text.endsWith('\\') === true) end++;
    return end;
  },
  write: (parts) => parts.map(({ module }) => `#include <${module}>`),
};

/** The line behind `#ifndef NAME`, `#define NAME`, if nothing but a guard has its `#endif` at the file's end. */
function guardEnd(lines: readonly CodeLine[], at: number): number | undefined {
  const name = /^\s*#\s*(?:ifndef\s+(\w+)|if\s+!\s*defined[\s(]+(\w+))/.exec(lines[at]?.code ?? '');
  if (name === null) return undefined;
  const next = lines.findIndex((line, index) => index > at && !isBlank(line) && !isComment(line));
  const defined = /^\s*#\s*define\s+(\w+)/.exec(lines[next]?.code ?? '')?.[1];
  if (defined === undefined || defined !== (name[1] ?? name[2])) return undefined;
  const end = conditionEnd(lines, at);
  const isWhole = lines.slice(end).every((line) => isBlank(line) || isComment(line));
  return isWhole ? next + 1 : undefined;
}

/** The line behind `#if ... #endif`; the end of the file where that is missing. */
function conditionEnd(lines: readonly CodeLine[], at: number): number {
  let depth = 0;
  for (let line = at; line < lines.length; line++) {
    const code = lines[line]?.code ?? '';
    if (/^\s*#\s*if/.test(code)) depth++;
    else if (/^\s*#\s*endif\b/.test(code) && --depth === 0) return line + 1;
  }
  return lines.length;
}
