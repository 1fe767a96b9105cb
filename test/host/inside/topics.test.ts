import * as vscode from 'vscode';
import { createTopicsTree } from '../../../src/host/topics/topicsTree';
import { ok, same } from './assert';
import { contentStore } from './extension';

const text = (label: string | vscode.TreeItemLabel | undefined): string =>
  typeof label === 'string' ? label : (label?.label ?? '');

suite('the topic tree', () => {
  test('has the categories in order, and their topics', async () => {
    const { content, errors } = await contentStore();
    const tree = createTopicsTree(content);
    const categories = (await tree.getChildren()) ?? [];
    const rows: string[] = [];
    for (const category of categories) {
      const item = await tree.getTreeItem(category);
      rows.push(text(item.label));
      ok(item.iconPath instanceof vscode.ThemeIcon, 'a category has an icon');
      for (const topic of (await tree.getChildren(category)) ?? []) {
        const { label, command, tooltip, description, accessibilityInformation } =
          await tree.getTreeItem(topic);
        rows.push(`  ${text(label)}`);
        same(command?.command, 'systemDesign.openTopic');
        ok(tooltip instanceof vscode.MarkdownString && tooltip.value.length > 40, 'a topic has a tooltip');
        ok(/^\d+ min$/.test(String(description)), `the description is "${String(description)}"`);
        ok(accessibilityInformation?.label.includes(text(label)), 'a topic has a label for screen readers');
      }
    }
    same(rows, [
      'Communication protocols',
      '  From HTTP/1.0 to HTTP/3',
      'Caching',
      '  Caching strategies',
      'Security',
      '  JSON Web Token',
    ]);
    same(errors, []);
  });
});

suite('the content store', () => {
  test('reads a page of each topic', async () => {
    const { content, errors } = await contentStore();
    const { categories } = await content.catalog();
    for (const { id, title } of categories.flatMap(({ topics }) => topics)) {
      const page = await content.page(id);
      same(page?.title, title);
      ok(page?.bodyHtml.includes('<svg'), `${id} has pictures`);
    }
    same(errors, []);
  });

  test('an unknown topic is absent, and no file is looked for', async () => {
    const { content, errors } = await contentStore();
    same(await content.page('../../../package'), undefined);
    same(errors, []);
  });

  test('a missing folder gives empty content and a line in the log, not an exception', async () => {
    const { createContentStore } = await import('../../../src/host/content/contentStore');
    const errors: string[] = [];
    const log = { error: (text: string) => errors.push(text) } as unknown as vscode.LogOutputChannel;
    const content = createContentStore(vscode.Uri.parse('file:///nowhere/at/all'), log);
    same(await content.catalog(), { categories: [] });
    same(await content.terms(), []);
    ok(errors.length === 2, `it logged ${errors.length} lines`);
  });

  test('what could not be read is tried again', async () => {
    const { createContentStore } = await import('../../../src/host/content/contentStore');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'there is a workspace');
    const root = vscode.Uri.joinPath(folder.uri, 'retry');
    const content = createContentStore(root, {
      error: () => undefined,
    } as unknown as vscode.LogOutputChannel);
    same(await content.terms(), []);
    const file = vscode.Uri.joinPath(root, 'dist', 'content', 'terms.json');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('[1]'));
    try {
      same(await content.terms(), [1]);
    } finally {
      await vscode.workspace.fs.delete(root, { recursive: true });
    }
  });
});
