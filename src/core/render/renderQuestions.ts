import type { Token } from 'markdown-it';

/**
 * The questions of "Check yourself": each answer is folded until the reader asks for it.
 * An item's first paragraph is the question, the rest is the answer.
 */
export function renderQuestions(
  items: readonly (readonly Token[])[],
  render: (tokens: readonly Token[]) => string,
): string {
  const rows = items.map((item) => {
    const question = render(item.slice(1, 2));
    const answer = render(item.slice(3));
    return `<li><details><summary>${question}</summary>\n${answer}</details></li>`;
  });
  return `<ol class="questions">\n${rows.join('\n')}\n</ol>\n`;
}
