import {
  l10n,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import type { Pattern } from '../../core/model/pattern';
import type { ContentStore } from '../content/contentStore';
import { groupName } from './groupName';

/** A row of the tree. A pattern's names its kind and id, as commands take them. */
export type PatternsNode =
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'pattern'; readonly id: string; readonly pattern: Pattern };

/** Groups in the order in which the content first names them, and under each its patterns. */
export function createPatternsTree(
  content: Pick<ContentStore, 'patterns'>,
  onDidChangeTreeData?: Event<undefined>,
): TreeDataProvider<PatternsNode> {
  return {
    ...(onDidChangeTreeData === undefined ? {} : { onDidChangeTreeData }),
    async getChildren(node) {
      if (node?.kind === 'pattern') return [];
      const patterns = await content.patterns();
      if (node === undefined) {
        return [...new Set(patterns.map(({ group }) => group))].map((id) => ({ kind: 'group', id }));
      }
      return patterns
        .filter(({ group }) => group === node.id)
        .map((pattern) => ({ kind: 'pattern', id: pattern.id, pattern }));
    },
    getTreeItem: (node) => (node.kind === 'group' ? groupItem(node.id) : patternItem(node.pattern)),
  };
}

function groupItem(id: string): TreeItem {
  const item = new TreeItem(groupName(id), TreeItemCollapsibleState.Expanded);
  item.id = `group:${id}`;
  item.contextValue = 'group';
  return item;
}

function patternItem({ id, name, summary }: Pattern): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  item.id = `pattern:${id}`;
  item.iconPath = new ThemeIcon('symbol-snippet');
  item.tooltip = summary;
  item.contextValue = 'pattern';
  item.command = { command: 'systemDesign.openPattern', title: l10n.t('Open Pattern'), arguments: [id] };
  return item;
}
