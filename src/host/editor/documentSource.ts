import type { TextDocument } from 'vscode';
import type { TextSource } from '../../core/source/textSource';

/** A document of an editor, as pure code sees it. */
export function documentSource(document: TextDocument): TextSource {
  const { languageId, uri, lineCount } = document;
  return {
    languageId,
    path: uri.path,
    lineCount,
    lineAt: (line) => (line >= 0 && line < lineCount ? document.lineAt(line).text : ''),
  };
}
