import * as vscode from 'vscode';
import { patternsFor } from '../../../src/core/snippets/patternsFor';
import { patternItems } from '../../../src/host/patterns/patternPick';
import { ok, same } from './assert';
import { activated, closeAll, contentStore, eventually, openUntitled } from './extension';

const SCHEME = 'system-design-code';

/** All groups with the names of their tabs and which of them is in front, as a reader sees them. */
function editors(): unknown {
  return vscode.window.tabGroups.all.map(({ isActive, tabs }) => ({
    isActive,
    tabs: tabs.map((tab) => [tab.label, tab.isActive, tab.isPreview]),
  }));
}

function shownCode(): string | undefined {
  return vscode.window.visibleTextEditors
    .map(({ document }) => document)
    .find(({ uri }) => uri.scheme === SCHEME)
    ?.getText();
}

const next = () => vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
const leave = () => vscode.commands.executeCommand('workbench.action.closeQuickOpen');

suite('choosing a pattern', () => {
  suiteSetup(activated);
  setup(closeAll);
  teardown(closeAll);

  test('rows stand under the names of their groups, with prefix, summary and a button', async () => {
    const { content } = await contentStore();
    const items = patternItems(patternsFor(await content.patterns(), 'python'));
    const names = items.map(({ kind, label }) =>
      kind === vscode.QuickPickItemKind.Separator ? `-- ${label}` : label,
    );
    for (const text of ['-- Resilience', '-- Behavioral', '-- Caching', 'Cache-Aside']) {
      ok(names.includes(text), `${text} is missing in ${names.join(', ')}`);
    }
    const row = items.find(({ label }) => label === 'Cache-Aside');
    ok(row, 'there is a row');
    same(row.description, 'sdCacheAside');
    ok(row.detail?.startsWith('Reads from the cache'), 'the summary is the detail');
    same(
      row.buttons?.map(({ tooltip }) => tooltip),
      ['Open Pattern'],
    );
  });

  test('the code of the active row is shown, follows the row, and goes with the list', async () => {
    const editor = await openUntitled('python', 'a = 1\n');
    editor.selection = new vscode.Selection(0, 2, 0, 3);
    const before = editors();
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern');
    const first = await eventually(() => shownCode());
    ok(first.includes('class '), first.slice(0, 200));
    const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === SCHEME);
    same(shown?.document.languageId, 'python');
    await next();
    await eventually(() => (shownCode() ?? first) !== first);
    same(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 2);
    await leave();
    await asked;
    await eventually(() => JSON.stringify(editors()) === JSON.stringify(before));
    ok(vscode.window.activeTextEditor?.document === editor.document, 'the editor is active');
    same([editor.selection.start.character, editor.selection.end.character], [2, 3]);
    same(editor.document.getText(), 'a = 1\n');
  });

  test('a tab in preview mode beside stays, and is in front again', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'there is a workspace');
    const { document } = await openUntitled('python', 'a = 1\n');
    const uri = vscode.Uri.joinPath(folder.uri, 'auth', 'tokens.ts');
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Two, preview: true });
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const before = editors();
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern');
    await eventually(() => shownCode());
    same(vscode.window.tabGroups.all.length, 2);
    await leave();
    await asked;
    await eventually(() => JSON.stringify(editors()) === JSON.stringify(before));
  });

  test('left at once, no preview comes after it', async () => {
    await openUntitled('python', 'a = 1\n');
    const before = editors();
    for (const wait of [0, 100, 150, 160, 200]) {
      const asked = vscode.commands.executeCommand('systemDesign.insertPattern');
      await new Promise((resolve) => setTimeout(resolve, wait));
      await leave();
      await asked;
      await new Promise((resolve) => setTimeout(resolve, 300));
      same(editors(), before);
    }
  });

  test('what is chosen is inserted, and the preview is gone', async () => {
    const { document } = await openUntitled('python');
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern');
    const code = await eventually(() => shownCode());
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await asked;
    same(document.getText().replaceAll('\r\n', '\n'), code);
    same(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
    ok(vscode.window.activeTextEditor?.document === document, 'the editor is active');
  });

  test('a list of patterns asks for one of these', async () => {
    const { document } = await openUntitled('python');
    const ids = ['observer', 'cache-aside'];
    const asked = vscode.commands.executeCommand('systemDesign.insertPattern', ids);
    await eventually(() => shownCode()?.includes('class Subject'));
    await next();
    await eventually(() => shownCode()?.includes('class CacheAside'));
    await next();
    await eventually(() => shownCode()?.includes('class Subject'));
    await leave();
    await asked;
    same(document.getText(), '');
  });
});
