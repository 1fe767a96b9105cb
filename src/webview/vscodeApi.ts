import type { FromPanel } from '../protocol/messages';
import { NO_STATE, readPanelState, writtenState, type PanelState } from '../protocol/panelState';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

// Private to this module: whoever holds the API can speak for the panel.
const api = acquireVsCodeApi();

let state = readPanelState(api.getState()) ?? NO_STATE;

/** Whether the panel was shown before. */
export function hasState(): boolean {
  return state !== NO_STATE;
}

/** Says something to the host. */
export function post(message: FromPanel): void {
  api.postMessage(message);
}

/** Where the reader is and came from. */
export function readState(): PanelState {
  return state;
}

/** Remembers where the reader is, over hiding the panel and reloading the window. */
export function writeState(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  api.setState(writtenState(state));
}
