import { commands, l10n, Selection, window, type LogOutputChannel, type TextEditor } from 'vscode';
import { offerLog } from '../log/offerLog';
import { cardAt, everything } from './cardAt';
import type { Asked } from './hoverProvider';
import type { Lexicon } from './lexicon';

/** The command, and the place for which it asks for a card, while the cursor stays there. */
export interface ExplainTerm {
  readonly asked: () => Asked | undefined;
  readonly dispose: () => void;
}

/**
 * `systemDesign.explainTerm` shows the card of the term or literal at the cursor and gives it the focus, so that its links can be
 * reached by keyboard. It was asked for, so it comes whatever the settings say. Without a term it offers to look one up.
 */
export function registerExplainTerm(lexicon: () => Promise<Lexicon>, log: LogOutputChannel): ExplainTerm {
  let asked: Asked | undefined;
  const command = commands.registerCommand('systemDesign.explainTerm', async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      void offerLookUp(l10n.t('No text editor is active. Put the cursor on a term first.'));
      return;
    }
    try {
      const position = await termPosition(editor, lexicon);
      if (position === undefined) {
        void offerLookUp(l10n.t('There is no term of the glossary at the cursor.'), selectedText(editor));
        return;
      }
      asked = { document: editor.document, position };
      if (!editor.selection.active.isEqual(position)) editor.selection = new Selection(position, position);
      await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
    } catch (error) {
      log.error(`The term at the cursor could not be explained: ${String(error)}`);
      await offerLog(l10n.t('The term at the cursor could not be explained.'));
    }
  });
  return {
    asked: () => {
      const editor = window.activeTextEditor;
      if (asked === undefined || asked.document !== editor?.document) return undefined;
      if (!editor.selection.active.isEqual(asked.position)) asked = undefined;
      return asked;
    },
    dispose: () => {
      command.dispose();
    },
  };
}

/** The cursor, or the start of the selection, where one of them is on a term. */
async function termPosition(editor: TextEditor, lexicon: () => Promise<Lexicon>) {
  const loaded = await lexicon();
  const { active, start } = editor.selection;
  return [active, start].find(
    (position) => cardAt(loaded, editor.document, position, everything) !== undefined,
  );
}

/** What the editor has selected, or the word at the cursor: at most one line and 60 characters of it. */
export function selectedText({ document, selection }: TextEditor): string {
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  return range?.isSingleLine === true ? document.getText(range).slice(0, 60) : '';
}

/** Not awaited: the command is done when it has said so. */
async function offerLookUp(message: string, typed = ''): Promise<void> {
  const lookUp = l10n.t('Look Up Term');
  if ((await window.showInformationMessage(message, lookUp)) === lookUp) {
    await commands.executeCommand('systemDesign.lookUpTerm', typed);
  }
}
