import type { Token } from 'markdown-it';
import type { Position } from '../model/diagnostic';
import type { PageDraft } from './pageDraft';

/**
 * Finds the places of pieces of text inside a block, in the order in which they are asked for:
 * markdown-it knows the lines of blocks only, not of links and images inside them.
 * Of several spellings the first that is found counts: a link may stand in the source otherwise than it was read.
 */
export function createLocator(
  draft: PageDraft,
  block: BlockLines,
): (...spellings: readonly Spelling[]) => Position {
  let line = draft.bodyOffset + block.start;
  const end = draft.bodyOffset + block.end;
  let column = 0;
  return (...spellings) => {
    for (const spelling of spellings) {
      const { text, skip } = typeof spelling === 'string' ? { text: spelling, skip: 0 } : spelling;
      for (let at = line; at < end; at++) {
        const found = (draft.lines[at] ?? '').indexOf(text, at === line ? column : 0);
        if (text === '' || found < 0) continue;
        line = at;
        column = found + text.length;
        return { line: at + 1, column: found + skip + 1 };
      }
    }
    return { line: line + 1, column: 1 };
  };
}

/** The lines of a block within the body, `start` counting from 0, `end` excluded. */
export interface BlockLines {
  readonly start: number;
  readonly end: number;
}

/** Every token of a page with the lines it stands on. A table's cells know no lines of their own; its rows do. */
export function withLines(
  tokens: readonly Token[],
): readonly { readonly token: Token; readonly lines: BlockLines }[] {
  let lines: BlockLines = { start: 0, end: 0 };
  return tokens.map((token) => {
    if (token.map !== null) lines = { start: token.map[0], end: token.map[1] };
    return { token, lines };
  });
}

/** A text to look for. `skip`: the place is so many characters after its begin. */
export type Spelling = string | { readonly text: string; readonly skip: number };

/** How a link may be written: inline, as an autolink, decoded, or by the label of a reference. */
export function linkSpellings(href: string): readonly Spelling[] {
  const forms = [...new Set([href, decoded(href), href.replaceAll('&', '&amp;')])];
  return [
    ...forms.flatMap((form) => [
      { text: `](${form}`, skip: 2 },
      { text: `](<${form}`, skip: 3 },
      { text: `<${form}`, skip: 1 },
    ]),
    { text: '][', skip: 1 },
  ];
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href; // not every percent sign is an escape
  }
}
