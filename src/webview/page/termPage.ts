import { fillIn } from '../../protocol/panelStrings';
import type { TermView } from '../../protocol/panelView';
import { element } from '../dom';
import { links, patternList, section } from './lists';
import type { PageContext } from './pageContext';
import { topBar } from './topBar';
import { withCode } from './withCode';

/** The page of a term: what it means, what it is taken for, and where it is used. */
export function termPage(view: TermView, { strings }: PageContext): readonly HTMLElement[] {
  const { term, topic } = view;
  const expansion =
    term.expansion === undefined ? [] : [element('p', { class: 'expansion' }, term.expansion)];
  const others = [
    ...(term.also.length === 0 ? [] : [fillIn(strings.alsoCalled, term.also.join(', '))]),
    ...(term.covers.length === 0 ? [] : [fillIn(strings.alsoExplained, term.covers.join(', '))]),
    ...(term.confusedWith === undefined ? [] : [fillIn(strings.confusedWith, term.confusedWith)]),
  ];
  const explained = element('ul', {});
  if (topic !== undefined) {
    const target = {
      href: '#',
      'data-topic': topic.id,
      ...(term.section && { 'data-section': term.section }),
    };
    explained.append(element('li', {}, element('a', target, topic.title)));
  }
  const related = view.related.map(({ id, name }) => ({ id, title: name }));
  return [
    topBar(term.name, strings),
    element(
      'div',
      { class: 'page' },
      element(
        'header',
        {},
        element('p', { class: 'breadcrumb' }, view.category),
        element('h1', { tabindex: '-1' }, term.name),
        ...expansion,
      ),
      element(
        'main',
        {},
        element('div', { class: 'answer' }, element('p', {}, ...withCode(term.meaning))),
        ...others.map((text) => element('p', {}, ...withCode(text))),
        ...section(strings.explainedIn, 'explained', explained),
        ...section(strings.usedBy, 'used', users(view)),
        ...section(strings.patterns, 'patterns', patternList(view.patterns, strings)),
        ...section(strings.relatedTerms, 'terms', links('term', related, 'row')),
      ),
    ),
  ];
}

/** The topics and the patterns that name the term; there may be many of the latter. */
function users({ usedBy, usedByPatterns }: TermView): HTMLElement {
  const lists = [links('topic', usedBy, 'list'), links('pattern', usedByPatterns, 'row')];
  return element('div', {}, ...lists.filter(({ childElementCount }) => childElementCount > 0));
}
