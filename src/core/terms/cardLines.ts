import type { Term } from '../model/term';

/** No card has more lines than this, its title and its line of links among them: more hides what is read under it. */
export const CARD_LINES = 6;

/** Characters of a line at the width of a hover (500 px) in the widest of the usual fonts. */
export const LINE_LENGTH = 68;

/** How many lines a term's card takes. */
export function cardLines({
  name,
  expansion,
  meaning,
  confusedWith,
}: Pick<Term, 'name' | 'expansion' | 'meaning' | 'confusedWith'>): number {
  const title = expansion === undefined ? name : `${name} · ${expansion}`;
  const aside = confusedWith === undefined ? 0 : wrappedLines(`Often taken for: ${confusedWith}`);
  const links = 1;
  return wrappedLines(title) + wrappedLines(meaning) + aside + links;
}

function wrappedLines(text: string): number {
  let lines = 1;
  let used = 0;
  for (const word of text.replaceAll('`', '').split(/\s+/)) {
    const next = used === 0 ? word.length : used + 1 + word.length;
    if (next > LINE_LENGTH && used > 0) lines++;
    used = next > LINE_LENGTH && used > 0 ? word.length : next;
  }
  return lines;
}
