import { escapeHtml } from '../text/escapeHtml';

/** The text of a pattern with its code after the first section, as the panel shows it; for paper. */
export function bodyWithCode(
  bodyHtml: string,
  { title, html }: { readonly title: string; readonly html: string },
): string {
  const code = `<h2>${escapeHtml(title)}</h2>\n<pre class="code"><code>${html}</code></pre>\n`;
  const second = bodyHtml.indexOf('<h2', bodyHtml.indexOf('<h2') + 1);
  return second <= 0 ? bodyHtml + code : bodyHtml.slice(0, second) + code + bodyHtml.slice(second);
}
