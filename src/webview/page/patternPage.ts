import type { PatternView } from '../../protocol/panelView';
import { element } from '../dom';
import { links, section } from './lists';
import type { PageContext } from './pageContext';
import { patternCode } from './patternCode';
import { topBar } from './topBar';

/** The page of a pattern: what it does, its code in each language, and the topic that explains it. */
export function patternPage(view: PatternView, { strings }: PageContext): readonly HTMLElement[] {
  const { pattern, topic } = view;
  const terms = view.terms.map(({ id, name }) => ({ id, title: name }));
  return [
    topBar(pattern.name, strings),
    element(
      'div',
      { class: 'page' },
      element(
        'header',
        {},
        element('p', { class: 'breadcrumb' }, view.group),
        element('h1', { tabindex: '-1' }, pattern.name),
      ),
      element(
        'main',
        {},
        element('div', { class: 'answer' }, element('p', {}, pattern.summary)),
        ...(pattern.snippets.length === 0 ? [] : [patternCode(pattern, view.language, strings)]),
        ...section(
          strings.explainedIn,
          'explained',
          links('topic', topic === undefined ? [] : [topic], 'list'),
        ),
        ...section(strings.terms, 'terms', links('term', terms, 'row')),
      ),
    ),
  ];
}
