import type { Position } from './panelState';
import { isSamePage, type Place } from './place';

/** A page that was shown, and where the reader left it. */
export interface HistoryEntry {
  readonly place: Place;
  readonly position?: Position | undefined;
}

/** The pages a panel has shown, oldest first, and which of them it shows now. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly index: number;
}

export const NO_HISTORY: History = { entries: [], index: 0 };

/** How many pages are kept to go back to. */
const KEPT = 50;

/** The page that is shown. */
export function current({ entries, index }: History): HistoryEntry | undefined {
  return entries[index];
}

/** After a page was shown: the same page keeps its entry, another one takes the place of what lay ahead. */
export function visited(history: History, place: Place): History {
  if (isSamePage(current(history)?.place, place)) return withEntry(history, { ...current(history), place });
  const entries = [...history.entries.slice(0, history.index + 1), { place }].slice(-KEPT);
  return { entries, index: entries.length - 1 };
}

/** The history with the reader's position in the page that is shown. */
export function at(history: History, position: Position): History {
  const entry = current(history);
  return entry === undefined ? history : withEntry(history, { ...entry, position });
}

/** One step back (-1) or forward (1); `undefined` where there is nothing. */
export function moved({ entries, index }: History, by: -1 | 1): History | undefined {
  return entries[index + by] === undefined ? undefined : { entries, index: index + by };
}

function withEntry({ entries, index }: History, entry: HistoryEntry): History {
  return { entries: entries.with(index, entry), index };
}
