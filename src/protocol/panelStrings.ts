import type { Level } from '../core/model/catalog';
import type { PlayerStrings } from './playerStrings';

/** Every text the panel shows of its own. The host fills all of them, translated; the client holds none. */
export interface PanelStrings {
  /** BCP 47 language of the reader, for dates. */
  readonly language: string;
  readonly levels: Readonly<Record<Level, string>>;
  /** `{0}` is a number. */
  readonly minutes: string;
  /** `{0}` is a date. */
  readonly reviewed: string;
  readonly contents: string;
  readonly diagramMissing: string;
  /** `{0}` is the heading the table stands under. */
  readonly table: string;
  readonly code: string;
  readonly patterns: string;
  /** `{0}` is a pattern's name. */
  readonly insertPattern: string;
  readonly insert: string;
  readonly terms: string;
  readonly related: string;
  readonly sources: string;
  /** When a page cannot be shown. */
  readonly failed: string;
  readonly player: PlayerStrings;
}

/** Puts values into a text at `{0}`, `{1}`, ... */
export function fillIn(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (mark, index: string) => values[Number(index)] ?? mark);
}
