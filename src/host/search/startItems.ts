import { l10n } from 'vscode';
import type { Catalog } from '../../core/model/catalog';
import { placeItem, separator, type SearchItem } from './searchItems';

/** Where a reader was last. */
export interface LastRead {
  readonly topic: string;
  readonly section?: string;
}

/** What is listed before anything is typed: the page to go on with, if there is one, and all topics. */
export function startItems({ categories }: Catalog, lastRead?: LastRead): SearchItem[] {
  const topics = categories.flatMap(({ title: category, topics: ofCategory }) =>
    ofCategory.map((topic) => ({ category, topic })),
  );
  const last = topics.find(({ topic }) => topic.id === lastRead?.topic);
  const section = last?.topic.sections.find(({ id }) => id === lastRead?.section);
  const listed = topics.map(({ category, topic: { id, title, summary } }) =>
    placeItem('topic', { kind: 'topic', id }, { title, where: [category], detail: summary }),
  );
  if (last === undefined) return [separator(l10n.t('Topics')), ...listed];
  const { id, title, summary } = last.topic;
  return [
    separator(l10n.t('Continue Reading')),
    placeItem(
      section === undefined ? 'topic' : 'section',
      { kind: 'topic', id, ...(section === undefined ? {} : { anchor: section.id }) },
      section === undefined
        ? { title, where: [last.category], detail: summary }
        : { title: section.title, where: [title], detail: summary },
    ),
    separator(l10n.t('Topics')),
    ...listed,
  ];
}
