import { commands, Disposable, EventEmitter, window } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { createTopicsTree } from './topicsTree';

/** The view `systemDesign.topics`: categories and their topics; and the way to try again where they could not be read. */
export function registerTopicsView(content: ContentStore): Disposable {
  const changed = new EventEmitter<undefined>();
  return Disposable.from(
    changed,
    window.createTreeView('systemDesign.topics', {
      treeDataProvider: createTopicsTree(content, changed.event),
      showCollapseAll: true,
    }),
    commands.registerCommand('systemDesign.retry', () => {
      changed.fire(undefined);
    }),
  );
}
