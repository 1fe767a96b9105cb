import type { Page, Reference } from '../core/model/page';
import type { PatternPage } from '../core/model/pattern';
import type { Term } from '../core/model/term';
import type { Marks } from '../core/progress/progress';

/** A pattern as a topic lists it. */
export interface PatternReference extends Reference {
  readonly summary: string;
  /** Ids of the languages it can be inserted in. */
  readonly languages: readonly string[];
}

/** Everything that a topic's page shows. */
export interface TopicView {
  readonly kind: 'topic';
  readonly id: string;
  readonly page: Page;
  /** The day of the last check, as the reader writes days. The host formats it: a new panel would load that first. */
  readonly reviewed: string;
  readonly marks: Marks;
  readonly patterns: readonly PatternReference[];
  /** The terms that the page names, for their cards. */
  readonly terms: readonly Term[];
  /** The neighbours in the category. */
  readonly previous?: Reference;
  readonly next?: Reference;
}

export interface TermView {
  readonly kind: 'term';
  readonly id: string;
  readonly term: Term;
  readonly category: string;
  /** The topic that explains it, and the section. */
  readonly topic?: Reference;
  /** Other topics that name it. */
  readonly usedBy: readonly Reference[];
  /** Patterns whose texts name it, other than its own. */
  readonly usedByPatterns: readonly Reference[];
  readonly related: readonly Term[];
  readonly patterns: readonly PatternReference[];
}

export interface PatternView {
  readonly kind: 'pattern';
  readonly id: string;
  readonly pattern: PatternPage;
  readonly group: string;
  /** The day of the last check, as the reader writes days; absent for a pattern without a text. */
  readonly reviewed?: string;
  /** The topic that explains it. */
  readonly topic?: Reference;
  /** Other topics that name it. */
  readonly usedBy: readonly Reference[];
  /** The patterns that are near to it. */
  readonly related: readonly PatternReference[];
  /** The terms that lead to it, and those that its text is about. */
  readonly terms: readonly Term[];
  /** Further terms that its text names, for their cards. */
  readonly mentioned: readonly Term[];
  /** The language of the editor used last, if the pattern has it. */
  readonly language?: string;
}

/** Where a page cannot be shown: why, and what to do. */
export interface NoticeView {
  readonly kind: 'notice';
  readonly title: string;
  readonly text: string;
}

export type PanelView = TopicView | TermView | PatternView | NoticeView;

/** The code of a pattern, asked for by the reader of a topic. */
export interface PatternPreview {
  readonly pattern: PatternPage;
  readonly language?: string;
}
