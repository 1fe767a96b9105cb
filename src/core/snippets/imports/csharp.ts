import { endOfStatement, stretch, type CodeLine } from './codeLines';
import type { ImportPart, ImportSyntax } from './importSyntax';

/** C#: above the first namespace, below what must be first of all. Directives within a namespace do not count. */
export const csharpImports: ImportSyntax = {
  blankLines: 1,
  headerEnd: (lines, at) =>
    /^\s*(?:extern\s+alias\s|#\s*(?:define|undef|nullable|pragma)\b)/.test(lines[at]?.code ?? '')
      ? endOfStatement(lines, at)
      : undefined,
  statement(lines, at) {
    if (!/^\s*(?:global\s+)?using\s+[\w:]/.test(lines[at]?.code ?? '')) return undefined;
    const end = endOfStatement(lines, at);
    const { code } = stretch(lines, at, end);
    if (!/^\s*(?:global\s+)?using\s+(?:static\s+[\w.:]|\w+\s*=|[\w.:]+\s*;)/.test(code)) return undefined;
    const found = code.matchAll(/\busing\s+([\w.:]+)\s*;/g);
    return { end, parts: [...found].map(([, name = '']) => part(name.replace('global::', ''))) };
  },
  passedEnd: conditionalEnd,
  write: (parts) => parts.map(({ module }) => `using ${module};`),
};

function part(module: string): ImportPart {
  return { module, name: '', local: '' };
}

/** The line behind `#if ... #endif`: what stands within does not count. Other directives are lines of their own. */
function conditionalEnd(lines: readonly CodeLine[], at: number): number | undefined {
  const code = lines[at]?.code ?? '';
  if (/^\s*#\s*(?:region|endregion|line|pragma|nullable)\b/.test(code)) return at + 1;
  if (!/^\s*#\s*if\b/.test(code)) return undefined;
  let depth = 0;
  for (let line = at; line < lines.length; line++) {
    const text = lines[line]?.code ?? '';
    if (/^\s*#\s*if\b/.test(text)) depth++;
    else if (/^\s*#\s*endif\b/.test(text) && --depth === 0) return line + 1;
  }
  return undefined;
}
