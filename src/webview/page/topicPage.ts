import type { TopicView } from '../../protocol/panelView';
import { compiledHtml, element } from '../dom';
import { prepareBody } from './body';
import { contents } from './contents';
import { topicHeader } from './header';
import { links, neighbours, patternList, section, sourceList } from './lists';
import type { PageContext } from './pageContext';
import { topBar } from './topBar';

/** The whole page of a topic. */
export function topicPage(view: TopicView, context: PageContext): readonly HTMLElement[] {
  const { page } = view;
  const { strings } = context;
  const body = compiledHtml('div', { class: 'body' }, page.bodyHtml);
  prepareBody(body, page, strings);
  const main = element(
    'main',
    {},
    compiledHtml('div', { class: 'answer' }, page.answerHtml),
    body,
    ...section(strings.patterns, 'patterns', patternList(view.patterns, strings)),
    ...section(strings.terms, 'terms', links('term', page.terms, 'row')),
    ...section(strings.related, 'related', links('topic', page.related, 'list')),
    ...neighbours(view, strings),
    ...section(strings.sources, 'sources', sourceList(page.sources, strings)),
  );
  const bar = topBar(page.title, strings);
  const sheet = element('div', { class: 'page' }, topicHeader(view, strings), main);
  contents(page.sections, bar, sheet, context);
  return [bar, sheet];
}
