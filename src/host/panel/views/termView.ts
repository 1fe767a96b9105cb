import type { TermView } from '../../../protocol/panelView';
import type { PanelServices } from '../panelServices';
import { toReference } from './topicView';

/** A term with the topics and patterns that name it, its relatives and its own patterns. */
export async function termView({ content }: PanelServices, id: string): Promise<TermView | undefined> {
  const [terms, { categories }, patterns] = await Promise.all([
    content.terms(),
    content.catalog(),
    content.patterns(),
  ]);
  const term = terms.find((one) => one.id === id);
  if (term === undefined) return undefined;
  const topics = categories.flatMap((category) => category.topics);
  const topic = topics.find((one) => one.id === term.topic);
  return {
    kind: 'term',
    id,
    term,
    category: categories.find((one) => one.id === term.category)?.title ?? term.category,
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    usedBy: topics
      .filter((one) => term.usedBy.includes(one.id) && one.id !== topic?.id)
      .map(({ id: other, title }) => ({ id: other, title })),
    usedByPatterns: patterns
      .filter((one) => term.usedByPatterns.includes(one.id) && !term.patterns.includes(one.id))
      .map(({ id: other, name }) => ({ id: other, title: name })),
    related: term.related.flatMap((other) => terms.filter((one) => one.id === other)),
    patterns: term.patterns.flatMap((other) => patterns.filter((one) => one.id === other)).map(toReference),
  };
}
