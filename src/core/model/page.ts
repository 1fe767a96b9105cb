import type { Level, SectionSummary } from './catalog';
import type { Outline } from './outline';

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

/** A diagram of a page. Its picture is drawn by the build and found in the page's HTML by `id`. */
export interface Diagram {
  /** `<topic>-<n>` or `pattern-<pattern>-<n>`, n counting from 1 in page order. */
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
  /** What the picture shows, in words; empty until the build has drawn it. */
  readonly outline: Outline;
}

/** A piece of code on a page, as it is copied or opened. Its element in the page's HTML has `data-code` with the id. */
export interface CodeBlock {
  /** `<topic>-code-<n>` or `pattern-<pattern>-code-<n>`, n counting from 1 in page order. */
  readonly id: string;
  /** As written at the fence, such as `typescript`; empty if nothing is. */
  readonly language: string;
  readonly code: string;
}

/** What Markdown becomes, ready to show: everything the panel needs, so that one message is a whole page. */
export interface Article {
  readonly readingMinutes: number;
  /** The day the page was last checked against its sources, `YYYY-MM-DD`. */
  readonly reviewed: string;
  /** The answer, or the problem, in brief: the text before the first heading. */
  readonly answerHtml: string;
  readonly bodyHtml: string;
  readonly sections: readonly SectionSummary[];
  readonly diagrams: readonly Diagram[];
  readonly codeBlocks: readonly CodeBlock[];
  /** Ids of every term that the text links or underlines, section by section. */
  readonly mentions: readonly string[];
  /** Pages of the same kind. */
  readonly related: readonly Reference[];
  readonly terms: readonly Reference[];
  readonly sources: readonly Source[];
}

/** A topic's page. */
export interface Page extends Article {
  readonly id: string;
  readonly category: Reference;
  readonly title: string;
  readonly summary: string;
  readonly level: Level;
  readonly patterns: readonly Reference[];
}
