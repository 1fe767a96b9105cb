import type { MarkdownIt, RendererRule, Token } from 'markdown-it';
import { resolveLink } from '../markdown/links';
import { createParser } from '../markdown/parser';
import type { CodeBlock, Diagram } from '../model/page';
import { escapeHtml } from '../text/escapeHtml';
import { renderDiagram } from './renderDiagram';

/** Colours code: returns HTML with classes for a known language, `undefined` for an unknown one. */
export type Highlight = (code: string, language: string) => string | undefined;

/** What rendering a page needs to know of it. */
export interface RenderContext {
  /** The file the links are relative to. */
  readonly path: string;
  /** Ids of the page's sources, in order: a mark shows its number. */
  readonly sources: readonly string[];
  /** The anchors of the page's headings. */
  readonly anchors: ReadonlyMap<Token, string>;
  /** The page's code blocks by their tokens. */
  readonly codeBlocks: ReadonlyMap<Token, CodeBlock>;
  /** What to render in place of a token, where terms are marked. */
  readonly marked: ReadonlyMap<Token, Token>;
  readonly highlight: Highlight;
}

/** Renders runs of tokens of one page to HTML without inline styles, scripts or handlers. */
export interface PageRenderer {
  render(tokens: readonly Token[]): string;
}

/** A renderer for one page. */
export function createPageRenderer(context: RenderContext): PageRenderer {
  const parser = createParser();
  const rules = parser.renderer.rules;
  rules['heading_open'] = (tokens, index) => {
    const token = tokens[index];
    const anchor = token === undefined ? undefined : context.anchors.get(token);
    const id = anchor === undefined ? '' : ` id="${escapeHtml(anchor)}" tabindex="-1"`;
    return `<${tagOf(tokens, index)}${id}>`;
  };
  rules['link_open'] = (tokens, index) =>
    linkStart(context.path, String(tokens[index]?.attrGet('href') ?? ''));
  rules['image'] = () => '';
  rules['source_mark'] = (tokens, index) => sourceMark(tokens[index]?.content ?? '', context.sources);
  rules['callout_open'] = (tokens, index) => calloutStart(tokens[index]);
  rules['callout_close'] = () => '</aside>\n';
  rules['mention'] = (tokens, index) => mention(tokens[index]);
  rules['fence'] = (tokens, index) => codeBlock(tokens[index], context);
  rules['code_block'] = rules['fence'];
  rules['table_open'] = () => '<div class="table" role="region" tabindex="0"><table>';
  rules['table_close'] = () => '</table></div>';
  rules['th_open'] = cellStart;
  rules['td_open'] = cellStart;
  rules['diagram'] = (tokens, index) => renderDiagram((tokens[index]?.meta as { diagram: Diagram }).diagram);
  rules['questions'] = (tokens, index) => (tokens[index]?.meta as { html: string }).html;
  return {
    render: (tokens) =>
      renderTokens(
        parser,
        tokens.map((token) => context.marked.get(token) ?? token),
      ),
  };
}

function renderTokens(parser: MarkdownIt, tokens: readonly Token[]): string {
  return parser.renderer.render([...tokens], parser.options, {});
}

function tagOf(tokens: Token[], index: number): string {
  return tokens[index]?.tag ?? 'p';
}

/** A table's alignment arrives as an inline style, which the page's security policy refuses: make it a class. */
const cellStart: RendererRule = (tokens, index) => {
  const alignment = /text-align:(left|right|center)/.exec(String(tokens[index]?.attrGet('style') ?? ''))?.[1];
  const scope = tagOf(tokens, index) === 'th' ? ' scope="col"' : '';
  return `<${tagOf(tokens, index)}${scope}${alignment === undefined ? '' : ` class="align-${alignment}"`}>`;
};

function linkStart(path: string, href: string): string {
  const target = resolveLink(path, href);
  switch (target.kind) {
    case 'external':
      return `<a class="external" href="${escapeHtml(target.url)}">`;
    case 'section':
      return `<a href="#${escapeHtml(target.id)}">`;
    case 'topic': {
      const section = target.section === undefined ? '' : ` data-section="${escapeHtml(target.section)}"`;
      return `<a href="#" data-topic="${escapeHtml(target.id)}"${section}>`;
    }
    case 'term':
      return `<a href="#" data-term="${escapeHtml(target.id)}">`;
    case 'pattern':
      return `<a href="#" data-pattern="${escapeHtml(target.id)}">`;
    case 'refused':
      return '<a>';
  }
}

/** Its title is the panel's to add, in the reader's language. */
function calloutStart(token: Token | undefined): string {
  const { kind } = token?.meta as { readonly kind: string };
  return `<aside class="callout" data-callout="${escapeHtml(kind)}">\n`;
}

function mention(token: Token | undefined): string {
  const { term } = token?.meta as { readonly term: string };
  return `<a class="mention" href="#" data-term="${escapeHtml(term)}">${escapeHtml(token?.content ?? '')}</a>`;
}

function sourceMark(id: string, sources: readonly string[]): string {
  const number = sources.indexOf(id) + 1;
  if (number === 0) return escapeHtml(`[${id}]`);
  return `<a class="source-mark" href="#source-${id}">[${number}]</a>`;
}

function codeBlock(token: Token | undefined, { codeBlocks, highlight }: RenderContext): string {
  const block = token === undefined ? undefined : codeBlocks.get(token);
  if (block === undefined) return '';
  const { id, language, code } = block;
  const html = highlight(code, language) ?? escapeHtml(code);
  const data = `data-code="${escapeHtml(id)}" data-language="${escapeHtml(language)}"`;
  return `<pre class="code" tabindex="0" ${data}><code>${html}</code></pre>\n`;
}
