import { l10n, SnippetString, window } from 'vscode';
import { insertAtCursor } from './insertAtCursor';
import type { LastEditor } from './lastEditor';

/** Inserts text at the cursor of the editor used last, as it is; says so where that cannot be done. */
export async function insertText(editors: LastEditor, text: string): Promise<void> {
  if (editors.document() === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: code is inserted at the cursor.'));
    return;
  }
  await insertAtCursor(editors, () => ({ snippet: new SnippetString().appendText(text) }));
}
