import type { PatternPage } from '../../core/model/pattern';
import { languageName } from '../../core/snippets/languageName';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import { compiledHtml, element } from '../dom';
import { actionButton } from './buttons';
import { withCode } from './withCode';

/** A pattern's code, in a language that the reader chooses, to insert or copy. */
export function patternCode(
  pattern: PatternPage,
  language: string | undefined,
  strings: PanelStrings,
): HTMLElement {
  const { snippets } = pattern;
  const code = element('div', { class: 'code-frame' });
  const facts = element('p', { class: 'facts' });
  const insert = actionButton('insert', strings.insert, { 'data-insert-pattern': pattern.id });
  insert.setAttribute('aria-label', fillIn(strings.insertPattern, pattern.name));
  const copy = actionButton('copy', strings.copy, { 'data-copy-pattern': pattern.id });
  const choice = element(
    'select',
    {},
    ...snippets.map((snippet) =>
      element('option', { value: snippet.language }, languageName(snippet.language)),
    ),
  );
  const show = (): void => {
    const snippet = snippets.find((one) => one.language === choice.value);
    if (snippet === undefined) return;
    insert.dataset['language'] = snippet.language;
    copy.dataset['language'] = snippet.language;
    facts.replaceChildren(
      element('span', {}, snippet.description),
      element('span', {}, ...withCode(fillIn(strings.snippetPrefix, `\`${snippet.prefix}\``))),
    );
    const block = element('pre', {
      class: 'code',
      tabindex: '0',
      role: 'group',
      'aria-label': `${strings.code} ${languageName(snippet.language)}`,
    });
    block.append(compiledHtml('code', {}, snippet.html));
    code.replaceChildren(block);
  };
  choice.value = language ?? snippets[0]?.language ?? '';
  choice.addEventListener('change', show);
  show();
  return element(
    'div',
    { class: 'pattern-code' },
    element(
      'div',
      { class: 'actions' },
      element('label', {}, `${strings.snippetLanguage} `, choice),
      insert,
      copy,
    ),
    facts,
    code,
  );
}
