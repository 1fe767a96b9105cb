import type { PatternPage } from '../../core/model/pattern';
import type { LastEditor } from '../editor/lastEditor';

/** The language of the editor used last, if the pattern has code in it. */
export function preferredLanguage(
  { snippets }: PatternPage,
  editors: LastEditor,
): { readonly language?: string } {
  const language = editors.document()?.languageId;
  return language !== undefined && snippets.some((snippet) => snippet.language === language)
    ? { language }
    : {};
}
