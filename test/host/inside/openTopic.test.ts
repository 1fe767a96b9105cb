import * as vscode from 'vscode';
import { ok, same } from './assert';
import { createPanel } from '../../../src/host/panel/panel';
import { createClientReader } from '../../../src/host/panel/shell';
import { followLastEditor } from '../../../src/host/editor/lastEditor';
import { createProgressStore } from '../../../src/host/progress/progressStore';
import { activated, closeAll, contentStore, eventually } from './extension';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('systemDesign.topic'),
    );

/** A storage that keeps nothing. */
function memento(): vscode.Memento & { setKeysForSync(keys: readonly string[]): void } {
  return {
    keys: () => [],
    get: () => undefined,
    update: () => Promise.resolve(),
    setKeysForSync: () => undefined,
  };
}

suite('opening a topic', () => {
  setup(async () => {
    await activated();
    await closeAll();
  });
  teardown(closeAll);

  test('shows a panel with the title of the topic', async () => {
    await vscode.commands.executeCommand('systemDesign.openTopic', 'jwt');
    await eventually(() => panels().some(({ label }) => label === 'JSON Web Token'));
  });

  test('another topic comes into the same panel', async () => {
    await vscode.commands.executeCommand('systemDesign.openTopic', 'jwt');
    await eventually(() => panels().some(({ label }) => label === 'JSON Web Token'));
    await vscode.commands.executeCommand('systemDesign.openTopic', {
      topic: 'http-versions',
      section: 'pitfalls',
    });
    await eventually(() => panels().some(({ label }) => label === 'From HTTP/1.0 to HTTP/3'));
    same(panels().length, 1);
  });

  test('an unknown topic shows a friendly panel', async () => {
    await vscode.commands.executeCommand('systemDesign.openTopic', 'no-such-topic');
    await eventually(() => panels().some(({ label }) => label === 'Topic not found'));
  });

  test('a strange argument does not throw', async () => {
    const opened = vscode.commands.executeCommand('systemDesign.openTopic', { path: '/etc/passwd' });
    // It asks, as without an argument; nobody answers.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await opened;
    ok(panels().length === 0, 'nothing was opened');
  });

  test('a term and a pattern open by their ids, in the same panel; strange ids open nothing', async () => {
    await vscode.commands.executeCommand('systemDesign.openTerm', { path: '/etc/passwd' });
    await vscode.commands.executeCommand('systemDesign.openPattern', '../observer');
    same(panels().length, 0);
    await vscode.commands.executeCommand('systemDesign.openTerm', 'jwt');
    await eventually(() => panels().some(({ label }) => label === 'JWT'));
    await vscode.commands.executeCommand('systemDesign.openPattern', 'observer');
    await eventually(() => panels().some(({ label }) => label === 'Observer'));
    await vscode.commands.executeCommand('systemDesign.openTerm', 'no-such-term');
    await eventually(() => panels().some(({ label }) => label === 'Term not found'));
    same(panels().length, 1);
  });

  test('to the side it opens a second panel, and uses that one from then on', async () => {
    await vscode.commands.executeCommand('systemDesign.openTopic', 'jwt');
    await eventually(() => panels().some(({ label }) => label === 'JSON Web Token'));
    await vscode.commands.executeCommand('systemDesign.openTopicToSide', 'http-versions');
    await eventually(() => panels().some(({ label }) => label === 'From HTTP/1.0 to HTTP/3'));
    same(panels().length, 2);
  });

  test('the source of a topic is its Markdown, read-only', async () => {
    await vscode.commands.executeCommand('systemDesign.openSource', 'jwt');
    const document = await eventually(() => vscode.window.activeTextEditor?.document);
    ok(document.getText().startsWith('---\ntitle: JSON Web Token'), document.getText().slice(0, 40));
    same(document.languageId, 'markdown');
    same(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
  });

  test('a panel restored without a usable state shows a notice, and the log says so', async () => {
    const { content } = await contentStore();
    const { extensionUri } = await activated();
    const warnings: string[] = [];
    const log = { warn: (text: string) => warnings.push(text), error: () => undefined };
    const view = vscode.window.createWebviewPanel('test', 'Empty', vscode.ViewColumn.One, {});
    const editors = followLastEditor();
    const progress = createProgressStore(memento(), log as unknown as vscode.LogOutputChannel);
    const diagrams = () => Promise.resolve();
    createPanel(
      view,
      {
        extensionUri,
        client: createClientReader(extensionUri),
        content,
        progress,
        editors,
        diagrams,
        log: log as unknown as vscode.LogOutputChannel,
      },
      { open: () => undefined, onShown: () => undefined },
      undefined,
    );
    await eventually(() => view.title === 'Topic not found');
    same(warnings.length, 1);
    view.dispose();
    editors.dispose();
    progress.dispose();
  });
});
