import { SnippetString, type TextEditor } from 'vscode';
import type { PatternSnippet } from '../../core/model/pattern';
import { planImports } from '../../core/snippets/imports/planImports';
import { findLanguage } from '../../core/snippets/languages';
import { takesCodeOf } from '../../core/snippets/patternsFor';
import { bodyForSelection } from '../../core/snippets/selectionUse';
import { wholeBody } from '../../core/snippets/wholeBody';
import { isCall, wrapAround } from '../../core/snippets/wrap';
import type { Insertable } from '../editor/insertAtCursor';

/** Whether one call is selected, and the pattern can be put around it. */
export function isWrapped({ wrap }: PatternSnippet, { document, selections }: TextEditor): boolean {
  const [selected = '', ...more] = selections.map((selection) => document.getText(selection));
  return wrap !== undefined && more.length === 0 && isCall(selected);
}

/** The pattern around the call that is selected. It imports nothing: what it needs came with the pattern's code. */
export function wrapped(body: string, { document, selection }: TextEditor): Insertable {
  const { text } = document.lineAt(selection.start.line);
  const indent = text.slice(0, text.search(/\S|$/));
  return { snippet: new SnippetString(wrapAround(body, document.getText(selection), indent)) };
}

/**
 * A pattern's code for an editor: a body at each cursor, and above it the imports that the file has not. Several cursors
 * are several bodies, as with any snippet; the imports are there once.
 */
export function insertable(snippet: PatternSnippet, { document, selections }: TextEditor): Insertable {
  const plan = takesCodeOf(document.languageId, snippet.language)
    ? planImports({
        languageId: document.languageId,
        text: document.getText(),
        selections,
        imports: snippet.imports,
      })
    : undefined;
  const language = findLanguage(snippet.language);
  // In a file of another language, where a reader wanted this one all the same, code stays together.
  const isWhole = (plan === undefined || plan.place === 'withCode') && language !== undefined;
  const selected = selections.map((selection) => document.getText(selection));
  const body = bodyForSelection(isWhole ? wholeBody(snippet, language) : snippet.body, selected);
  const insertion = plan?.place === 'top' ? plan.insertion : undefined;
  return {
    snippet: new SnippetString(body),
    atEachCursor: true,
    ...(insertion === undefined ? {} : { above: insertion }),
  };
}
