import type { Article } from '../model/page';
import type { Term } from '../model/term';
import { escapeHtml } from '../text/escapeHtml';
import { renderPlain } from './renderPlain';

/** The texts of a printed page that do not come from its content, in the reader's language. */
export interface PrintableTexts {
  /** BCP 47 language of the content. */
  readonly language: string;
  /** Level, reading time and day of review, as they are shown. */
  readonly facts: readonly string[];
  readonly terms: string;
  readonly sources: string;
  /** The titles of callouts by their kind: note, tip, important, warning, caution. */
  readonly callouts: Readonly<Record<string, string>>;
}

/** The font of the diagrams in one weight. */
export interface PrintableFont {
  readonly weight: number;
  /** A WOFF2 file in base64. */
  readonly base64: string;
}

export interface Printable {
  /** What the page is part of, and its name. */
  readonly breadcrumb: string;
  readonly title: string;
  readonly article: Pick<Article, 'answerHtml' | 'bodyHtml' | 'sources'>;
  /** The page's terms with their meaning, since paper has no cards. */
  readonly terms: readonly Term[];
  readonly texts: PrintableTexts;
  readonly fonts: readonly PrintableFont[];
  /** The content of `media/printable.css`. */
  readonly styles: string;
}

/** Nothing is loaded, nothing runs: styles and fonts stand in the file itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** A page as one HTML document that is complete in itself: to be printed, or read in a browser. */
export function renderPrintable(printable: Printable): string {
  const { breadcrumb, title, article, terms, texts, fonts, styles } = printable;
  return `<!doctype html>
<html lang="${escapeHtml(texts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${fonts.map(fontFace).join('\n')}
${styles.trim()}
</style>
</head>
<body>
<header>
<p class="breadcrumb">${escapeHtml(breadcrumb)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="facts">${texts.facts.map((fact) => `<span>${escapeHtml(fact)}</span>`).join('\n')}</p>
</header>
<main>
<div class="answer">
${forPaper(article.answerHtml, texts)}</div>
${forPaper(article.bodyHtml, texts)}${renderTerms(terms, texts)}${renderSources(article, texts)}</main>
</body>
</html>
`;
}

function fontFace({ weight, base64 }: PrintableFont): string {
  return `@font-face { font-family: 'Diagram'; font-weight: ${weight}; src: url('data:font/woff2;base64,${base64}') format('woff2'); }`;
}

/**
 * Makes compiled HTML fit for paper. The compiler writes it, so its tags have one known form, and text never holds
 * a `<`: answers are unfolded, links that only the panel can follow become text, callouts get their titles.
 */
function forPaper(html: string, { callouts }: PrintableTexts): string {
  return html
    .replaceAll('<details>', '<details open>')
    .replace(/<a [^>]*href="#"[^>]*>(.*?)<\/a>/gs, '$1')
    .replace(/ tabindex="-?\d+"| role="region"/g, '')
    .replace(/<aside class="callout" data-callout="(\w+)">/g, (tag, kind: string) => {
      const title = callouts[kind];
      return title === undefined ? tag : `${tag}\n<p class="callout-title">${escapeHtml(title)}</p>`;
    });
}

function renderTerms(terms: readonly Term[], { terms: title }: PrintableTexts): string {
  if (terms.length === 0) return '';
  const entries = terms.map(({ name, expansion, meaning }) => {
    const long = expansion === undefined ? '' : ` (${escapeHtml(expansion)})`;
    return `<div><dt>${escapeHtml(name)}${long}</dt><dd>${renderPlain(meaning)}</dd></div>`;
  });
  return `<section class="terms"><h2>${escapeHtml(title)}</h2>\n<dl>\n${entries.join('\n')}\n</dl></section>\n`;
}

function renderSources({ sources }: Printable['article'], { sources: heading }: PrintableTexts): string {
  if (sources.length === 0) return '';
  const entries = sources.map(({ id, title, url }) => {
    const address = escapeHtml(url);
    return `<li id="source-${escapeHtml(id)}">${escapeHtml(title)}<br><a class="address" href="${address}">${address}</a></li>`;
  });
  return `<section class="sources"><h2>${escapeHtml(heading)}</h2>\n<ol>\n${entries.join('\n')}\n</ol></section>\n`;
}
