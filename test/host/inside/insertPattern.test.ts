import * as vscode from 'vscode';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

suite('inserting a pattern', () => {
  suiteSetup(activated);
  setup(closeAll);
  teardown(closeAll);

  const rows = [
    ['typescript', 'circuit-breaker', 'class CircuitBreaker'],
    ['typescriptreact', 'observer', 'class Subject'],
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

  test('a language without the pattern is left alone', async () => {
    const editor = await openUntitled('sql', 'select 1;');
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    same(editor.document.getText(), 'select 1;');
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
