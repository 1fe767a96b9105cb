import {
  env,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import type { Term } from '../../core/model/term';
import { codeMarkdown } from '../../core/text/codeMarkdown';
import { escapeMarkdown } from '../../core/text/escapeMarkdown';
import type { ContentStore } from '../content/contentStore';
import { inWords } from '../patterns/groupName';

/** How the terms are shown: under their categories, or in one list from A to Z. */
export type GlossaryOrder = 'category' | 'alphabet';

/** A row of the tree. A term's names its kind and id, as commands take them. */
export type GlossaryNode =
  | { readonly kind: 'category'; readonly id: string; readonly title: string; readonly icon?: string }
  | { readonly kind: 'term'; readonly id: string; readonly term: Term };

/** All terms, in alphabetical order within what they stand under. */
export function createGlossaryTree(
  content: Pick<ContentStore, 'catalog' | 'terms'>,
  order: () => GlossaryOrder,
  onDidChangeTreeData?: Event<undefined>,
): TreeDataProvider<GlossaryNode> {
  const sorted = async (): Promise<readonly Term[]> => {
    const collator = new Intl.Collator(env.language, { numeric: true });
    return [...(await content.terms())].sort((a, b) => collator.compare(a.name, b.name));
  };
  /** The catalog's order; then categories that it does not know, which is no reason to hide their terms. */
  const categories = async (): Promise<GlossaryNode[]> => {
    const used = new Set((await content.terms()).map(({ category }) => category));
    const known = (await content.catalog()).categories.filter(({ id }) => used.delete(id));
    return [
      ...known.map(({ id, title, icon }): GlossaryNode => ({ kind: 'category', id, title, icon })),
      ...[...used].map((id): GlossaryNode => ({ kind: 'category', id, title: inWords(id) })),
    ];
  };
  return {
    ...(onDidChangeTreeData === undefined ? {} : { onDidChangeTreeData }),
    async getChildren(node) {
      if (node?.kind === 'term') return [];
      if (node === undefined && order() === 'category') return categories();
      return (await sorted())
        .filter(({ category }) => node === undefined || category === node.id)
        .map((term) => ({ kind: 'term', id: term.id, term }));
    },
    getTreeItem: (node) => (node.kind === 'category' ? categoryItem(node) : termItem(node.term)),
  };
}

function categoryItem({ id, title, icon }: GlossaryNode & { readonly kind: 'category' }): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.id = `terms:${id}`;
  if (icon !== undefined) item.iconPath = new ThemeIcon(icon);
  item.contextValue = 'termCategory';
  return item;
}

function termItem({ id, name, expansion, meaning }: Term): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  item.id = `term:${id}`;
  if (expansion !== undefined) item.description = expansion;
  const heading = expansion === undefined ? '' : ` · ${escapeMarkdown(expansion)}`;
  item.tooltip = new MarkdownString(`**${escapeMarkdown(name)}**${heading}\n\n${codeMarkdown(meaning)}`);
  item.contextValue = 'term';
  item.command = { command: 'systemDesign.openTerm', title: l10n.t('Open Term'), arguments: [id] };
  return item;
}
