import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import type { Catalog, Category } from '../../src/core/model/catalog';
import type { Workbench } from './workbench';

/** The row of a topic in the view of the topics, which is shown; its category is opened. */
export async function topicRow(workbench: Workbench, title: string): Promise<Locator> {
  const category = await categoryOf(title);
  return workbench.expandTree(category.title, title);
}

/** The category that a topic, given by its title, is built into. */
export async function categoryOf(title: string): Promise<Category> {
  const { categories } = JSON.parse(await readFile('dist/content/catalog.json', 'utf8')) as Catalog;
  const found = categories.find(({ topics }) => topics.some((topic) => topic.title === title));
  if (found === undefined) throw new Error(`No topic "${title}" was built.`);
  return found;
}
