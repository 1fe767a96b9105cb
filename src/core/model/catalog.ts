/** How much a reader should know beforehand, from nothing (`foundation`) to daily work in the field (`advanced`). */
export type Level = 'foundation' | 'core' | 'advanced';

/** What the tree, the Quick Pick and links need of a topic, without its page. */
export interface TopicSummary {
  /** The file name without `.md`; unique over all categories. */
  readonly id: string;
  readonly category: string;
  readonly title: string;
  /** One sentence of at most 160 characters. */
  readonly summary: string;
  readonly level: Level;
  /** Search synonyms. */
  readonly aliases: readonly string[];
  readonly readingMinutes: number;
  /** Ids of the page's sections, in order: the anchors a link may name. */
  readonly sections: readonly SectionSummary[];
}

export interface SectionSummary {
  readonly id: string;
  readonly title: string;
  /** The heading level, 2 to 4. */
  readonly level: number;
}

export interface Category {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** A codicon name, without `$()`. */
  readonly icon: string;
  readonly topics: readonly TopicSummary[];
}

/** The table of contents: small, loaded on first use, and the way everything else is found. */
export interface Catalog {
  readonly categories: readonly Category[];
}
