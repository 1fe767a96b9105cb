import { codeParts } from '../text/codeParts';
import { escapeHtml } from '../text/escapeHtml';

/** Renders plain text in which only `code` is marked up, such as the meaning of a term. */
export function renderPlain(plain: string): string {
  return codeParts(plain)
    .map(({ text, isCode }) => (isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text)))
    .join('');
}
