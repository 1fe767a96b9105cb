import * as vscode from 'vscode';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

/** How often a text is in a document. */
function count(document: vscode.TextDocument, text: string): number {
  return document.getText().split(text).length - 1;
}

const insert = (pattern: string, language?: string) =>
  vscode.commands.executeCommand('systemDesign.insertPattern', pattern, language);

/** Puts cursors at the starts of lines. */
function cursorsAt(editor: vscode.TextEditor, ...lines: readonly number[]): void {
  editor.selections = lines.map((line) => new vscode.Selection(line, 0, line, 0));
}

suite('imports of an inserted pattern', () => {
  suiteSetup(activated);
  setup(closeAll);
  teardown(closeAll);

  const files = [
    ['python', '"""Docs."""\n\nx = 1\n', '"""Docs."""\n\nimport ', 'class CacheAside'],
    [
      'go',
      '// Licence.\n\npackage a\n\nvar x = 1\n',
      '// Licence.\n\npackage a\n\nimport (\n\t"',
      'CacheStore is',
    ],
    ['java', 'package a;\n\nclass A {}\n', 'package a;\n\nimport java.', 'class CacheAside'],
    ['csharp', 'namespace A\n{\n}\n', 'using System', 'class CacheAside'],
    ['rust', '#![allow(dead_code)]\n\nstruct A;\n', '#![allow(dead_code)]\n\nuse std::', 'struct CacheAside'],
    ['cpp', '#pragma once\n\nint a;\n', '#pragma once\n\n#include <', 'class CacheAside'],
  ] as const;
  for (const [language, text, top, code] of files) {
    test(`${language}: they are at the top, the code is at the cursor, and one undo takes both back`, async () => {
      const editor = await openUntitled(language, text);
      const { document } = editor;
      cursorsAt(editor, document.lineCount - 1);
      const last = text.trimEnd().split('\n').at(-1) ?? '';
      await insert('cache-aside');
      const after = document.getText().replaceAll('\r\n', '\n');
      ok(after.startsWith(top), after.slice(0, 200));
      ok(after.indexOf(code) > after.indexOf(last), after.slice(0, 400));
      const lines = text.trimEnd().split('\n');
      const kept = after.split('\n').filter((line) => line !== '');
      ok(
        lines.every((line) => line === '' || kept.includes(line)),
        'each line of the file is as it was',
      );
      await vscode.commands.executeCommand('undo');
      same(document.getText().replaceAll('\r\n', '\n'), text);
      await vscode.commands.executeCommand('redo');
      same(document.getText().replaceAll('\r\n', '\n'), after);
    });
  }

  test('twice into a file: they are there once', async () => {
    const editor = await openUntitled('python', 'x = 1\n');
    const { document } = editor;
    cursorsAt(editor, 1);
    await insert('retry');
    await vscode.commands.executeCommand('leaveSnippet');
    cursorsAt(editor, document.lineCount - 1);
    await insert('retry');
    same([count(document, 'import asyncio'), count(document, 'async def retry')], [1, 2]);
  });

  test('several cursors: they are there once, and the code at each', async () => {
    const editor = await openUntitled('python', 'a = 1\n\nb = 2\n\n');
    cursorsAt(editor, 1, 3);
    await insert('retry');
    const { document } = editor;
    same([count(document, 'import asyncio'), count(document, 'async def retry')], [1, 2]);
    const text = document.getText();
    const [, first = '', second = ''] = text.split('async def retry');
    ok(first.includes('b = 2') && !second.includes('b = 2'), text);
    await vscode.commands.executeCommand('undo');
    same(document.getText().replaceAll('\r\n', '\n'), 'a = 1\n\nb = 2\n\n');
  });

  test('what is there is not imported again, and what is selected is replaced', async () => {
    const editor = await openUntitled('python', 'import asyncio, time\n\nx = 1\n');
    editor.selection = new vscode.Selection(2, 0, 2, 5);
    await insert('retry');
    const text = editor.document.getText().replaceAll('\r\n', '\n');
    ok(text.startsWith('import asyncio, time\nimport random\nfrom collections.abc'), text.slice(0, 200));
    ok(!text.includes('x = 1') && !text.includes('import time'), text.slice(0, 300));
  });

  test('Windows: the line ends are those of the file', async () => {
    const editor = await openUntitled('python', '# Licence.\r\n\r\nx = 1\r\n');
    same(editor.document.eol, vscode.EndOfLine.CRLF);
    cursorsAt(editor, 3);
    await insert('retry');
    const text = editor.document.getText();
    ok(text.startsWith('# Licence.\r\n\r\nimport asyncio\r\n'), JSON.stringify(text.slice(0, 80)));
    ok(!/[^\r]\n/.test(text), 'no line ends with a line feed alone');
  });

  test('Go without a package, and code of another language: the imports stay with the code', async () => {
    const go = await openUntitled('go');
    await insert('retry');
    ok(go.document.getText().startsWith('import ('), go.document.getText().slice(0, 100));
    const rust = await openUntitled('rust', 'fn a() {}\n');
    cursorsAt(rust, 1);
    await insert('retry', 'python');
    ok(
      /^fn a\(\) \{\}\r?\nimport asyncio/.test(rust.document.getText()),
      rust.document.getText().slice(0, 100),
    );
  });

  test('a cell of a notebook gets them at its own top', async () => {
    const cells = ['first = 1', 'second = 2\n'].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(1, 2)] });
    await vscode.commands.executeCommand('notebook.cell.edit');
    const { document } = notebook.cellAt(1);
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document === document ? active : undefined;
    });
    cursorsAt(editor, 1);
    await insert('retry');
    same(notebook.cellAt(0).document.getText(), 'first = 1');
    ok(document.getText().startsWith('import asyncio'), document.getText().slice(0, 100));
    ok(
      document.getText().indexOf('async def retry') > document.getText().indexOf('second = 2'),
      'the code is at the cursor',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

suite('a pattern around a selected call', () => {
  suiteSetup(activated);
  setup(closeAll);
  teardown(closeAll);

  test('the call is in the operation that is retried, and one undo takes it back', async () => {
    const text =
      "import { retry } from './retry';\nasync function show(id: string) {\n  const order = await load(id, {\n    fresh: true,\n  });\n}\n";
    const editor = await openUntitled('typescript', text);
    editor.options = { insertSpaces: true, tabSize: 2 };
    editor.selection = new vscode.Selection(2, 16, 4, 5);
    await insert('retry');
    const options = '{ maxAttempts: 4, baseMs: 100, capMs: 5_000, isRetryable: () => true }';
    const wrapped = text
      .replace('await load', 'await retry(() => load')
      .replace('\n  });', `\n  }), ${options});`);
    same(editor.document.getText().replaceAll('\r\n', '\n'), wrapped);
    await vscode.commands.executeCommand('undo');
    same(editor.document.getText().replaceAll('\r\n', '\n'), text);
  });

  test('with nothing or a name selected the code itself is inserted', async () => {
    const editor = await openUntitled('python', 'x = load\n');
    editor.selection = new vscode.Selection(0, 4, 0, 8);
    await insert('retry');
    ok(editor.document.getText().includes('async def retry'), editor.document.getText().slice(0, 200));
  });

  test('a completion has a placeholder for the call', async () => {
    const { document } = await openUntitled('go', 'sdRetryC');
    await eventually(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(0, 8),
      );
      return list.items.some(
        ({ label }) => (typeof label === 'string' ? label : label.label) === 'sdRetryCall',
      );
    });
  });
});
