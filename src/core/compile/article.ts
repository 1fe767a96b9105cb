import type { Article, Reference } from '../model/page';
import type { PageSubject } from '../render/mentions';
import { renderArticle, type RenderOptions } from '../render/renderArticle';
import { readingMinutes } from '../text/words';
import type { Known } from './known';
import type { PageDraft } from './pageDraft';

/** A draft whose front matter could be read. */
export type Complete<T extends PageDraft> = T & { readonly frontMatter: NonNullable<T['frontMatter']> };

/** Whether a page can be rendered. */
export function isComplete<T extends PageDraft>(draft: T): draft is Complete<T> {
  return draft.frontMatter !== undefined;
}

/** What the pages of topics and of patterns have in common. */
export function toArticle(
  draft: Complete<PageDraft>,
  subject: PageSubject,
  known: Known,
  options: RenderOptions,
): Article {
  const { reviewed, sources, related, terms } = draft.frontMatter;
  return {
    readingMinutes: readingMinutes(draft.words, draft.diagrams.length),
    reviewed,
    ...renderArticle(draft, subject, options),
    sections: draft.sections,
    related: references(related, draft.kind === 'topic' ? known.topics : known.patterns),
    terms: references(terms, known.terms),
    sources,
  };
}

/** Ids with the words to show for them. */
export function references(
  ids: readonly string[],
  known: ReadonlyMap<string, { readonly title: string }> | undefined,
): Reference[] {
  return ids.map((id) => ({ id, title: known?.get(id)?.title ?? id }));
}
