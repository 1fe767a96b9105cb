import { isSamePage, pageOf, type Place } from '../../protocol/place';
import { at, current, moved, visited } from '../../protocol/history';
import { post, readState, writeState } from '../vscodeApi';
import { readPosition } from './position';

/** Asks the host for a page, here or in a panel beside. */
export function open(place: Place, beside: boolean): void {
  if (!beside) rememberPosition();
  post({ type: 'open', place, ...(beside ? { beside } : {}) });
}

/** Goes one page back (-1) or forward (1). */
export function go(by: -1 | 1): void {
  rememberPosition();
  const history = moved(readState().history, by);
  const place = history && current(history)?.place;
  if (history === undefined || place === undefined) return;
  writeState({ history });
  post({ type: 'open', place: pageOf(place) });
}

/** Whether there is a page to go back (-1) or forward (1) to. */
export function canGo(by: -1 | 1): boolean {
  return moved(readState().history, by) !== undefined;
}

/** Notes that a page is shown. Gives the position the reader left on it, if there is one. */
export function arrive(place: Place): ReturnType<typeof readPosition> | undefined {
  const history = visited(readState().history, place);
  shown = place;
  writeState({ history });
  return current(history)?.position;
}

let shown: Place | undefined;

/** The page that stands in the panel; a page that was asked for may not have come yet. */
export function shownPlace(): Place | undefined {
  return shown;
}

/** Remembers where the reader is on the page that is shown. */
export function rememberPosition(): void {
  const { history } = readState();
  if (isSamePage(current(history)?.place, shown)) writeState({ history: at(history, readPosition()) });
}
