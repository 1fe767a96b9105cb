import type { Article, Diagram } from '../../core/model/page';
import { fillIn, type CalloutKind, type PanelStrings } from '../../protocol/panelStrings';
import { element } from '../dom';
import { actionButton } from './buttons';
import { foldedOutline, outlineLists } from './diagramOutline';

/** Names for what the compiler cannot name, since it does not know the reader's language; and the tools of blocks. */
export function prepareBody(body: HTMLElement, article: Article, strings: PanelStrings): void {
  for (const table of body.querySelectorAll('.table')) {
    table.setAttribute('role', 'group');
    table.setAttribute('aria-label', fillIn(strings.table, headingBefore(table)));
  }
  for (const callout of body.querySelectorAll<HTMLElement>('.callout')) prepareCallout(callout, strings);
  for (const code of body.querySelectorAll<HTMLElement>('pre.code')) prepareCode(code, strings);
  for (const diagram of article.diagrams) {
    const figure = body.querySelector<HTMLElement>(`[data-diagram="${CSS.escape(diagram.id)}"]`);
    if (figure !== null) prepareFigure(figure, diagram, strings);
  }
}

/** What nobody can use before the page was shown: the tools of code, and the pictures as text, which are folded. */
export function completeBody(root: ParentNode, article: Article, strings: PanelStrings): void {
  for (const code of root.querySelectorAll<HTMLElement>('.body pre.code')) addCodeTools(code, strings);
  for (const { id, outline } of article.diagrams) {
    const details = root.querySelector(`[data-diagram="${CSS.escape(id)}"] > .outline`);
    details?.append(...outlineLists(outline, strings));
  }
}

function headingBefore(block: Element): string {
  for (let before = block.previousElementSibling; before !== null; before = before.previousElementSibling) {
    if (/^H[2-4]$/.test(before.tagName)) return before.textContent;
  }
  return '';
}

function prepareCallout(callout: HTMLElement, strings: PanelStrings): void {
  const title = strings.callouts[callout.dataset['callout'] as CalloutKind];
  callout.prepend(element('p', { class: 'callout-title' }, title));
}

function prepareCode(code: HTMLElement, strings: PanelStrings): void {
  code.setAttribute('role', 'group');
  code.setAttribute('aria-label', `${strings.code} ${code.dataset['language'] ?? ''}`.trim());
  const frame = element('div', { class: 'code-frame' });
  code.replaceWith(frame);
  frame.append(code);
}

function addCodeTools(code: HTMLElement, strings: PanelStrings): void {
  const id = code.dataset['code'];
  if (id === undefined) return;
  const tools = element(
    'div',
    { class: 'code-tools' },
    actionButton('copy', strings.copyCode, { 'data-copy-code': id }, true),
    actionButton('insert', strings.insertCode, { 'data-insert-code': id }, true),
  );
  code.after(tools);
}

/** How far a picture shrinks to fit a narrow panel: its usual 14 px letters stay 9 px high. Then it scrolls. */
const SMALLEST_SCALE = 9 / 14;

function prepareFigure(figure: HTMLElement, diagram: Diagram, strings: PanelStrings): void {
  figure.tabIndex = -1;
  const picture = figure.querySelector('.picture');
  const svg = picture?.querySelector('svg');
  if (picture === null || !svg) {
    picture?.append(element('p', { class: 'missing' }, fillIn(strings.diagramMissing, diagram.description)));
  } else {
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', diagram.title);
    picture.setAttribute('tabindex', '0');
    const { width, height } = svg.viewBox.baseVal;
    // Its own proportions, for the frame in which its inside is not laid out yet.
    svg.style.aspectRatio = `${width} / ${height}`;
    svg.style.maxWidth = `max(100%, ${svg.width.baseVal.value * SMALLEST_SCALE}px)`;
  }
  figure.append(...foldedOutline(diagram.outline, strings));
}
