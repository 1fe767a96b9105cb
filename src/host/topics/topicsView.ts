import {
  commands,
  Disposable,
  EventEmitter,
  window,
  type Event,
  type LogOutputChannel,
  type Memento,
} from 'vscode';
import { isFiltering, NO_FILTER, readFilter, type TopicFilter } from '../../core/progress/topicFilter';
import type { ContentStore } from '../content/contentStore';
import type { ProgressStore } from '../progress/progressStore';
import { filterText, pickFilter } from './filterPick';
import { createTopicsTree, type TopicsNode } from './topicsTree';

/** The view of the topics. */
export interface TopicsView {
  /** Selects a topic's row, if the view is visible and shows it. The focus stays where it is. */
  reveal(topicId: string): Promise<void>;
  dispose(): void;
}

export interface TopicsViewParts {
  readonly content: ContentStore;
  readonly progress: ProgressStore;
  /** Where the filter is remembered. */
  readonly memory: Memento;
  readonly log: LogOutputChannel;
  /** Fires when content is to be read again. */
  readonly onRetry: Event<void>;
}

const KEY = 'systemDesign.topicFilter';

/** The view `systemDesign.topics`: categories, topics with the reader's progress, sections, and a filter. */
export function registerTopicsView({ content, progress, memory, log, onRetry }: TopicsViewParts): TopicsView {
  const changed = new EventEmitter<undefined>();
  let filter = readFilter(memory.get(KEY));
  const tree = createTopicsTree({
    content,
    progress,
    filter: () => filter,
    onDidChangeTreeData: changed.event,
  });
  const view = window.createTreeView('systemDesign.topics', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const refresh = () => {
    changed.fire(undefined);
  };
  const showFilter = () => {
    view.description = filterText(filter) ?? '';
    void commands.executeCommand('setContext', 'systemDesign.topicsFiltered', isFiltering(filter));
  };
  const setFilter = async (next: TopicFilter): Promise<void> => {
    filter = next;
    showFilter();
    refresh();
    try {
      await memory.update(KEY, next);
    } catch (error) {
      log.warn(`The filter is not remembered: ${String(error)}`);
    }
  };
  showFilter();
  const owned = Disposable.from(
    changed,
    view,
    progress.onDidChange(refresh),
    onRetry(refresh),
    commands.registerCommand('systemDesign.filterTopics', async () => {
      const next = await pickFilter(filter);
      if (next !== undefined) await setFilter(next);
    }),
    commands.registerCommand('systemDesign.clearTopicFilter', () => setFilter(NO_FILTER)),
  );
  return {
    async reveal(topicId) {
      if (!view.visible || view.selection.some((row) => isOf(row, topicId))) return;
      const node = await tree.nodeOf(topicId);
      if (node === undefined) return;
      try {
        await view.reveal(node, { select: true, focus: false });
      } catch (error) {
        log.warn(`"${topicId}" could not be shown in the tree: ${String(error)}`);
      }
    },
    dispose: () => {
      owned.dispose();
    },
  };
}

/**
 * Whether a row is a topic's or one of its sections': chosen to open it, it stays chosen. Revealing it again would not
 * only be needless: it takes a moment, in which the reader may choose another.
 */
function isOf(row: TopicsNode, topicId: string): boolean {
  return (row.kind === 'topic' || row.kind === 'section') && row.topic.id === topicId;
}
