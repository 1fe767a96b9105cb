import {
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import type { Category, TopicSummary } from '../../core/model/catalog';
import { escapeMarkdown } from '../../core/text/escapeMarkdown';
import type { ContentStore } from '../content/contentStore';
import { levelName, minutesText } from '../content/texts';

/** A row of the tree. */
export type TopicsNode =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'topic'; readonly topic: TopicSummary };

/** Categories that have topics, in the catalog's order, and under each its topics. */
export function createTopicsTree(
  content: ContentStore,
  onDidChangeTreeData?: Event<undefined>,
): TreeDataProvider<TopicsNode> {
  return {
    ...(onDidChangeTreeData === undefined ? {} : { onDidChangeTreeData }),
    async getChildren(node) {
      if (node === undefined) {
        const { categories } = await content.catalog();
        return categories
          .filter(({ topics }) => topics.length > 0)
          .map((category): TopicsNode => ({ kind: 'category', category }));
      }
      if (node.kind === 'topic') return [];
      return node.category.topics.map((topic): TopicsNode => ({ kind: 'topic', topic }));
    },
    getTreeItem: (node) => (node.kind === 'category' ? categoryItem(node.category) : topicItem(node.topic)),
  };
}

function categoryItem({ id, title, summary, icon, topics }: Category): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = `category:${id}`;
  item.iconPath = new ThemeIcon(icon);
  item.tooltip = summary;
  item.contextValue = 'category';
  item.accessibilityInformation = { label: l10n.t('{0}, {1} topics', title, topics.length) };
  return item;
}

function topicItem({ id, title, summary, level, readingMinutes }: TopicSummary): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.None);
  item.id = `topic:${id}`;
  item.iconPath = new ThemeIcon('book');
  item.description = minutesText(readingMinutes);
  item.tooltip = new MarkdownString(
    [title, summary, `${levelName(level)} · ${minutesText(readingMinutes)}`]
      .map((text, index) => (index === 0 ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text)))
      .join('\n\n'),
  );
  item.contextValue = 'topic';
  item.command = { command: 'systemDesign.openTopic', title: l10n.t('Open Topic'), arguments: [id] };
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1}, {2}', title, levelName(level), minutesText(readingMinutes)),
  };
  return item;
}
