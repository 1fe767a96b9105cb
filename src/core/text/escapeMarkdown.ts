const SPECIAL = /[\\`*_{}[\]()#+\-.!~|$]/g;

/**
 * Makes text safe inside Markdown. VS Code's own `appendText` also turns every space into one that does not break,
 * which tears words apart at the edge of a card.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(SPECIAL, String.raw`\$&`);
}
