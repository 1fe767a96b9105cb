/** What can be found. */
export type SearchKind = 'topic' | 'section' | 'term' | 'pattern';

/** Where a hit leads: a topic, with the section if it is one, a term or a pattern. */
export interface SearchPlace {
  readonly kind: 'topic' | 'term' | 'pattern';
  readonly id: string;
  /** The section of a topic. */
  readonly anchor?: string;
}

/** Something that can be found, as the search file holds it. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly title: string;
  /** What it is part of, outermost first: the category of a topic, the topic of a section. */
  readonly where: readonly string[];
  readonly place: SearchPlace;
  /** Further names: aliases, spellings, prefixes. */
  readonly names: readonly string[];
  /** What it says, plain, on one line. */
  readonly text: string;
}
