import type { PanelOptions } from '../protocol/panelOptions';

/** Follows the reader's settings, at once. */
export function applyOptions(root: HTMLElement, { textSize, underlineTerms }: PanelOptions): void {
  document.documentElement.style.setProperty('--text-size', String(textSize / 100));
  document.body.classList.toggle('plain-terms', !underlineTerms);
  for (const mention of root.querySelectorAll<HTMLElement>('a.mention')) {
    mention.tabIndex = underlineTerms ? 0 : -1;
  }
}
