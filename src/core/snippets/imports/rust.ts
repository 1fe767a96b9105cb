import { endOfStatement, stretch, type CodeLine } from './codeLines';
import type { ImportPart, ImportSyntax } from './importSyntax';

/** Rust: below the attributes and the documentation of the crate or module. */
export const rustImports: ImportSyntax = {
  blankLines: 1,
  headerEnd(lines, at) {
    const { text = '', code = '' } = lines[at] ?? {};
    if (/^\s*#!\s*\[/.test(code) || /^\s*\/\*!/.test(text)) return endOfStatement(lines, at);
    return /^\s*\/\/!/.test(text) ? at + 1 : undefined;
  },
  statement(lines, at) {
    const start = attributesEnd(lines, at);
    if (!/^\s*(?:pub(?:\s*\([^)]*\))?\s+)?use\s/.test(lines[start]?.code ?? '')) return undefined;
    const end = endOfUse(lines, start);
    const isConditional = /\bcfg\b/.test(stretch(lines, at, start).code);
    const uses = stretch(lines, start, end).code.matchAll(/\buse\s([^;]*);/g);
    return { end, parts: isConditional ? [] : [...uses].flatMap(([, tree = '']) => leaves(tree, [])) };
  },
  passedEnd(lines, at) {
    const start = attributesEnd(lines, at);
    const code = lines[start]?.code ?? '';
    return /^\s*(?:pub(?:\s*\([^)]*\))?\s+)?(?:mod\s+\w+\s*;|extern\s+crate\s)/.test(code)
      ? endOfStatement(lines, start)
      : undefined;
  },
  write(parts) {
    const modules = [...new Set(parts.map(({ module }) => module))];
    return modules.map((module) => {
      const names = parts.filter((one) => one.module === module).map(named);
      const [only = ''] = names;
      const path = module === '' ? '' : `${module}::`;
      return `use ${path}${names.length === 1 ? only : `{${names.join(', ')}}`};`;
    });
  },
};

function attributesEnd(lines: readonly CodeLine[], at: number): number {
  let end = at;
  while (/^\s*#\s*\[.*\]\s*$/.test(lines[end]?.code ?? '')) end++;
  return end;
}

/** A use may go on over lines without a bracket; its semicolon ends it. */
function endOfUse(lines: readonly CodeLine[], at: number): number {
  let end = endOfStatement(lines, at);
  while (end < lines.length && !stretch(lines, at, end).code.includes(';')) end++;
  return end;
}

/** All that a tree such as `a::{b, c as d}` names. */
function leaves(tree: string, path: readonly string[]): readonly ImportPart[] {
  const text = tree.trim();
  const open = text.indexOf('{');
  if (open !== -1) {
    const before = names(text.slice(0, open));
    return itemsOf(text.slice(open + 1, text.lastIndexOf('}'))).flatMap((item) =>
      leaves(item, [...path, ...before]),
    );
  }
  const [written = '', alias] = text.split(/\s+as\s+/);
  const all = [...path, ...names(written)];
  const own = all.at(-1) === 'self' && all.length > 1 ? all.slice(0, -1) : all;
  const name = own.at(-1) ?? '';
  return name === '' ? [] : [{ module: own.slice(0, -1).join('::'), name, local: alias ?? name }];
}

function names(path: string): readonly string[] {
  return path
    .split('::')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The items of a list, which may be lists themselves. */
function itemsOf(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const char of text) {
    depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (char === ',' && depth === 0) {
      items.push(item);
      item = '';
    } else {
      item += char;
    }
  }
  return [...items, item];
}

function named({ name, local }: ImportPart): string {
  return name === local ? name : `${name} as ${local}`;
}
