import { l10n, SnippetString, window } from 'vscode';
import type { LastEditor } from './lastEditor';

/** Inserts text at the cursor of the editor used last, as it is; says so where that cannot be done. */
export async function insertText(editors: LastEditor, text: string): Promise<boolean> {
  return insertSnippet(editors, new SnippetString().appendText(text));
}

/** Inserts a snippet at the cursor of the editor used last; says so where that cannot be done. */
export async function insertSnippet(editors: LastEditor, snippet: SnippetString): Promise<boolean> {
  if (editors.document() === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: it is inserted at the cursor.'));
    return false;
  }
  const editor = await editors.show();
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('The file was closed; nothing was inserted.'));
    return false;
  }
  const { version } = editor.document;
  await editor.insertSnippet(snippet);
  // In a read-only editor VS Code answers that it inserted, and leaves the text as it was.
  if (editor.document.version !== version) return true;
  void window.showWarningMessage(l10n.t('Nothing was inserted: this editor is read-only.'));
  return false;
}
