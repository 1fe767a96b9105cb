import { l10n, Uri, workspace } from 'vscode';
import { renderPrintable } from '../../core/render/printable';
import type { Page } from '../../core/model/page';
import type { ContentStore } from '../content/contentStore';
import { readDiagramFonts } from '../content/diagramFonts';
import { calloutTitles, dayText, levelName } from '../content/texts';

/** A topic as one HTML document for printing; `undefined` where it does not exist. Rejects where a file is missing. */
export async function printableTopic(
  content: ContentStore,
  extensionUri: Uri,
  topic: string,
): Promise<string | undefined> {
  const page = await content.page(topic);
  if (page === undefined) return undefined;
  const [terms, fonts, styles] = await Promise.all([
    content.terms(),
    readDiagramFonts(extensionUri),
    workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'print', 'printable.css')),
  ]);
  return renderPrintable({
    page,
    terms: page.terms.flatMap(({ id }) => terms.filter((term) => term.id === id)),
    texts: {
      // The content is English, whatever the language of the editor.
      language: 'en',
      facts: facts(page),
      terms: l10n.t('Terms'),
      sources: l10n.t('Sources'),
      callouts: calloutTitles(),
    },
    fonts,
    styles: new TextDecoder().decode(styles),
  });
}

function facts({ level, readingMinutes, reviewed }: Page): readonly string[] {
  return [
    levelName(level),
    l10n.t('{0} min read', readingMinutes),
    l10n.t('Reviewed {0}', dayText(reviewed)),
  ];
}
