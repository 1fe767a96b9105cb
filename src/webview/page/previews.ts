import type { PanelStrings } from '../../protocol/panelStrings';
import type { PatternPreview } from '../../protocol/panelView';
import { post } from '../vscodeApi';
import { patternCode } from './patternCode';

/** Asks for a pattern's code when its preview is first unfolded. */
export function askForPreviews(page: HTMLElement): void {
  for (const details of page.querySelectorAll<HTMLDetailsElement>('details[data-preview]')) {
    details.addEventListener('toggle', () => {
      const pattern = details.dataset['preview'];
      if (details.open && details.childElementCount === 1 && pattern !== undefined) {
        post({ type: 'previewPattern', pattern });
      }
    });
  }
}

/** Puts the code that came into its preview. */
export function showPreview(root: HTMLElement, preview: PatternPreview, strings: PanelStrings): void {
  const { pattern, language } = preview;
  const details = root.querySelector(`details[data-preview="${CSS.escape(pattern.id)}"]`);
  if (details?.childElementCount === 1) details.append(patternCode(pattern, language, strings));
}
