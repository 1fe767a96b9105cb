import * as vscode from 'vscode';
import { ok, same } from './assert';
import { createTopicPanel } from '../../../src/host/panel/topicPanel';
import { activated, closeAll, contentStore, eventually } from './extension';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('systemDesign.topic'),
    );

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

  test('a panel restored without a usable state shows a notice, and the log says so', async () => {
    const { content } = await contentStore();
    const { extensionUri } = await activated();
    const warnings: string[] = [];
    const log = { warn: (text: string) => warnings.push(text), error: () => undefined };
    const view = vscode.window.createWebviewPanel('test', 'Empty', vscode.ViewColumn.One, {});
    createTopicPanel(
      {
        view,
        extensionUri,
        content,
        log: log as unknown as vscode.LogOutputChannel,
        openTopic: () => undefined,
        diagrams: () => Promise.resolve(),
      },
      undefined,
    );
    await eventually(() => view.title === 'Topic not found');
    same(warnings.length, 1);
    view.dispose();
  });
});
