import type { Diagram, Page, Reference } from '../core/model/page';
import { fillIn, type PanelStrings } from '../protocol/panelStrings';
import { compiledHtml, element } from './dom';
import { addPlayer, removePlayers } from './player/addPlayer';

/** The whole page of a topic. */
export function renderPage(page: Page, strings: PanelStrings): HTMLElement {
  removePlayers();
  const body = compiledHtml('div', { class: 'body' }, page.bodyHtml);
  labelRegions(body, page, strings);
  return element(
    'div',
    { class: 'page' },
    header(page, strings),
    contents(page, strings),
    element(
      'main',
      {},
      compiledHtml('div', { class: 'answer' }, page.answerHtml),
      body,
      ...footer(page, strings),
    ),
  );
}

function header(page: Page, strings: PanelStrings): HTMLElement {
  const date = new Date(`${page.reviewed}T00:00:00Z`);
  const reviewed = new Intl.DateTimeFormat(strings.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    date,
  );
  return element(
    'header',
    {},
    element('p', { class: 'breadcrumb' }, page.category.title),
    element('h1', { tabindex: '-1' }, page.title),
    element(
      'p',
      { class: 'facts' },
      element('span', {}, strings.levels[page.level]),
      element('span', {}, fillIn(strings.minutes, String(page.readingMinutes))),
      element('span', {}, fillIn(strings.reviewed, reviewed)),
    ),
  );
}

/** Beside the text where there is room; above it and folded where there is not. */
const NARROW = window.matchMedia('(max-width: 860px)');

function contents(page: Page, strings: PanelStrings): HTMLElement {
  const links = page.sections
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
  details.open = !NARROW.matches;
  NARROW.onchange = ({ matches }) => {
    details.open = !matches;
  };
  return element('nav', { class: 'contents', 'aria-label': strings.contents }, details);
}

function footer(page: Page, strings: PanelStrings): readonly HTMLElement[] {
  const patterns = page.patterns.map(({ id, title }) =>
    element(
      'li',
      { id: `pattern-${id}`, tabindex: '-1' },
      `${title} `,
      element(
        'button',
        { type: 'button', 'data-pattern': id, 'aria-label': fillIn(strings.insertPattern, title) },
        strings.insert,
      ),
    ),
  );
  const sources = page.sources.map(({ id, title, url }) =>
    element('li', { id: `source-${id}`, tabindex: '-1' }, element('a', { href: url }, title)),
  );
  return [
    section(strings.patterns, 'patterns', element('ul', {}, ...patterns), patterns.length),
    section(
      strings.terms,
      'terms',
      element('ul', { class: 'inline' }, ...links(page.terms, 'term')),
      page.terms.length,
    ),
    section(
      strings.related,
      'related',
      element('ul', {}, ...links(page.related, 'topic')),
      page.related.length,
    ),
    section(strings.sources, 'sources', element('ol', {}, ...sources), sources.length),
  ].flat();
}

function section(title: string, name: string, content: HTMLElement, size: number): readonly HTMLElement[] {
  if (size === 0) return [];
  return [element('section', { class: name }, element('h2', {}, title), content)];
}

function links(references: readonly Reference[], kind: 'term' | 'topic'): readonly HTMLElement[] {
  return references.map(({ id, title }) =>
    element('li', {}, element('a', { href: '#', [`data-${kind}`]: id }, title)),
  );
}

/** Names for what the compiler cannot name, since it does not know the reader's language. */
function labelRegions(body: HTMLElement, page: Page, strings: PanelStrings): void {
  for (const table of body.querySelectorAll('.table')) {
    table.setAttribute('role', 'group');
    table.setAttribute('aria-label', fillIn(strings.table, headingBefore(table)));
  }
  for (const code of body.querySelectorAll('pre.code')) {
    code.setAttribute('role', 'group');
    code.setAttribute('aria-label', `${strings.code} ${code.getAttribute('data-language') ?? ''}`.trim());
  }
  for (const diagram of page.diagrams) {
    const picture = body.querySelector(`[data-diagram="${CSS.escape(diagram.id)}"] .picture`);
    if (picture !== null) preparePicture(picture, diagram, strings);
  }
}

function headingBefore(block: Element): string {
  for (let before = block.previousElementSibling; before !== null; before = before.previousElementSibling) {
    if (/^H[2-4]$/.test(before.tagName)) return before.textContent;
  }
  return '';
}

/** How far a picture shrinks to fit a narrow panel: its usual 14 px letters stay 9 px high. Then it scrolls. */
const SMALLEST_SCALE = 9 / 14;

function preparePicture(picture: Element, diagram: Diagram, strings: PanelStrings): void {
  const { title, description } = diagram;
  const svg = picture.querySelector('svg');
  if (svg === null) {
    picture.append(element('p', { class: 'missing' }, fillIn(strings.diagramMissing, description)));
    return;
  }
  picture.setAttribute('role', 'group');
  picture.setAttribute('aria-label', title);
  picture.setAttribute('tabindex', '0');
  addPlayer(picture.closest('figure'), diagram, strings.player);
  svg.style.maxWidth = `max(100%, ${svg.width.baseVal.value * SMALLEST_SCALE}px)`;
}
