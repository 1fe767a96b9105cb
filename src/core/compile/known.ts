import type { ContentDraft } from './readContent';

/** Everything that content may refer to, by id. */
export interface Known {
  readonly topics: ReadonlyMap<string, KnownTopic>;
  readonly terms: ReadonlyMap<string, KnownTerm>;
  readonly patterns: ReadonlyMap<string, { readonly title: string }>;
}

export interface KnownTopic {
  readonly category: string;
  readonly title: string;
  /** The anchors of its sections. */
  readonly sections: ReadonlySet<string>;
}

export interface KnownTerm {
  /** The name of its glossary file. */
  readonly category: string;
  readonly title: string;
}

/** Lists what there is, so that references can be checked and shown with their titles. */
export function findKnown(content: ContentDraft): Known {
  return {
    topics: new Map(
      content.topics.map(({ id, category, frontMatter, sections }) => [
        id,
        { category, title: frontMatter?.title ?? id, sections: new Set(sections.map((section) => section.id)) },
      ]),
    ),
    terms: new Map(content.terms.map(({ term }) => [term.id, { category: term.category, title: term.name }])),
    patterns: new Map(content.patterns.map(({ pattern }) => [pattern.id, { title: pattern.name }])),
  };
}
