import * as vscode from 'vscode';
import type { Pattern } from '../../../src/core/model/pattern';
import { createGlossaryTree } from '../../../src/host/glossary/glossaryTree';
import { createPatternsTree } from '../../../src/host/patterns/patternsTree';
import { ok, same } from './assert';
import { activated, closeAll, contentStore, openUntitled } from './extension';

const text = ({ label }: vscode.TreeItem): string =>
  typeof label === 'string' ? label : (label?.label ?? '');

/** The items of some rows; what a tree gives may be a promise. */
async function itemsOf<T>(tree: vscode.TreeDataProvider<T>, nodes: readonly T[]): Promise<vscode.TreeItem[]> {
  const items: vscode.TreeItem[] = [];
  for (const node of nodes) items.push(await tree.getTreeItem(node));
  return items;
}

suite('the tree of patterns', () => {
  test('has a group for each, and rows that open the pattern', async () => {
    const { content, errors } = await contentStore();
    const tree = createPatternsTree(content);
    const rows: string[] = [];
    for (const group of (await tree.getChildren()) ?? []) {
      rows.push(text(await tree.getTreeItem(group)));
      for (const pattern of (await tree.getChildren(group)) ?? []) {
        const item = await tree.getTreeItem(pattern);
        rows.push(`  ${text(item)}`);
        same([item.command?.command, item.command?.arguments], ['systemDesign.openPattern', [pattern.id]]);
        ok(typeof item.tooltip === 'string' && item.tooltip.length > 40, 'its summary is the tooltip');
      }
    }
    for (const row of ['Resilience', '  Circuit Breaker', 'Caching', '  Cache-Aside'])
      ok(rows.includes(row), `${row} is not in ${rows.join(', ')}`);
    same(errors, []);
  });

  test('a group that has no name yet is called by its id', async () => {
    const patterns = [
      { id: 'a', name: 'A', group: 'event-driven' },
      { id: 'b', name: 'B', group: 'constructor' },
    ] as unknown as readonly Pattern[];
    const tree = createPatternsTree({ patterns: () => Promise.resolve(patterns) });
    const groups = (await tree.getChildren()) ?? [];
    const items = await itemsOf(tree, groups);
    same(items.map(text), ['Event driven', 'Constructor']);
  });

  test('a row is inserted as the pattern itself is', async () => {
    await activated();
    await closeAll();
    const editor = await openUntitled('typescript');
    await vscode.commands.executeCommand('systemDesign.insertPattern', {
      kind: 'pattern',
      id: 'circuit-breaker',
    });
    ok(editor.document.getText().includes('class CircuitBreaker'), 'nothing was inserted');
    await closeAll();
  });
});

suite('the tree of terms', () => {
  test('by category: the order of the catalog, and terms from A to Z under each', async () => {
    const { content, errors } = await contentStore();
    const tree = createGlossaryTree(content, () => 'category');
    const categories = (await tree.getChildren()) ?? [];
    const items = await itemsOf(tree, categories);
    const used = new Set((await content.terms()).map(({ category }) => category));
    const inOrder = (await content.catalog()).categories.filter(({ id }) => used.has(id));
    ok(inOrder.length >= 14, 'each of the fourteen categories has terms');
    same(
      items.map(text),
      inOrder.map(({ title }) => title),
    );
    let count = 0;
    for (const category of categories) {
      const terms = (await tree.getChildren(category)) ?? [];
      count += terms.length;
      const names = (await itemsOf(tree, terms)).map(text);
      const collator = new Intl.Collator('en', { numeric: true });
      same(
        names,
        names.toSorted((a, b) => collator.compare(a, b)),
      );
    }
    same(count, (await content.terms()).length);
    same(errors, []);
  });

  test('from A to Z: one list of all', async () => {
    const { content } = await contentStore();
    const tree = createGlossaryTree(content, () => 'alphabet');
    const rows = (await tree.getChildren()) ?? [];
    same(rows.length, (await content.terms()).length);
    ok(
      rows.every(({ kind }) => kind === 'term'),
      'there are only terms',
    );
  });

  test('a term opens by its id, and its tooltip says what it means', async () => {
    const { content } = await contentStore();
    const tree = createGlossaryTree(content, () => 'alphabet');
    const jwt = ((await tree.getChildren()) ?? []).find(({ id }) => id === 'jwt');
    ok(jwt, 'the term is there');
    const item = await tree.getTreeItem(jwt);
    same([item.command?.command, item.command?.arguments], ['systemDesign.openTerm', ['jwt']]);
    same(item.description, 'JSON Web Token');
    ok(item.tooltip instanceof vscode.MarkdownString && item.tooltip.value.includes('claims'), 'the tooltip');
    ok(item.tooltip.isTrusted !== true, 'the tooltip runs no commands');
  });

  test('terms of a category that the catalog does not know are shown too', async () => {
    const { content } = await contentStore();
    const terms = [{ id: 'x', name: 'X', category: 'time-series', meaning: '' }] as never;
    const tree = createGlossaryTree(
      { catalog: () => content.catalog(), terms: () => Promise.resolve(terms) },
      () => 'category',
    );
    const categories = (await tree.getChildren()) ?? [];
    const items = await itemsOf(tree, categories);
    same(items.map(text), ['Time series']);
  });
});
