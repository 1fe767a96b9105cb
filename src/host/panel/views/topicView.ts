import type { Category } from '../../../core/model/catalog';
import type { Reference } from '../../../core/model/page';
import type { Pattern } from '../../../core/model/pattern';
import type { PatternReference, TopicView } from '../../../protocol/panelView';
import { dayText } from '../../content/texts';
import type { PanelServices } from '../panelServices';

/** A topic with what the reader has marked, its terms and patterns, and its neighbours. */
export async function topicView(
  { content, progress }: PanelServices,
  id: string,
): Promise<TopicView | undefined> {
  const page = await content.page(id);
  if (page === undefined) return undefined;
  const [{ categories }, terms, patterns] = await Promise.all([
    content.catalog(),
    content.terms(),
    content.patterns(),
  ]);
  const named = new Set([...page.mentions, ...page.terms.map((term) => term.id)]);
  return {
    kind: 'topic',
    id,
    page,
    reviewed: dayText(page.reviewed),
    marks: progress.marks(id),
    patterns: page.patterns
      .flatMap((one) => patterns.filter((pattern) => pattern.id === one.id))
      .map(toReference),
    terms: terms.filter((term) => named.has(term.id)),
    ...neighbours(categories, id),
  };
}

/** A pattern as a page lists it. */
export function toReference({ id, name, summary, languages }: Pattern): PatternReference {
  return { id, title: name, summary, languages: languages.map(({ language }) => language) };
}

function neighbours(
  categories: readonly Category[],
  id: string,
): { readonly previous?: Reference; readonly next?: Reference } {
  const topics =
    categories.find((category) => category.topics.some((topic) => topic.id === id))?.topics ?? [];
  const index = topics.findIndex((topic) => topic.id === id);
  const [previous, next] = [topics[index - 1], topics[index + 1]];
  return {
    ...(previous === undefined ? {} : { previous: { id: previous.id, title: previous.title } }),
    ...(next === undefined ? {} : { next: { id: next.id, title: next.title } }),
  };
}
