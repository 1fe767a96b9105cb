import { element } from '../dom';
import { canGo, go } from '../reading/navigation';
import type { PanelStrings } from '../../protocol/panelStrings';
import { actionButton } from './buttons';

/** The bar that stays at the top: back, forward, where the reader is, and in a narrow panel the contents. */
export function topBar(title: string, strings: PanelStrings): HTMLElement {
  const step = (name: 'back' | 'forward', by: -1 | 1): HTMLButtonElement => {
    const button = actionButton(name, strings[name], {}, true);
    button.disabled = !canGo(by);
    button.addEventListener('click', () => {
      go(by);
    });
    return button;
  };
  return element(
    'div',
    { class: 'bar', role: 'navigation', 'aria-label': strings.pageTools },
    step('back', -1),
    step('forward', 1),
    element('span', { class: 'bar-title', 'aria-hidden': 'true' }, title),
  );
}
