import type { Reference, Source } from '../../core/model/page';
import type { PatternReference } from '../../protocol/panelView';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import { element } from '../dom';
import { actionButton } from './buttons';

/** A titled part at the end of a page; nothing where it would be empty. */
export function section(title: string, name: string, content: HTMLElement): readonly HTMLElement[] {
  if (content.childElementCount === 0) return [];
  return [element('section', { class: name }, element('h2', {}, title), content)];
}

/** Links to pages of one kind, as a list or, for short ones, in a row. */
export function links(
  kind: 'topic' | 'term' | 'pattern',
  references: readonly Reference[],
  layout: 'list' | 'row',
): HTMLElement {
  return element(
    'ul',
    layout === 'row' ? { class: 'inline' } : {},
    ...references.map(({ id, title }) =>
      element('li', {}, element('a', { href: '#', [`data-${kind}`]: id }, title)),
    ),
  );
}

/** Patterns with what they do; each can be inserted, and its code looked at first. */
export function patternList(patterns: readonly PatternReference[], strings: PanelStrings): HTMLElement {
  const rows = patterns.map(({ id, title, summary }) => {
    const insert = actionButton('insert', strings.insert, { 'data-insert-pattern': id });
    insert.setAttribute('aria-label', fillIn(strings.insertPattern, title));
    return element(
      'li',
      { id: `pattern-${id}`, tabindex: '-1' },
      element('p', {}, element('a', { href: '#', 'data-pattern': id }, title), ` ${summary}`),
      element('div', { class: 'actions' }, insert),
      element('details', { class: 'preview', 'data-preview': id }, element('summary', {}, strings.preview)),
    );
  });
  return element('ul', { class: 'pattern-list' }, ...rows);
}

/** Patterns with what they do, to choose the right one among those that are near. */
export function nearPatterns(patterns: readonly PatternReference[]): HTMLElement {
  const rows = patterns.map(({ id, title, summary }) =>
    element('li', {}, element('a', { href: '#', 'data-pattern': id }, title), ` ${summary}`),
  );
  return element('ul', {}, ...rows);
}

/** The sources, numbered as the marks in the text are. */
export function sourceList(sources: readonly Source[], strings: PanelStrings): HTMLElement {
  const rows = sources.map(({ id, title, url, kind }) =>
    element(
      'li',
      { id: `source-${id}`, tabindex: '-1' },
      element('a', { href: url }, title),
      ' ',
      element('span', { class: 'source-kind' }, strings.sourceKinds[kind]),
    ),
  );
  return element('ol', {}, ...rows);
}

/** Where to read on within the category. */
export function neighbours(
  { previous, next }: { readonly previous?: Reference; readonly next?: Reference },
  strings: PanelStrings,
): readonly HTMLElement[] {
  if (previous === undefined && next === undefined) return [];
  const link = (name: string, label: string, target: Reference | undefined): readonly HTMLElement[] =>
    target === undefined
      ? []
      : [
          element(
            'a',
            { href: '#', class: name, 'data-topic': target.id },
            element('span', {}, label),
            ` ${target.title}`,
          ),
        ];
  return [
    element(
      'nav',
      { class: 'neighbours', 'aria-label': strings.neighbours },
      ...link('previous', strings.previous, previous),
      ...link('next', strings.next, next),
    ),
  ];
}
