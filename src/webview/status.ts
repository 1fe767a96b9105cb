import { element } from './dom';

/** How long a message stays, in milliseconds. */
const STAYS_MS = 2500;

const status = element('div', { class: 'status', role: 'status' });
let hiding: number | undefined;

/** Puts the place for messages into the document. Screen readers follow it only if it is there beforehand. */
export function showStatusPlace(): void {
  document.body.append(status);
}

/** Says what was done: shown for a moment, and spoken. */
export function say(text: string): void {
  status.textContent = text;
  window.clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    status.textContent = '';
  }, STAYS_MS);
}
