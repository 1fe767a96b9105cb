import type { TreeItem, Event, TreeDataProvider } from 'vscode';
import type { Category, SectionSummary, TopicSummary } from '../../core/model/catalog';
import { isFiltering, passes, type TopicFilter } from '../../core/progress/topicFilter';
import type { ContentStore } from '../content/contentStore';
import type { ProgressStore } from '../progress/progressStore';
import { categoryItem, continueItem, sectionItem, topicItem } from './topicItems';

/** A row of the tree. A topic's names its kind and id, as commands take them. */
export type TopicsNode =
  | { readonly kind: 'continue'; readonly topic: TopicSummary; readonly section?: SectionSummary }
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'topic'; readonly id: string; readonly topic: TopicSummary }
  | { readonly kind: 'section'; readonly topic: TopicSummary; readonly section: SectionSummary };

export interface TopicsTreeParts {
  readonly content: ContentStore;
  readonly progress: Pick<ProgressStore, 'marks' | 'lastRead'>;
  readonly filter: () => TopicFilter;
  readonly onDidChangeTreeData?: Event<undefined>;
}

/** A tree in which a row can be revealed. */
export interface TopicsTree extends TreeDataProvider<TopicsNode> {
  /** The row of a topic; `undefined` if there is no such topic, or the filter leaves it out. */
  nodeOf(topicId: string): Promise<TopicsNode | undefined>;
  getTreeItem(node: TopicsNode): TreeItem;
  getChildren(node?: TopicsNode): Promise<TopicsNode[]>;
}

/** Where the reader was; then categories with topics that pass the filter, their topics, and the topics' sections. */
export function createTopicsTree({
  content,
  progress,
  filter,
  onDidChangeTreeData,
}: TopicsTreeParts): TopicsTree {
  const shown = ({ topics }: Category) =>
    topics.filter((topic) => passes(filter(), topic, progress.marks(topic.id)));
  const roots = async (): Promise<TopicsNode[]> => {
    const categories = (await content.catalog()).categories.filter((category) => shown(category).length > 0);
    const rows = categories.map((category): TopicsNode => ({ kind: 'category', category }));
    const last = isFiltering(filter()) ? undefined : await lastRead();
    return last === undefined ? rows : [last, ...rows];
  };
  const lastRead = async (): Promise<TopicsNode | undefined> => {
    const last = progress.lastRead();
    const topic = last && (await content.topic(last.topic));
    if (topic === undefined) return undefined;
    const section = topic.sections.find(({ id }) => id === last?.section);
    return { kind: 'continue', topic, ...(section && { section }) };
  };
  return {
    ...(onDidChangeTreeData === undefined ? {} : { onDidChangeTreeData }),
    async getChildren(node) {
      switch (node?.kind) {
        case undefined:
          return roots();
        case 'category':
          return shown(node.category).map((topic) => topicNode(topic));
        case 'topic':
          return mainSections(node.topic).map((section) => ({ kind: 'section', topic: node.topic, section }));
        case 'continue':
        case 'section':
          return [];
      }
    },
    getTreeItem(node) {
      switch (node.kind) {
        case 'continue':
          return continueItem(node.topic, node.section);
        case 'category': {
          const learned = node.category.topics.filter(({ id }) => progress.marks(id).learned);
          return categoryItem(node.category, learned.length, isFiltering(filter()));
        }
        case 'topic':
          return topicItem(node.topic, progress.marks(node.id), mainSections(node.topic).length > 0);
        case 'section':
          return sectionItem(node.topic, node.section);
      }
    },
    async getParent(node) {
      if (node.kind === 'section') return topicNode(node.topic);
      if (node.kind !== 'topic') return undefined;
      const { categories } = await content.catalog();
      const category = categories.find(({ topics }) => topics.some(({ id }) => id === node.id));
      return category && { kind: 'category', category };
    },
    async nodeOf(topicId) {
      const topic = await content.topic(topicId);
      if (topic === undefined || !passes(filter(), topic, progress.marks(topicId))) return undefined;
      return topicNode(topic);
    },
  };
}

function topicNode(topic: TopicSummary): TopicsNode {
  return { kind: 'topic', id: topic.id, topic };
}

function mainSections({ sections }: TopicSummary): readonly SectionSummary[] {
  return sections.filter(({ level }) => level === 2);
}
