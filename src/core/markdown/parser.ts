import Markdown, { type MarkdownIt, type Token } from 'markdown-it';
import { calloutRule } from './callouts';
import { sourceMarkRule } from './sourceMark';

/**
 * The parser for pages that are shown. Raw HTML is text, and a link with a scheme that is not on the list
 * stays text too: `html: false` alone would still let `command:` and `vscode:` links through.
 */
export function createParser(): MarkdownIt {
  const parser = new Markdown({ html: false, linkify: false, typographer: false });
  parser.validateLink = isAllowedLink;
  parser.inline.ruler.before('link', 'source_mark', sourceMarkRule);
  parser.core.ruler.push('callouts', calloutRule);
  return parser;
}

/** The parser for checks: it sees raw HTML and every link, so that they can be reported. Never render with it. */
export function createLenientParser(): MarkdownIt {
  const parser = new Markdown({ html: true, linkify: false, typographer: false });
  parser.validateLink = () => true;
  parser.inline.ruler.before('link', 'source_mark', sourceMarkRule);
  return parser;
}

/** Links a page may hold: web addresses over TLS, anchors, and relative paths to content files. */
export function isAllowedLink(href: string): boolean {
  const link = href.trim();
  if (/^https:\/\//i.test(link)) return true;
  return /^(?:#|[\w./-]+\.(?:md|yaml)(?:#|$))/.test(link) && !link.startsWith('/');
}

/** A token's content for humans: the text of an inline token without markup and source marks. */
export function plainText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => {
      if (type === 'source_mark') return '';
      return type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    })
    .join('');
}
