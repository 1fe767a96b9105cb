import { l10n, Uri, workspace } from 'vscode';
import type { Article } from '../../core/model/page';
import { bodyWithCode } from '../../core/render/patternBody';
import { renderPrintable, type Printable } from '../../core/render/printable';
import { languageName } from '../../core/snippets/languageName';
import { escapeHtml } from '../../core/text/escapeHtml';
import type { Place } from '../../protocol/place';
import type { ContentStore } from '../content/contentStore';
import { readDiagramFonts } from '../content/diagramFonts';
import { calloutTitles, dayText, levelName } from '../content/texts';
import { preferredLanguage } from '../panel/preferredLanguage';
import type { LastEditor } from '../editor/lastEditor';
import { groupName } from '../patterns/groupName';

/** What can be printed. */
export type PrintablePlace = Pick<Place, 'id'> & { readonly kind: 'topic' | 'pattern' };

export interface PrintParts {
  readonly content: ContentStore;
  /** The code of a pattern is printed in the language of the editor used last. */
  readonly editors: LastEditor;
  readonly extensionUri: Uri;
}

/**
 * A topic or a pattern as one HTML document for printing; `undefined` where it does not exist. Rejects where a file is
 * missing.
 */
export async function printablePage(parts: PrintParts, place: PrintablePlace): Promise<string | undefined> {
  const { content, extensionUri } = parts;
  const page = place.kind === 'topic' ? await topicOf(parts, place.id) : await patternOf(parts, place.id);
  if (page === undefined) return undefined;
  const [terms, fonts, styles] = await Promise.all([
    content.terms(),
    readDiagramFonts(extensionUri),
    workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'print', 'printable.css')),
  ]);
  return renderPrintable({
    ...page,
    terms: page.terms.flatMap((id) => terms.filter((term) => term.id === id)),
    texts: {
      // The content is English, whatever the language of the editor.
      language: 'en',
      facts: page.facts,
      terms: l10n.t('Terms'),
      sources: l10n.t('Sources'),
      callouts: calloutTitles(),
    },
    fonts,
    styles: new TextDecoder().decode(styles),
  });
}

/** What differs between the kinds of pages. */
interface PrintedPage extends Pick<Printable, 'breadcrumb' | 'title' | 'article'> {
  readonly facts: readonly string[];
  /** Ids of the terms to explain at the end. */
  readonly terms: readonly string[];
}

async function topicOf({ content }: PrintParts, id: string): Promise<PrintedPage | undefined> {
  const page = await content.page(id);
  return (
    page && {
      breadcrumb: page.category.title,
      title: page.title,
      article: page,
      facts: [levelName(page.level), ...facts(page)],
      terms: page.terms.map((term) => term.id),
    }
  );
}

async function patternOf({ content, editors }: PrintParts, id: string): Promise<PrintedPage | undefined> {
  const pattern = await content.pattern(id);
  if (pattern === undefined) return undefined;
  const { name, group, summary, article, snippets } = pattern;
  const { language } = preferredLanguage(pattern, editors);
  const snippet = snippets.find((one) => one.language === language) ?? snippets[0];
  const text = article ?? { answerHtml: `<p>${escapeHtml(summary)}</p>\n`, bodyHtml: '', sources: [] };
  const code = snippet && { title: languageName(snippet.language), html: snippet.html };
  return {
    breadcrumb: groupName(group),
    title: name,
    article: code === undefined ? text : { ...text, bodyHtml: bodyWithCode(text.bodyHtml, code) },
    facts: article === undefined ? [] : facts(article),
    terms: (article?.terms ?? []).map((term) => term.id),
  };
}

function facts({ readingMinutes, reviewed }: Article): readonly string[] {
  return [l10n.t('{0} min read', readingMinutes), l10n.t('Reviewed {0}', dayText(reviewed))];
}
