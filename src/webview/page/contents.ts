import { element } from '../dom';
import type { SectionSummary } from '../../core/model/catalog';
import type { PageContext } from './pageContext';

/** Beside the text where there is room; a menu in the bar where there is not. */
const NARROW = window.matchMedia('(max-width: 860px)');

/** The contents of a page. It moves between its two places as the panel is made narrower or wider. */
export function contents(
  sections: readonly SectionSummary[],
  bar: HTMLElement,
  beside: HTMLElement,
  context: PageContext,
): void {
  const { strings, signal } = context;
  const links = sections
    .filter(({ level }) => level <= 3)
    .map(({ id, title, level }) =>
      element('li', { class: `level-${level}` }, element('a', { href: `#${id}` }, title)),
    );
  const details = element(
    'details',
    {},
    element('summary', {}, strings.contents),
    element('ol', {}, ...links),
  );
  const nav = element('nav', { class: 'contents', 'aria-label': strings.contents }, details);
  const place = (): void => {
    details.open = !NARROW.matches;
    if (NARROW.matches) bar.append(nav);
    else beside.prepend(nav);
  };
  place();
  NARROW.addEventListener('change', place, { signal });
  const close = (): void => {
    if (NARROW.matches) details.open = false;
  };
  // As a menu it closes once something was chosen, and when the reader turns away from it.
  details.querySelector('ol')?.addEventListener('click', close);
  nav.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !nav.contains(relatedTarget)) close();
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Node && !nav.contains(target)) close();
    },
    { signal },
  );
  nav.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !NARROW.matches || !details.open) return;
    close();
    details.querySelector('summary')?.focus();
  });
}
