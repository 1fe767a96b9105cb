import type { Article } from '../model/page';
import type { Pattern, PatternPage } from '../model/pattern';
import type { RenderOptions } from '../render/renderArticle';
import { patternSnippets } from '../snippets/contribution';
import { escapeHtml } from '../text/escapeHtml';
import { isComplete, toArticle } from './article';
import { inCatalogOrder } from './catalogOrder';
import type { Known } from './known';
import type { ContentDraft } from './readContent';

/** Each pattern with its code in all its languages and its text, as listed in the content. */
export function patternPages(
  content: ContentDraft,
  known: Known,
  options: RenderOptions,
): readonly PatternPage[] {
  const byPattern = patternSnippets(content.snippets);
  return content.patterns.map(({ pattern }) => {
    const snippets = (byPattern.get(pattern.id) ?? []).map((snippet) => ({
      ...snippet,
      html: options.highlight(snippet.code, snippet.language) ?? escapeHtml(snippet.code),
    }));
    const languages = snippets.map(({ language, prefix, description }) => ({
      language,
      prefix,
      description,
    }));
    const article = articleOf(pattern, content, known, options);
    return {
      ...pattern,
      languages,
      snippets,
      ...(article === undefined ? {} : { article }),
      usedBy: usersOf(pattern.id, content),
    };
  });
}

function articleOf(
  { id, name, group }: Pattern,
  { patternPages: drafts }: ContentDraft,
  known: Known,
  options: RenderOptions,
): Article | undefined {
  const draft = drafts.filter(isComplete).find((page) => page.id === id);
  return draft && toArticle(draft, { title: name, setting: `${group} pattern` }, known, options);
}

/** The topics that name the pattern, in the catalog's order. */
function usersOf(pattern: string, content: ContentDraft): readonly string[] {
  const users = content.topics.filter(({ frontMatter }) => frontMatter?.patterns.includes(pattern));
  return inCatalogOrder(content, new Set(users.map(({ id }) => id)));
}
