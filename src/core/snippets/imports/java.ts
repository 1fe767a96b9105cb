import { endOfStatement, stretch } from './codeLines';
import type { ImportPart, ImportSyntax } from './importSyntax';

/** Java: below the package's clause. */
export const javaImports: ImportSyntax = {
  blankLines: 1,
  headerEnd: (lines, at) =>
    /^\s*package\s/.test(lines[at]?.code ?? '') ? endOfStatement(lines, at) : undefined,
  statement(lines, at) {
    if (!/^\s*import\s/.test(lines[at]?.code ?? '')) return undefined;
    const end = endOfStatement(lines, at);
    const found = stretch(lines, at, end).code.matchAll(/\bimport\s+(static\s+)?([\w.]+)\.(\w+|\*)\s*;/g);
    return { end, parts: [...found].map(([, isStatic, module, name]) => part(isStatic, module, name)) };
  },
  write: (parts) => parts.map(({ module, name }) => `import ${module}.${name};`),
};

function part(isStatic: string | undefined, module = '', name = ''): ImportPart {
  return { module: isStatic === undefined ? module : `static ${module}`, name, local: name };
}
