import type { PanelStrings } from '../protocol/panelStrings';
import { say } from './status';
import { post } from './vscodeApi';

/** What a button says in its `data-` attributes is done; `false` for a button that sees to itself. */
export function act(button: HTMLButtonElement, strings: PanelStrings): boolean {
  const { mark, topic, copyCode, insertCode, copyPattern, insertPattern, language } = button.dataset;
  const what = button.dataset['do'];
  if (topic !== undefined && (mark === 'learned' || mark === 'bookmarked')) {
    post({ type: 'mark', topic, mark, value: button.getAttribute('aria-pressed') !== 'true' });
  } else if (copyCode !== undefined) {
    post({ type: 'copyCode', code: copyCode });
    say(strings.copied);
  } else if (insertCode !== undefined) {
    post({ type: 'insertCode', code: insertCode });
  } else if (copyPattern !== undefined && language !== undefined) {
    post({ type: 'copyPattern', pattern: copyPattern, language });
    say(strings.copied);
  } else if (insertPattern !== undefined) {
    post({ type: 'insertPattern', pattern: insertPattern, ...(language === undefined ? {} : { language }) });
  } else if (what === 'copyLink') {
    post({ type: 'copyLink' });
    say(strings.copied);
  } else if (what === 'openSource') {
    post({ type: 'openSource' });
  } else {
    return false;
  }
  return true;
}
