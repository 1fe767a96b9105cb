import { endOfStatement, stretch, type CodeLine } from './codeLines';
import { listed, type ImportPart, type ImportStyle, type ImportSyntax } from './importSyntax';

const IMPORT = /\bimport\b([^"';()=]*)("{2,})/g;
const REQUIRE = /\b(?:const|let|var)\s+(\{[^}]*\}|\w+)\s*=\s*require\s*\(\s*("{2,})\s*\)/g;
const IMPORT_EQUALS = /\bimport\s+(\w+)\s*=\s*require\s*\(\s*("{2,})\s*\)/g;

/** TypeScript: below shebang, directives such as `'use strict'`, and the comments that steer its tools. */
export const typescriptImports: ImportSyntax = {
  blankLines: 1,
  headerEnd: (lines, at) =>
    /^"{2,}\s*;?$/.test(lines[at]?.code.trim() ?? '') ? endOfStatement(lines, at) : undefined,
  statement(lines, at) {
    const code = lines[at]?.code ?? '';
    if (!/^\s*(?:import\b(?!\s*[(.])|(?:const|let|var)\s)/.test(code)) return undefined;
    const end = endOfStatement(lines, at);
    const parts = partsOf(stretch(lines, at, end));
    const isImport = /^\s*import\b/.test(code) || parts.length > 0;
    return isImport ? { end, parts } : undefined;
  },
  // What is exported from elsewhere stands among imports.
  passedEnd: (lines, at) =>
    /^\s*export\s+(?:type\s+)?[*{]/.test(lines[at]?.code ?? '') ? endOfStatement(lines, at) : undefined,
  write: (parts, style) => inStyle(statementsOf(parts, style), style),
};

/** JavaScript: as in TypeScript; a module of CommonJS gets `require`, since an `import` would make it another one. */
export const javascriptImports: ImportSyntax = {
  ...typescriptImports,
  isCommonJs: (lines) => {
    const top = lines.filter(({ isTop }) => isTop);
    return (
      top.some(({ code }) => /\brequire\s*\(|\bmodule\s*\.\s*exports\b|^\s*exports\.\w/.test(code)) &&
      !top.some(({ code }) => /^\s*(?:import\b(?!\s*[(.])|export\b)/.test(code))
    );
  },
};

function partsOf({ code, text }: Pick<CodeLine, 'code' | 'text'>): readonly ImportPart[] {
  const moduleOf = (found: RegExpExecArray, quoted = ''): string => {
    const end = found.index + found[0].lastIndexOf('"') + 1;
    return text.slice(end - quoted.length + 1, end - 1).replace(/^node:/, '');
  };
  const imported = [...code.matchAll(IMPORT)].flatMap((found) => {
    const clause = (found[1] ?? '').trim().replace(/\bfrom$/, '');
    const isType = /^type\s+[^,\s]/.test(clause);
    return clauseParts(moduleOf(found, found[2]), isType ? clause.slice(4) : clause, isType);
  });
  const required = [...code.matchAll(REQUIRE), ...code.matchAll(IMPORT_EQUALS)].flatMap((found) => {
    const names = (found[1] ?? '').replace(/(\w)\s*:\s*/g, '$1 as ');
    return clauseParts(
      moduleOf(found, found[2]),
      names.startsWith('{') ? names : `* as ${names.trim()}`,
      false,
    );
  });
  return [...imported, ...required];
}

/** The parts of what stands between `import` and `from`. */
function clauseParts(module: string, clause: string, isTypeOnly: boolean): readonly ImportPart[] {
  const braced = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  const names = listed(braced).map((item) => {
    const [name = '', local = name] = item.replace(/^type (?!as\b)/, '').split(' as ');
    return part(module, name, local, isTypeOnly || item !== item.replace(/^type (?!as\b)/, ''));
  });
  const others = listed(clause.replace(/\{[^}]*\}/, '')).map((item) => {
    const space = /^\* as (\S+)$/.exec(item)?.[1];
    return space === undefined
      ? part(module, 'default', item, isTypeOnly)
      : part(module, '* as', space, isTypeOnly);
  });
  return [...others, ...names];
}

function part(module: string, name: string, local: string, isType: boolean): ImportPart {
  return { module, name, local, ...(isType ? { isType } : {}) };
}

function statementsOf(parts: readonly ImportPart[], { isCommonJs }: ImportStyle): readonly string[] {
  const [first] = parts;
  if (first === undefined) return [];
  // Names that start with a letter are Node's own modules: a snippet has no others.
  const module = `'node:${first.module}'`;
  if (isCommonJs) {
    const names = parts.map(({ name, local }) => (name === local ? name : `${name}: ${local}`));
    return [`const { ${names.join(', ')} } = require(${module});`];
  }
  const areTypes = parts.every(({ isType }) => isType);
  const names = parts.map(
    ({ name, local, isType }) =>
      (isType === true && !areTypes ? 'type ' : '') + (name === local ? name : `${name} as ${local}`),
  );
  return [`import ${areTypes ? 'type ' : ''}{ ${names.join(', ')} } from ${module};`];
}

/** With the quotes and the semicolons of the imports that are there. */
function inStyle(statements: readonly string[], { written }: ImportStyle): readonly string[] {
  const isDouble = written.some((text) => text.includes('"')) && !written.some((text) => text.includes("'"));
  const isBare = written.length > 0 && !written.some((text) => text.trimEnd().endsWith(';'));
  return statements.map((statement) =>
    statement.replaceAll("'", isDouble ? '"' : "'").replace(/;$/, isBare ? '' : ';'),
  );
}
