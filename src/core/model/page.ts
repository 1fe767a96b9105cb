import type { Level, SectionSummary } from './catalog';

/** A source a page rests on. `kind` says how much weight it carries. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly kind: SourceKind;
}

export type SourceKind = 'standard' | 'paper' | 'documentation' | 'book' | 'article';

/** A link target with the words to show for it. */
export interface Reference {
  readonly id: string;
  readonly title: string;
}

/**
 * What a diagram says, as text: its parts, and what leads from one to another, both in reading order. For readers who
 * cannot see it, and for search. The build takes it from Mermaid's own reading of the source.
 */
export interface Outline {
  readonly nodes: readonly string[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

/** A code block of a page, for copying and inserting it. */
export interface CodeBlock {
  /** `<topic>-code-<n>`, n counting from 1 in page order. */
  readonly id: string;
  readonly language: string;
  readonly code: string;
}

/** A diagram of a page. Its picture is drawn by the build and found in the page's HTML by `id`. */
export interface Diagram {
  /** `<topic>-<n>`, n counting from 1 in page order. */
  readonly id: string;
  /** The first word of the source, such as `sequenceDiagram`. */
  readonly kind: string;
  /** The Mermaid source, as written. */
  readonly source: string;
  /** From `accTitle` and `accDescr`. */
  readonly title: string;
  readonly description: string;
  /** The narration of a diagram that plays, as HTML, one per step; empty for one that does not. */
  readonly steps: readonly string[];
  readonly outline: Outline;
}

/** A topic's page, ready to show: everything the panel needs, so that one message is a whole page. */
export interface Page {
  readonly id: string;
  readonly category: Reference;
  readonly title: string;
  readonly summary: string;
  readonly level: Level;
  readonly readingMinutes: number;
  /** The day the page was last checked against its sources, `YYYY-MM-DD`. */
  readonly reviewed: string;
  /** The answer in brief: the text before the first heading. */
  readonly answerHtml: string;
  readonly bodyHtml: string;
  readonly sections: readonly SectionSummary[];
  readonly diagrams: readonly Diagram[];
  readonly codeBlocks: readonly CodeBlock[];
  /** Ids of the terms that the text links to or underlines. */
  readonly mentions: readonly string[];
  readonly related: readonly Reference[];
  readonly terms: readonly Reference[];
  readonly patterns: readonly Reference[];
  readonly sources: readonly Source[];
}
