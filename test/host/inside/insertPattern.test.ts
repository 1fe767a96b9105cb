import * as vscode from 'vscode';
import { insertAtCursor } from '../../../src/host/editor/insertAtCursor';
import { followLastEditor } from '../../../src/host/editor/lastEditor';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

const tabLabels = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

suite('inserting a pattern', () => {
  suiteSetup(activated);
  setup(closeAll);
  teardown(closeAll);

  const rows = [
    ['typescript', 'circuit-breaker', 'class CircuitBreaker'],
    ['typescriptreact', 'observer', 'class Subject'],
    ['javascriptreact', 'observer', 'class Subject'],
    ['python', 'cache-aside', 'class CacheAside'],
  ] as const;
  for (const [language, pattern, text] of rows) {
    test(`${pattern} into ${language}`, async () => {
      const editor = await openUntitled(language);
      await vscode.commands.executeCommand('systemDesign.insertPattern', pattern);
      ok(
        editor.document.getText().includes(text),
        `the editor holds: ${editor.document.getText().slice(0, 200)}`,
      );
      ok(!editor.document.getText().includes('${'.concat('1:')), 'placeholders are filled in');
    });
  }

  test('a language without the pattern is left alone, and C is not C++', async () => {
    for (const language of ['sql', 'c']) {
      const editor = await openUntitled(language, 'select 1;');
      await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
      await vscode.commands.executeCommand('systemDesign.insertPattern');
      same(editor.document.getText(), 'select 1;');
    }
  });

  test('a language without the pattern: a button opens its page, which has the others', async () => {
    await openUntitled('rust');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'password-hash');
    await eventually(async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return tabLabels().some((label) => label.includes('Password hash'));
    });
  });

  test('a list of patterns: the only one that the language has is inserted without a question', async () => {
    const editor = await openUntitled('rust');
    await vscode.commands.executeCommand('systemDesign.insertPattern', ['password-hash', 'observer', 7]);
    ok(editor.document.getText().includes('struct Subject'), editor.document.getText().slice(0, 200));
  });

  const indentations = [
    { insertSpaces: false, tabSize: 4, step: '\t' },
    { insertSpaces: true, tabSize: 2, step: '  ' },
    { insertSpaces: true, tabSize: 4, step: '    ' },
  ] as const;
  for (const { insertSpaces, tabSize, step } of indentations) {
    for (const language of ['typescript', 'python', 'go']) {
      test(`${language} is indented with ${JSON.stringify(step)}, also behind an indented cursor`, async () => {
        const editor = await openUntitled(language, step);
        editor.options = { insertSpaces, tabSize };
        editor.selection = new vscode.Selection(0, step.length, 0, step.length);
        await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
        const lines = editor.document.getText().split(/\r?\n/);
        // Imports are at the top of the file, which no cursor indents.
        const first = language === 'python' ? lines.findIndex((line) => line.startsWith(step)) : 0;
        const indents = lines
          .slice(first)
          .filter((line) => line.trim() !== '')
          .map((line) => /^\s*/.exec(line)?.[0] ?? '');
        ok(
          indents.every((indent) => indent.startsWith(step)),
          'every line is behind the cursor',
        );
        ok(indents.includes(step.repeat(2)), 'a step is one of the editor’s');
        const other = step === '\t' ? ' {2}' : '\t';
        ok(!indents.some((indent) => new RegExp(other).test(indent)), 'no line has another step');
      });
    }
  }

  test('a selection is used where the snippet wants it, else replaced', async () => {
    const editors = followLastEditor();
    try {
      const editor = await openUntitled('typescript', 'const sendMail = 1;');
      const insert = async (text: string) => {
        editor.selection = new vscode.Selection(0, 6, 0, 14);
        await insertAtCursor(editors, () => ({ snippet: new vscode.SnippetString(text) }));
      };
      await insert('<${1:${TM_SELECTED_TEXT:name}}>');
      same(editor.document.getText(), 'const <sendMail> = 1;');
      await insert('<${1:name}>');
      same(editor.document.getText(), 'const <name>l> = 1;');
    } finally {
      editors.dispose();
    }
  });

  test('one undo takes it back', async () => {
    const editor = await openUntitled('python', 'a = 1\n');
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    ok(editor.document.getText() !== 'a = 1\n', 'it was inserted');
    await vscode.commands.executeCommand('undo');
    same(editor.document.getText(), 'a = 1\n');
  });

  test('a cell of a notebook that is edited gets it', async () => {
    const cells = ['first = 1', 'second = 2'].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(1, 2)] });
    await vscode.commands.executeCommand('notebook.cell.edit');
    await eventually(() => vscode.window.activeTextEditor?.document === notebook.cellAt(1).document);
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    ok(!notebook.cellAt(0).document.getText().includes('class Subject'), 'the other cell is as it was');
    ok(notebook.cellAt(1).document.getText().includes('class Subject'), 'the cell has it');
    same(tabLabels().length, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('an unknown pattern, a strange argument and no editor do not throw', async () => {
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    const editor = await openUntitled('typescript');
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'no-such-pattern');
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern', { path: '/etc/passwd' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await asked;
    same(editor.document.getText(), '');
  });

  test('the editor used last is taken while another kind of document has the focus', async () => {
    const { document } = await openUntitled('typescript');
    await vscode.commands.executeCommand('systemDesign.showLog');
    await vscode.commands.executeCommand('workbench.panel.output.focus');
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    ok(document.getText().includes('class Subject'), 'nothing was inserted');
  });

  test('an editor that closes while the question is open does not throw', async () => {
    await openUntitled('typescript');
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await closeAll();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await asked;
  });

  test('a read-only editor stays as it is', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'there is a workspace');
    const uri = vscode.Uri.joinPath(folder.uri, 'auth', 'tokens.ts');
    const { document } = await vscode.window.showTextDocument(uri);
    const before = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    try {
      await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
      same(document.getText() === before, true);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
    }
  });

  test('completion offers the prefixes', async () => {
    const prefixes = ['sdCircuitBreaker', 'dpObserver', 'sdCacheAside'];
    for (const language of ['typescript', 'python']) {
      for (const prefix of prefixes) {
        const { document } = await openUntitled(language, prefix.slice(0, 4));
        // VS Code reads the snippet files of extensions after it has started.
        await eventually(async () => {
          const list = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            new vscode.Position(0, 4),
          );
          return list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === prefix);
        });
      }
    }
  });
});
