import { endOfStatement, isComment, stretch, type CodeLine } from './codeLines';
import type { ImportPart, ImportStatement, ImportSyntax } from './importSyntax';

const SPEC = /(?:([\w.]+)\s+)?("{2,})/g;

/** Go: below the package's clause; within a group of imports where there is one. */
export const goImports: ImportSyntax = {
  blankLines: 1,
  canTake: (lines) => lines.some(({ isTop, code }) => isTop && isPackage(code)),
  headerEnd: (lines, at) => (isPackage(lines[at]?.code ?? '') ? endOfStatement(lines, at) : undefined),
  statement(lines, at) {
    if (!/^import\b/.test(lines[at]?.code ?? '')) return undefined;
    const end = endOfStatement(lines, at);
    const { code, text } = stretch(lines, at, end);
    const parts = [...code.matchAll(SPEC)].map((found) => {
      const stop = found.index + found[0].length;
      const path = text.slice(stop - (found[2] ?? '').length + 1, stop - 1);
      return part(path, found[1] === 'import' ? undefined : found[1]);
    });
    const inside = insideOf(lines, at, end);
    return { end, parts, ...(inside === undefined ? {} : { inside }) };
  },
  write(parts, { isInside }) {
    const paths = parts.map(({ module }) => `"${module}"`);
    if (isInside) return paths.map((path) => `\t${path}`);
    if (paths.length < 2) return paths.map((path) => `import ${path}`);
    return ['import (', ...paths.map((path) => `\t${path}`), ')'];
  },
};

function isPackage(code: string): boolean {
  return /^package\s+\w/.test(code);
}

function part(module: string, alias = defaultName(module)): ImportPart {
  return { module, name: '', local: alias };
}

/** The name of a package of the standard library: the last part of its path, but for a version. */
function defaultName(path: string): string {
  return (
    path
      .split('/')
      .filter((name) => !/^v\d+$/.test(name))
      .at(-1) ?? path
  );
}

/** Behind the last package of the standard library; where there is none, above the others, with a blank line between. */
function insideOf(lines: readonly CodeLine[], at: number, end: number): ImportStatement['inside'] {
  if (!/^import\s*\(\s*$/.test(lines[at]?.code ?? '') || lines[end - 1]?.code.trim() !== ')')
    return undefined;
  let line: number | undefined;
  for (let index = at + 1; index < end - 1; index++) {
    const standard = /^\s*(?:[\w.]+\s+)?["`]([\w/]+)["`]\s*(?:\/\/.*)?$/.exec(lines[index]?.text ?? '');
    if (standard !== null && standard[1] !== 'C') line = index + 1;
  }
  const isEmpty = lines.slice(at + 1, end - 1).every((one) => one.text.trim() === '' || isComment(one));
  return { line: line ?? at + 1, isAlone: line === undefined && !isEmpty };
}
