import { env, l10n, Uri, workspace } from 'vscode';
import { renderPrintable, type PrintableFont } from '../../core/render/printable';
import type { Page } from '../../core/model/page';
import type { ContentStore } from '../content/contentStore';
import { levelName } from '../content/texts';

/** A topic as one HTML document for printing; `undefined` where it does not exist. Rejects where a file is missing. */
export async function printableTopic(
  content: ContentStore,
  extensionUri: Uri,
  topic: string,
): Promise<string | undefined> {
  const page = await content.page(topic);
  if (page === undefined) return undefined;
  const read = (...path: readonly string[]) =>
    workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', ...path));
  const [terms, styles, ...fonts] = await Promise.all([
    content.terms(),
    read('print', 'printable.css'),
    ...[400, 600].map(async (weight): Promise<PrintableFont> => {
      const bytes = await read('webview', 'fonts', `inter-latin-${weight}.woff2`);
      return { weight, data: toBase64(bytes) };
    }),
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
      callouts: {
        note: l10n.t('Note'),
        tip: l10n.t('Tip'),
        important: l10n.t('Important'),
        warning: l10n.t('Warning'),
        caution: l10n.t('Caution'),
      },
    },
    fonts,
    styles: new TextDecoder().decode(styles),
  });
}

function facts({ level, readingMinutes, reviewed }: Page): readonly string[] {
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    levelName(level),
    l10n.t('{0} min read', readingMinutes),
    l10n.t('Reviewed {0}', format.format(new Date(`${reviewed}T00:00:00Z`))),
  ];
}

function toBase64(bytes: Uint8Array): string {
  // Byte by byte: all at once would be too many arguments for one call.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
