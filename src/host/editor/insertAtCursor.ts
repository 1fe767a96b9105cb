import { l10n, Position, Range, window, type SnippetString, type TextEditor } from 'vscode';
import { movedBy, type LineInsertion } from '../../core/snippets/imports/insertion';
import type { LastEditor } from './lastEditor';

/** What is inserted into an editor. */
export interface Insertable {
  readonly snippet: SnippetString;
  /** Lines that the file gets above the snippet. */
  readonly above?: LineInsertion;
  /** Of several cursors, whether each gets the snippet or only the first. */
  readonly atEachCursor?: boolean;
}

/**
 * Inserts at the cursor of the editor used last and says why if nothing was inserted. `make` sees where it goes.
 * What is selected is replaced, as by any snippet. One step of undo takes all of it back.
 * Returns whether it was inserted.
 */
export async function insertAtCursor(
  editors: LastEditor,
  make: (editor: TextEditor) => Insertable,
): Promise<boolean> {
  const editor = await editors.show();
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('The file was closed; nothing was inserted.'));
    return false;
  }
  if (await insertInto(editor, make(editor))) return true;
  void window.showWarningMessage(l10n.t('Nothing was inserted: this editor is read-only.'));
  return false;
}

async function insertInto(
  editor: TextEditor,
  { snippet, above, atEachCursor = false }: Insertable,
): Promise<boolean> {
  const { version } = editor.document;
  const moved = (position: Position): Position => {
    const { line, character } = movedBy(above, position);
    return new Position(line, character);
  };
  // Before anything is written: the editor moves its cursors by rules of its own.
  const places = (atEachCursor ? editor.selections : [editor.selection]).map(
    ({ start, end }) => new Range(moved(start), moved(end)),
  );
  if (above !== undefined) {
    const at = new Position(above.at.line, above.at.character);
    const isWritten = await editor.edit(
      (builder) => {
        builder.insert(at, above.text);
      },
      { undoStopBefore: true, undoStopAfter: false },
    );
    if (!isWritten) return false;
  }
  await editor.insertSnippet(snippet, places, { undoStopBefore: above === undefined, undoStopAfter: true });
  // In a read-only editor VS Code answers that it inserted, and leaves the text as it was.
  return editor.document.version !== version;
}
