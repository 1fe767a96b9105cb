import type { PageDraft } from './pageDraft';
import type { ContentDraft } from './readContent';

/**
 * Everything that content may refer to, by id. A kind is absent while a file of that kind cannot be read:
 * to report every reference to it would bury the one mistake that matters.
 */
export interface Known {
  readonly topics: ReadonlyMap<string, KnownTopic>;
  /** The topics that the catalog plans: a term may name one, and shows it once it has a page. */
  readonly planned: ReadonlySet<string>;
  readonly terms?: ReadonlyMap<string, KnownTerm>;
  readonly patterns?: ReadonlyMap<string, { readonly title: string }>;
}

export interface KnownTopic extends Anchors {
  readonly category: string;
  readonly title: string;
}

export interface Anchors {
  /** The anchors of its sections. */
  readonly sections: ReadonlySet<string>;
  /** How many steps each of its diagrams has, by the diagram's id. */
  readonly diagrams: ReadonlyMap<string, number>;
}

/** The places of a page that a link may lead to. */
export function anchorsOf({ sections, diagrams }: PageDraft): Anchors {
  return {
    sections: new Set(sections.map((section) => section.id)),
    diagrams: new Map(diagrams.map((diagram) => [diagram.id, diagram.steps?.items.length ?? 0])),
  };
}

export interface KnownTerm {
  /** The name of its glossary file. */
  readonly category: string;
  readonly title: string;
}

/** Lists what there is, so that references can be checked and shown with their titles. */
export function findKnown(content: ContentDraft): Known {
  const broken = (kind: string) => content.diagnostics.some(({ code }) => code.startsWith(`${kind}-`));
  const terms = new Map(
    content.terms.map(({ term }) => [term.id, { category: term.category, title: term.name }]),
  );
  const patterns = new Map(content.patterns.map(({ pattern }) => [pattern.id, { title: pattern.name }]));
  return {
    ...(broken('glossary') ? {} : { terms }),
    ...(broken('patterns') ? {} : { patterns }),
    planned: new Set(content.catalog?.value?.categories.flatMap(({ planned }) => planned)),
    topics: new Map(
      content.topics.map((draft) => [
        draft.id,
        { category: draft.category, title: draft.frontMatter?.title ?? draft.id, ...anchorsOf(draft) },
      ]),
    ),
  };
}
