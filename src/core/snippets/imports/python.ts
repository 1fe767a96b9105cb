import { endOfStatement, stretch } from './codeLines';
import { listed, type ImportPart, type ImportSyntax } from './importSyntax';

/** Python: below the module's docstring, imports of `__future__` and a notebook cell's magic. */
export const pythonImports: ImportSyntax = {
  blankLines: 2,
  isOrdered: true,
  headerEnd(lines, at) {
    const line = lines[at];
    if (line === undefined) return undefined;
    const isDocstring = /^[ru]?"{2,}\s*$/i.test(line.code);
    return isDocstring || /^\s*[%!]/.test(line.text) ? endOfStatement(lines, at) : undefined;
  },
  statement(lines, at) {
    if (!/^(?:import|from)\s/.test(lines[at]?.code ?? '')) return undefined;
    const end = endOfStatement(lines, at);
    const statements = stretch(lines, at, end).code.replaceAll('\\\n', ' ').replaceAll('\n', ' ').split(';');
    return { end, parts: statements.flatMap(partsOf) };
  },
  write(parts) {
    const [first] = parts;
    if (first === undefined) return [];
    if (first.name === '') return parts.map(({ module }) => `import ${module}`);
    return [`from ${first.module} import ${parts.map(({ name, local }) => named(name, local)).join(', ')}`];
  },
};

function partsOf(statement: string): readonly ImportPart[] {
  const [, module, names] = /^from\s+(\S+)\s+import\b(.*)$/.exec(statement.trim()) ?? [];
  if (module !== undefined && names !== undefined) {
    return listed(names.replace(/[()]/g, '')).map((item) => {
      const [name = '', local = name] = item.split(' as ');
      return { module, name, local };
    });
  }
  const [, modules = ''] = /^import\s(.*)$/.exec(statement.trim()) ?? [];
  return listed(modules).flatMap((item) => {
    const [whole = '', alias] = item.split(' as ');
    if (alias !== undefined) return [{ module: whole, name: '', local: alias }];
    const names = whole.split('.');
    // `import a.b` brings `a` too.
    return names.map((_, index) => ({
      module: names.slice(0, index + 1).join('.'),
      name: '',
      local: names[0] ?? '',
    }));
  });
}

function named(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}
