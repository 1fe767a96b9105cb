import { l10n, window, type SnippetString, type TextEditor } from 'vscode';
import type { LastEditor } from './lastEditor';

/**
 * Inserts at the cursor of the editor used last and says why if nothing was inserted. `make` sees where it goes.
 * Of several cursors it is the first: whole declarations, each under the same names, are never wanted twice in a file.
 * What is selected is replaced, as by any snippet. Returns whether it was inserted.
 */
export async function insertAtCursor(
  editors: LastEditor,
  make: (editor: TextEditor) => SnippetString,
): Promise<boolean> {
  const editor = await editors.show();
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('The file was closed; nothing was inserted.'));
    return false;
  }
  const { version } = editor.document;
  await editor.insertSnippet(make(editor), editor.selection);
  // In a read-only editor VS Code answers that it inserted, and leaves the text as it was.
  if (editor.document.version !== version) return true;
  void window.showWarningMessage(l10n.t('Nothing was inserted: this editor is read-only.'));
  return false;
}
