import type { PageDraft } from '../compile/pageDraft';
import { resolveLink } from '../markdown/links';
import { Token } from '../markdown/token';
import { findTerms } from '../terms/findTerms';
import { judgeProse, type Judge } from '../terms/judge';
import type { TermIndex } from '../terms/termIndex';

/** What a page is about. */
export interface PageSubject {
  readonly title: string;
  /** Words that say which of several senses a term has here, such as the page's category. */
  readonly setting: string;
}

/** A page's text with its glossary terms marked. */
export interface Mentions {
  /** What to render in place of a token that mentions a term. */
  readonly marked: ReadonlyMap<Token, Token>;
  /** The ids of all terms that are marked or linked, section by section. */
  readonly terms: readonly string[];
}

/**
 * Marks the first mention of each term in each level-two section, and in the answer. Not in headings, links, code and
 * questions, not a term that the section links by itself, and not what the page's title names: it would be everywhere.
 */
export function markMentions(
  draft: PageDraft,
  { title, setting }: PageSubject,
  index: TermIndex,
  skipped: ReadonlySet<Token>,
): Mentions {
  const own = new Set(findTerms(index, title).map(({ term }) => term.id));
  const marked = new Map<Token, Token>();
  const terms = new Set<string>();
  for (const section of proseBySection(draft.tokens)) {
    const linked = section.flatMap(({ children }) => linkedTerms(draft.path, children ?? []));
    const seen = new Set([...own, ...linked]);
    for (const token of section) {
      if (skipped.has(token)) continue;
      const judge = judgeProse(`${title} ${setting} ${token.content}`);
      const children = markTerms(token.children ?? [], index, judge, seen);
      if (children !== undefined)
        marked.set(token, Object.assign(new Token('inline', '', 0), token, { children }));
    }
    for (const id of seen) if (!own.has(id) || linked.includes(id)) terms.add(id);
  }
  return { marked, terms: [...terms] };
}

/** The inline tokens outside headings, in runs that end before each heading of level one or two. */
function proseBySection(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sections: Token[][] = [[]];
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2')) sections.push([]);
    if (token.type === 'inline' && tokens[at - 1]?.type !== 'heading_open') sections.at(-1)?.push(token);
  });
  return sections;
}

function linkedTerms(path: string, children: readonly Token[]): readonly string[] {
  return children.flatMap((token) => {
    const target =
      token.type === 'link_open' ? resolveLink(path, String(token.attrGet('href') ?? '')) : undefined;
    return target?.kind === 'term' ? [target.id] : [];
  });
}

/** The children with links around the terms not seen yet; `undefined` if there are none. Notes what it saw. */
function markTerms(
  children: readonly Token[],
  index: TermIndex,
  judge: Judge,
  seen: Set<string>,
): Token[] | undefined {
  let links = 0;
  const result = children.flatMap((token) => {
    if (token.type === 'link_open') links++;
    if (token.type === 'link_close') links--;
    if (token.type !== 'text' || links > 0) return [token];
    const pieces = splitAtTerms(token.content, index, judge, seen);
    return pieces.length > 1 ? pieces : [token];
  });
  return result.length > children.length ? result : undefined;
}

function splitAtTerms(text: string, index: TermIndex, judge: Judge, seen: Set<string>): readonly Token[] {
  const pieces: Token[] = [];
  let done = 0;
  for (const { term, start, end } of findTerms(index, text, judge)) {
    if (seen.has(term.id)) continue;
    seen.add(term.id);
    pieces.push(textToken(text.slice(done, start)), mentionToken(term.id, text.slice(start, end)));
    done = end;
  }
  return [...pieces, textToken(text.slice(done))];
}

function textToken(content: string): Token {
  const token = new Token('text', '', 0);
  token.content = content;
  return token;
}

function mentionToken(term: string, content: string): Token {
  const token = new Token('mention', '', 0);
  token.content = content;
  token.meta = { term };
  return token;
}
