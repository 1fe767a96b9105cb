import type { PatternView } from '../../../protocol/panelView';
import { groupName } from '../../patterns/groupName';
import type { PanelServices } from '../panelServices';
import { preferredLanguage } from '../preferredLanguage';

/** A pattern with its code in every language, and the topic and terms that belong to it. */
export async function patternView(
  { content, editors }: PanelServices,
  id: string,
): Promise<PatternView | undefined> {
  const pattern = await content.pattern(id);
  if (pattern === undefined) return undefined;
  const topic = pattern.topic === undefined ? undefined : await content.topic(pattern.topic);
  const terms = (await content.terms()).filter((term) => term.patterns.includes(id));
  return {
    kind: 'pattern',
    id,
    pattern,
    group: groupName(pattern.group),
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    terms,
    ...preferredLanguage(pattern, editors),
  };
}
