import type { Level } from '../core/model/catalog';
import type { SourceKind } from '../core/model/page';
import type { DiagramStrings } from './diagramStrings';
import type { PlayerStrings } from './playerStrings';

/** The kinds of callouts, as they are written: `> [!NOTE]`. */
export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** Every text the panel shows of its own. The host fills all of them, translated; the client holds none. */
export interface PanelStrings {
  readonly levels: Readonly<Record<Level, string>>;
  /** `{0}` is a number. */
  readonly minutes: string;
  /** `{0}` is a date. */
  readonly reviewed: string;
  readonly back: string;
  readonly forward: string;
  readonly pageTools: string;
  readonly markLearned: string;
  readonly learned: string;
  readonly bookmark: string;
  readonly bookmarked: string;
  readonly copyLink: string;
  readonly openSource: string;
  readonly contents: string;
  readonly callouts: Readonly<Record<CalloutKind, string>>;
  readonly diagramMissing: string;
  readonly diagramAsText: string;
  readonly diagramParts: string;
  readonly diagramLinks: string;
  /** `{0}` and `{1}` are parts of a diagram, `{2}` what leads from one to the other. */
  readonly diagramLink: string;
  readonly diagramBareLink: string;
  /** `{0}` is the heading the table stands under. */
  readonly table: string;
  readonly code: string;
  readonly copyCode: string;
  readonly insertCode: string;
  /** What was done, said to screen readers and shown for a moment. */
  readonly copied: string;
  readonly patterns: string;
  /** `{0}` is a pattern's name. */
  readonly insertPattern: string;
  readonly insert: string;
  readonly copy: string;
  readonly preview: string;
  readonly snippetLanguage: string;
  /** `{0}` is what to type in an editor to get the code. */
  readonly snippetPrefix: string;
  readonly terms: string;
  readonly related: string;
  readonly relatedTerms: string;
  readonly relatedPatterns: string;
  readonly usedBy: string;
  readonly explainedIn: string;
  /** `{0}` says what a term is often taken for. */
  readonly confusedWith: string;
  readonly alsoCalled: string;
  readonly alsoExplained: string;
  readonly previous: string;
  readonly neighbours: string;
  readonly next: string;
  readonly sources: string;
  readonly sourceKinds: Readonly<Record<SourceKind, string>>;
  /** When a page cannot be shown. */
  readonly failed: string;
  readonly diagram: DiagramStrings;
  readonly player: PlayerStrings;
}

/** Puts values into a text at `{0}`, `{1}`, ... */
export function fillIn(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (mark, index: string) => values[Number(index)] ?? mark);
}
