import type { FromPanel } from '../protocol/messages';
import { readPanelState, type PanelState } from '../protocol/panelState';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

// Private to this module: whoever holds the API can speak for the panel.
const api = acquireVsCodeApi();

/** Says something to the host. */
export function post(message: FromPanel): void {
  api.postMessage(message);
}

/** Where the reader was before the panel was hidden or the window reloaded. */
export function readState(): PanelState | undefined {
  return readPanelState(api.getState());
}

/** Remembers where the reader is. */
export function writeState(state: PanelState): void {
  api.setState(state);
}
