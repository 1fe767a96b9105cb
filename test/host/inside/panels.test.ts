import * as vscode from 'vscode';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

/** The panels as the window has them: by group, with their titles. */
const panels = () =>
  vscode.window.tabGroups.all.flatMap(({ viewColumn, tabs }) =>
    tabs
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('systemDesign.topic'),
      )
      .map(({ label }) => ({ label, column: viewColumn })),
  );

const shown = (...titles: readonly string[]) =>
  eventually(() => titles.every((title) => panels().some(({ label }) => label === title)));

const columnsOf = (...titles: readonly string[]) =>
  titles.map((title) => panels().find(({ label }) => label === title)?.column);

const open = (command: string, id: string) => vscode.commands.executeCommand(`systemDesign.${command}`, id);

async function setLocation(location: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('systemDesign');
  await configuration.update('panel.openLocation', location, vscode.ConfigurationTarget.Global);
}

suite('where pages open', () => {
  setup(async () => {
    await activated();
    await closeAll();
  });
  teardown(async () => {
    await setLocation(undefined);
    await closeAll();
  });

  test('in the active group, or beside it if that is set', async () => {
    await openUntitled('typescript');
    await open('openTopic', 'jwt');
    await shown('JSON Web Token');
    same(columnsOf('JSON Web Token'), [1]);
    await closeAll();
    await openUntitled('typescript');
    await setLocation('beside');
    await open('openTopic', 'jwt');
    await shown('JSON Web Token');
    same(columnsOf('JSON Web Token'), [2]);
  });

  test('a page beside never covers the page that is read, not even where both panels share a group', async () => {
    await open('openTopic', 'jwt');
    await shown('JSON Web Token');
    await open('openTopicToSide', 'http-versions');
    await shown('From HTTP/1.0 to HTTP/3');
    await vscode.commands.executeCommand('workbench.action.moveEditorToFirstGroup');
    await eventually(() => panels().every(({ column }) => column === vscode.ViewColumn.One));
    await open('openTopicToSide', 'caching-strategies');
    await shown('Caching strategies');
    same(columnsOf('JSON Web Token', 'From HTTP/1.0 to HTTP/3', 'Caching strategies'), [1, 1, 2]);
  });

  test('a page beside a file does not cover it with a panel that was behind it', async () => {
    await open('openTopic', 'jwt');
    await shown('JSON Web Token');
    const { document } = await openUntitled('typescript');
    await open('openTopicToSide', 'http-versions');
    await shown('From HTTP/1.0 to HTTP/3');
    same(columnsOf('JSON Web Token', 'From HTTP/1.0 to HTTP/3'), [1, 2]);
    ok(
      vscode.window.visibleTextEditors.some((editor) => editor.document === document),
      'the file is covered',
    );
  });

  test('several pages asked for at once end in one panel, with the last of them', async () => {
    await Promise.all(['jwt', 'http-versions', 'caching-strategies'].map((id) => open('openTopic', id)));
    await shown('Caching strategies');
    same(panels().length, 1);
  });

  test('a page that a panel has already is shown by that panel', async () => {
    await open('openTopic', 'jwt');
    await shown('JSON Web Token');
    await open('openTopicToSide', 'http-versions');
    await shown('From HTTP/1.0 to HTTP/3');
    await open('openTopic', 'jwt');
    await eventually(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'JSON Web Token');
    same(columnsOf('JSON Web Token', 'From HTTP/1.0 to HTTP/3'), [1, 2]);
  });

  test('back and forward without a panel do nothing', async () => {
    await vscode.commands.executeCommand('systemDesign.back');
    await vscode.commands.executeCommand('systemDesign.forward');
    same(panels(), []);
  });
});
