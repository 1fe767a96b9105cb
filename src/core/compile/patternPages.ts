import type { PatternPage } from '../model/pattern';
import type { Highlight } from '../render/renderer';
import { patternSnippets } from '../snippets/contribution';
import { escapeHtml } from '../text/escapeHtml';
import type { ContentDraft } from './readContent';

/** Each pattern with its code in all its languages, as listed in the content. */
export function patternPages(
  { patterns, snippets }: ContentDraft,
  highlight: Highlight,
): readonly PatternPage[] {
  const byPattern = patternSnippets(snippets);
  return patterns.map(({ pattern }) => {
    const shown = (byPattern.get(pattern.id) ?? []).map((snippet) => ({
      ...snippet,
      html: highlight(snippet.code, snippet.language) ?? escapeHtml(snippet.code),
    }));
    const languages = shown.map(({ language, prefix, description }) => ({ language, prefix, description }));
    return { ...pattern, languages, snippets: shown };
  });
}
