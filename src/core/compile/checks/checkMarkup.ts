import type { Diagnose } from '../../model/diagnose';
import { createLocator, linkSpellings, withLines } from '../locator';
import type { PageDraft } from '../pageDraft';

/** Pages hold no raw HTML and no images: pictures are diagrams, which follow the theme and can be read aloud. */
export function checkMarkup(draft: PageDraft, diagnose: Diagnose): void {
  for (const { token: block, lines } of withLines(draft.lenientTokens)) {
    const locate = createLocator(draft, lines);
    if (block.type === 'html_block') {
      const { line, column } = locate(firstLine(block.content));
      diagnose.report('raw-html', line, column, 'write Markdown in place of raw HTML');
    }
    for (const token of block.children ?? []) {
      if (token.type === 'html_inline') {
        const { line, column } = locate(token.content);
        const message = `write Markdown in place of "${token.content}", or put it in a code span`;
        diagnose.report('raw-html', line, column, message);
      } else if (token.type === 'image') {
        reportImage(String(token.attrGet('src') ?? ''), locate, diagnose);
      }
    }
  }
}

function reportImage(source: string, locate: ReturnType<typeof createLocator>, diagnose: Diagnose): void {
  const { line, column } = locate(...linkSpellings(source));
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source)) {
    const message = 'a page loads nothing from the network; draw the picture as a Mermaid diagram';
    diagnose.report('remote-image', line, column, message);
  } else {
    diagnose.report('image', line, column, 'draw the picture as a Mermaid diagram');
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
