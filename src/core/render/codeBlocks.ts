import type { PageDraft } from '../compile/pageDraft';
import type { Token } from '../markdown/token';
import type { CodeBlock } from '../model/page';

/** The code blocks of a page in its order, by their tokens. Diagrams are none. */
export function codeBlocksOf({ blockPrefix, tokens, diagrams }: PageDraft): ReadonlyMap<Token, CodeBlock> {
  const drawn = new Set(diagrams.map(({ tokenIndex }) => tokens[tokenIndex]));
  const found = tokens.filter(
    (token) => (token.type === 'fence' || token.type === 'code_block') && !drawn.has(token),
  );
  return new Map(
    found.map((token, index) => [
      token,
      {
        id: `${blockPrefix}-code-${index + 1}`,
        language: token.info.trim().split(/\s+/)[0] ?? '',
        code: token.content.replace(/\n$/, ''),
      },
    ]),
  );
}
