import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { ESLint } from 'eslint';
import { testBundle } from '../../build/testing/runMocha';
import ts from 'typescript';

/** The three guards of the layers, each shown to catch what it is there for. */
suite('boundaries', () => {
  suite('the compiler options of a layer', () => {
    const rows = [
      ['src/core', 'console.log(1);', 'console'],
      ['src/core', 'document.title;', 'document'],
      ['src/core', 'process.exit();', 'process'],
      ['src/protocol', 'setTimeout(() => 1);', 'setTimeout'],
      ['src/host', 'document.title;', 'document'],
      ['src/host', "import 'node:fs';", 'node:fs'],
      ['src/webview', 'process.exit();', 'process'],
    ] as const;
    for (const [layer, code, name] of rows) {
      test(`${layer} cannot use ${name}`, () => {
        const messages = typeErrors(layer, code);
        assert.ok(
          messages.some((message) => message.includes(name)),
          `no error names ${name}: ${messages.join('; ')}`,
        );
      });
    }

    test('and code that keeps to its layer passes', () => {
      assert.deepEqual(typeErrors('src/core', 'export const x = [1].at(0);'), []);
    });
  });

  suite('the linter', () => {
    const rows = [
      ['src/core', "import type { Uri } from 'vscode';\nexport type X = Uri;\n"],
      ['src/core', "import type { ToPanel } from '../protocol/messages';\nexport type X = ToPanel;\n"],
      ['src/protocol', "import { activate } from '../host/extension';\nexport const x = activate;\n"],
      ['src/host', "import { element } from '../webview/dom';\nexport const x = element;\n"],
      ['src/host', "import { join } from 'node:path';\nexport const x = join;\n"],
      ['src/webview', "import { activate } from '../host/extension';\nexport const x = activate;\n"],
      ['build', "import { activate } from '../src/host/extension';\nexport const x = activate;\n"],
    ] as const;
    for (const [layer, code] of rows) {
      test(`refuses in ${layer}: ${code.split('\n', 1)[0] ?? ''}`, async () => {
        const path = `${layer}/boundaryViolation.ts`;
        writeFileSync(path, code);
        try {
          const [result] = await new ESLint().lintFiles([path]);
          const rules = result?.messages.map(({ ruleId }) => ruleId) ?? [];
          assert.ok(rules.includes('@typescript-eslint/no-restricted-imports'), rules.join());
        } finally {
          rmSync(path);
        }
      });
    }
  });

  test('bundling core without VS Code refuses a dynamic import of it', async () => {
    const bundle = build({
      stdin: {
        contents: "export const load = () => import('vscode');",
        resolveDir: 'src/core',
        loader: 'ts',
      },
      ...testBundle(true),
      write: false,
      logLevel: 'silent',
    });
    await assert.rejects(bundle, /Could not resolve "vscode"/);
  });
});

/** Type-checks a piece of code as if it stood in a layer. */
function typeErrors(layer: string, code: string): string[] {
  const { config } = ts.readConfigFile(`${layer}/tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, layer);
  const name = `${layer}/boundaryViolation.ts`;
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (path, target) =>
    path === name ? ts.createSourceFile(path, code, target) : readSource(path, target);
  const program = ts.createProgram(
    [name],
    { ...options, noEmit: true, composite: false, incremental: false },
    host,
  );
  const source = program.getSourceFile(name);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
