import { escapeHtml } from '../text/escapeHtml';

/** Renders plain text in which only `code` is marked up, such as the meaning of a term. */
export function renderPlain(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
    .join('');
}
