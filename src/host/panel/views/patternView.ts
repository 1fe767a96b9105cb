import type { PatternView } from '../../../protocol/panelView';
import { dayText } from '../../content/texts';
import { groupName } from '../../patterns/groupName';
import type { PanelServices } from '../panelServices';
import { preferredLanguage } from '../preferredLanguage';
import { toReference } from './topicView';

/** A pattern with its text, its code in every language, and the topics, terms and patterns that belong to it. */
export async function patternView(
  { content, editors }: PanelServices,
  id: string,
): Promise<PatternView | undefined> {
  const pattern = await content.pattern(id);
  if (pattern === undefined) return undefined;
  const [{ categories }, allTerms, patterns] = await Promise.all([
    content.catalog(),
    content.terms(),
    content.patterns(),
  ]);
  const { article } = pattern;
  const topics = categories.flatMap((category) => category.topics);
  const topic = topics.find((one) => one.id === pattern.topic);
  const about = new Set(article?.terms.map((term) => term.id));
  const terms = allTerms.filter((term) => about.has(term.id) || term.patterns.includes(id));
  return {
    kind: 'pattern',
    id,
    pattern,
    group: groupName(pattern.group),
    ...(article === undefined ? {} : { reviewed: dayText(article.reviewed) }),
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    usedBy: topics
      .filter((one) => pattern.usedBy.includes(one.id) && one.id !== topic?.id)
      .map(({ id: other, title }) => ({ id: other, title })),
    related: (article?.related ?? [])
      .flatMap((other) => patterns.filter((one) => one.id === other.id))
      .map(toReference),
    terms,
    mentioned: allTerms.filter(
      (term) => article?.mentions.includes(term.id) === true && !terms.includes(term),
    ),
    ...preferredLanguage(pattern, editors),
  };
}
