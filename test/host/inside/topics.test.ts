import * as vscode from 'vscode';
import { NO_FILTER, type TopicFilter } from '../../../src/core/progress/topicFilter';
import type { ContentStore } from '../../../src/host/content/contentStore';
import { filterText } from '../../../src/host/topics/filterPick';
import { createTopicsTree, type TopicsNode } from '../../../src/host/topics/topicsTree';
import { ok, same } from './assert';
import { contentStore } from './extension';
import { memoryStore } from './memory';

const text = (label: string | vscode.TreeItemLabel | undefined): string =>
  typeof label === 'string' ? label : (label?.label ?? '');

const treeOf = (content: ContentStore, filter: TopicFilter = NO_FILTER) => {
  const { progress } = memoryStore();
  return { progress, tree: createTopicsTree({ content, progress, filter: () => filter }) };
};

suite('the topic tree', () => {
  test('has the categories in order, and their topics', async () => {
    const { content, errors } = await contentStore();
    const { tree } = treeOf(content);
    const categories = await tree.getChildren();
    const rows: string[] = [];
    for (const category of categories) {
      const item = tree.getTreeItem(category);
      rows.push(text(item.label));
      ok(item.iconPath instanceof vscode.ThemeIcon, 'a category has an icon');
      same(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      for (const topic of await tree.getChildren(category)) {
        const { label, command, tooltip, description, accessibilityInformation } = tree.getTreeItem(topic);
        rows.push(`  ${text(label)}`);
        same(command?.command, 'systemDesign.openTopic');
        ok(tooltip instanceof vscode.MarkdownString && tooltip.value.length > 40, 'a topic has a tooltip');
        ok(/^\d+ min$/.test(String(description)), `the description is "${String(description)}"`);
        ok(accessibilityInformation?.label.includes(text(label)), 'a topic has a label for screen readers');
      }
    }
    const listed = (await content.catalog()).categories.filter(({ topics }) => topics.length > 0);
    same(
      rows,
      listed.flatMap((category) => [category.title, ...category.topics.map((topic) => `  ${topic.title}`)]),
    );
    for (const row of ['Communication protocols', '  From HTTP/1.0 to HTTP/3', '  JSON Web Token']) {
      ok(rows.includes(row), `${row} is there`);
    }
    same(errors, []);
  });

  test('a category counts what is learned, and a topic says its state by icon and in words', async () => {
    const { content } = await contentStore();
    const { progress, tree } = treeOf(content);
    const rowsNow = async () => {
      const roots = await tree.getChildren();
      const security = roots.find((node) => text(tree.getTreeItem(node).label) === 'Security');
      const jwt = (await tree.getChildren(security)).find(
        (node) => node.kind === 'topic' && node.id === 'jwt',
      );
      ok(security && jwt, 'the rows are there');
      const { description, iconPath, contextValue, accessibilityInformation } = tree.getTreeItem(jwt);
      ok(iconPath instanceof vscode.ThemeIcon, 'a topic has an icon');
      const label = accessibilityInformation?.label.replace(/^.* min/, '');
      const minutes = String(description).replace(/\d+ min/, '*');
      return [tree.getTreeItem(security).description, iconPath.id, minutes, contextValue, label];
    };
    const { categories } = await content.catalog();
    const all = categories.find(({ id }) => id === 'security')?.topics.length;
    same(await rowsNow(), [`0 of ${all} learned`, 'circle-large-outline', '*', 'topic', '']);
    await progress.markStarted('jwt');
    same(await rowsNow(), [`0 of ${all} learned`, 'color-mode', '* · Started', 'topic', ', Started']);
    await progress.setLearned('jwt', true);
    same(await rowsNow(), [
      `1 of ${all} learned`,
      'pass-filled',
      '* · Learned',
      'topic-learned',
      ', Learned',
    ]);
    await progress.setBookmarked('jwt', true);
    same(await rowsNow(), [
      `1 of ${all} learned`,
      'pass-filled',
      'Bookmarked · * · Learned',
      'topic-learned-bookmarked',
      ', Learned, Bookmarked',
    ]);
  });

  test('under a topic stand its main sections, each opening at its place', async () => {
    const { content } = await contentStore();
    const { tree } = treeOf(content);
    const jwt = await tree.nodeOf('jwt');
    ok(jwt, 'the topic is there');
    same(tree.getTreeItem(jwt).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    const sections = (await tree.getChildren(jwt)).map((node) => tree.getTreeItem(node));
    const expected = ((await content.topic('jwt'))?.sections ?? []).filter(({ level }) => level === 2);
    ok(expected.length > 4, 'it has sections');
    same(
      sections.map(({ label, command }) => [text(label), command?.command, command?.arguments]),
      expected.map(({ id, title }) => [title, 'systemDesign.openTopic', [{ topic: 'jwt', section: id }]]),
    );
  });

  test('the first row goes on where the reader was, if that still exists', async () => {
    const { content } = await contentStore();
    const { progress, tree } = treeOf(content);
    const first = async () => {
      const [node] = await tree.getChildren();
      ok(node, 'there is a row');
      return tree.getTreeItem(node);
    };
    await progress.markStarted('jwt', 'pitfalls');
    same(text((await first()).label), 'Continue reading: JSON Web Token');
    same((await first()).command?.arguments, [{ topic: 'jwt', section: 'pitfalls' }]);
    await progress.markStarted('jwt', 'a-section-that-is-gone');
    same((await first()).command?.arguments, ['jwt']);
    await progress.markStarted('a-topic-that-is-gone');
    const [category] = (await content.catalog()).categories.filter(({ topics }) => topics.length > 0);
    same(text((await first()).label), category?.title);
    same(progress.lastRead()?.topic, 'a-topic-that-is-gone');
  });

  test('a filter leaves out topics, then categories and the first row; counts stay whole', async () => {
    const { content } = await contentStore();
    const filter = { ...NO_FILTER, bookmarked: true };
    const { progress, tree } = treeOf(content, filter);
    await progress.markStarted('jwt');
    same(await tree.getChildren(), []);
    await progress.setBookmarked('jwt', true);
    same(
      (await tree.getChildren()).map((node) => [
        text(tree.getTreeItem(node).label),
        tree.getTreeItem(node).collapsibleState,
      ]),
      [['Security', vscode.TreeItemCollapsibleState.Expanded]],
    );
    ok((await tree.nodeOf('http-versions')) === undefined, 'a row that is not shown cannot be revealed');
  });

  test('the view says which filter is on', () => {
    same(filterText({ notLearned: true, bookmarked: false, levels: ['core'] }), 'Not learned · Core');
    same(
      filterText({ notLearned: false, bookmarked: true, levels: ['advanced', 'foundation'] }),
      'Bookmarked · Foundation · Advanced',
    );
    same(filterText(NO_FILTER), undefined);
  });

  test('every row knows what it stands under', async () => {
    const { content } = await contentStore();
    const { tree } = treeOf(content);
    const id = (node: TopicsNode | null | undefined) => (node ? tree.getTreeItem(node).id : undefined);
    for (const category of await tree.getChildren()) {
      same(await tree.getParent?.(category), undefined);
      for (const topic of await tree.getChildren(category)) {
        same(id(await tree.getParent?.(topic)), id(category));
        for (const section of await tree.getChildren(topic))
          same(id(await tree.getParent?.(section)), id(topic));
      }
    }
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
