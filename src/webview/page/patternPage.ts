import type { SectionSummary } from '../../core/model/catalog';
import type { Article } from '../../core/model/page';
import { fillIn } from '../../protocol/panelStrings';
import type { PatternView } from '../../protocol/panelView';
import { compiledHtml, element } from '../dom';
import { renderIcon } from '../icons';
import { prepareBody } from './body';
import { actionButton } from './buttons';
import { contents } from './contents';
import { links, nearPatterns, section, sourceList } from './lists';
import type { PageContext } from './pageContext';
import { patternCode } from './patternCode';
import { topBar } from './topBar';

/**
 * The page of a pattern: the problem, its structure, its code in each language, when to use it, and what belongs to it.
 * One without a text shows what it does and its code.
 */
export function patternPage(view: PatternView, context: PageContext): readonly HTMLElement[] {
  const { pattern, topic } = view;
  const { strings } = context;
  const { article } = pattern;
  const terms = view.terms.map(({ id, name }) => ({ id, title: name }));
  const bar = topBar(pattern.name, strings);
  const main = element(
    'main',
    {},
    ...(article === undefined ? summaryAndCode(view, context) : textAndCode(view, article, context)),
    ...section(strings.explainedIn, 'explained', links('topic', topic === undefined ? [] : [topic], 'list')),
    ...section(strings.usedBy, 'used', links('topic', view.usedBy, 'list')),
    ...section(strings.relatedPatterns, 'related', nearPatterns(view.related)),
    ...section(strings.terms, 'terms', links('term', terms, 'row')),
    ...section(strings.sources, 'sources', sourceList(article?.sources ?? [], strings)),
  );
  const sheet = element('div', { class: 'page' }, patternHeader(view, context), main);
  if (article !== undefined) contents(sectionsOf(view, article, context), bar, sheet, context);
  return [bar, sheet];
}

function patternHeader({ pattern, group, reviewed }: PatternView, { strings }: PageContext): HTMLElement {
  const { article } = pattern;
  const header = element(
    'header',
    {},
    element('p', { class: 'breadcrumb' }, group),
    element('h1', { tabindex: '-1' }, pattern.name),
  );
  if (article === undefined || reviewed === undefined) return header;
  const toCode = element(
    'a',
    { class: 'tool', href: `#${CODE_ID}` },
    renderIcon('code'),
    element('span', {}, strings.code),
  );
  header.append(
    element('p', { class: 'summary' }, pattern.summary),
    element(
      'p',
      { class: 'facts' },
      element('span', {}, fillIn(strings.minutes, String(article.readingMinutes))),
      element('span', {}, fillIn(strings.reviewed, reviewed)),
    ),
    element(
      'div',
      { class: 'actions' },
      ...(pattern.snippets.length === 0 ? [] : [toCode]),
      actionButton('link', strings.copyLink, { 'data-do': 'copyLink' }),
    ),
  );
  return header;
}

function summaryAndCode(
  { pattern, language }: PatternView,
  { strings }: PageContext,
): readonly HTMLElement[] {
  return [
    element('div', { class: 'answer' }, element('p', {}, pattern.summary)),
    ...(pattern.snippets.length === 0 ? [] : [patternCode(pattern, language, strings)]),
  ];
}

/** The anchor of the code, which the text itself does not hold. */
const CODE_ID = 'pattern-code';

/** The text, with the code after the structure: most readers come for it, and the picture above explains it. */
function textAndCode(
  { pattern, language }: PatternView,
  article: Article,
  { strings }: PageContext,
): readonly HTMLElement[] {
  const body = compiledHtml('div', { class: 'body' }, article.bodyHtml);
  prepareBody(body, article, strings);
  if (pattern.snippets.length > 0) {
    const afterStructure = body.querySelectorAll(':scope > h2').item(1) as Element | null;
    const heading = element('h2', { id: CODE_ID, tabindex: '-1' }, strings.code);
    for (const part of [heading, patternCode(pattern, language, strings)]) {
      body.insertBefore(part, afterStructure);
    }
  }
  return [compiledHtml('div', { class: 'answer' }, article.answerHtml), body];
}

/** The sections of the text, and the code where it stands. */
function sectionsOf(
  { pattern }: PatternView,
  { sections }: Article,
  { strings }: PageContext,
): readonly SectionSummary[] {
  if (pattern.snippets.length === 0) return sections;
  const tops = sections.filter(({ level }) => level === 2);
  const afterStructure = tops[1] === undefined ? sections.length : sections.indexOf(tops[1]);
  return sections.toSpliced(afterStructure, 0, { id: CODE_ID, title: strings.code, level: 2 });
}
