import type { PanelOptions } from '../../protocol/panelOptions';
import type { PanelStrings } from '../../protocol/panelStrings';

/** What every part of a page may use. */
export interface PageContext {
  readonly strings: PanelStrings;
  readonly options: PanelOptions;
  /** Ends when another page takes the place of this one: listeners outside the page go with it. */
  readonly signal: AbortSignal;
}
