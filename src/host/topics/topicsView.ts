import { window, type Disposable } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { createTopicsTree } from './topicsTree';

/** The view `systemDesign.topics`: categories and their topics. */
export function registerTopicsView(content: ContentStore): Disposable {
  return window.createTreeView('systemDesign.topics', {
    treeDataProvider: createTopicsTree(content),
    showCollapseAll: true,
  });
}
