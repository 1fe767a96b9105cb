import { Disposable, EventEmitter, window, type Event } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { createPatternsTree } from './patternsTree';

/** The view `systemDesign.patterns`: patterns by group. */
export function registerPatternsView(content: ContentStore, onRetry: Event<void>): Disposable {
  const changed = new EventEmitter<undefined>();
  return Disposable.from(
    changed,
    window.createTreeView('systemDesign.patterns', {
      treeDataProvider: createPatternsTree(content, changed.event),
      showCollapseAll: true,
    }),
    onRetry(() => {
      changed.fire(undefined);
    }),
  );
}
