import type { Token } from 'markdown-it';

/** The tokens of each item of the list that opens at `index`, and the index of its closing token. */
export function listItems(
  tokens: readonly Token[],
  index: number,
): { readonly items: readonly (readonly Token[])[]; readonly end: number } {
  const level = tokens[index]?.level ?? 0;
  const items: Token[][] = [];
  let position = index + 1;
  for (; position < tokens.length; position++) {
    const token = tokens[position];
    if (token === undefined || (token.level === level && token.nesting === -1)) break;
    if (token.type === 'list_item_open' && token.level === level + 1) items.push([]);
    else if (!(token.type === 'list_item_close' && token.level === level + 1)) items.at(-1)?.push(token);
  }
  return { items, end: position };
}

/** A heading with its text and place. `index` is that of the opening token. */
export interface Heading {
  readonly index: number;
  readonly level: number;
  readonly text: string;
  /** Zero-based line within the body. */
  readonly line: number;
}

/** All headings of the page itself, in order; one inside a list or a quote is none of its sections. */
export function headings(tokens: readonly Token[], textOf: (token: Token | undefined) => string): Heading[] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.level === 0
      ? [
          {
            index,
            level: Number(token.tag.slice(1)),
            text: textOf(tokens[index + 1]),
            line: token.map?.[0] ?? 0,
          },
        ]
      : [],
  );
}

/** The tokens of the section under a level-two heading, without the heading itself. */
export function sectionTokens(
  tokens: readonly Token[],
  all: readonly Heading[],
  title: string,
): readonly Token[] {
  const at = all.findIndex((heading) => heading.level === 2 && heading.text === title);
  const start = all[at];
  if (start === undefined) return [];
  const next = all.slice(at + 1).find((heading) => heading.level <= 2);
  return tokens.slice(start.index + 3, next?.index ?? tokens.length);
}
