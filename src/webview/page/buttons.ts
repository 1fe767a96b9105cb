import { element, nameButton } from '../dom';
import { renderIcon, type IconName } from '../icons';

/** A button with an icon and, unless it is `quiet`, its name beside it. What it does stands in its `data-` attributes. */
export function actionButton(
  name: IconName,
  label: string,
  data: Readonly<Record<string, string>>,
  quiet = false,
): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: quiet ? 'tool quiet' : 'tool', ...data },
    renderIcon(name),
  );
  if (quiet) {
    nameButton(button, label);
  } else {
    button.append(element('span', {}, label));
  }
  return button;
}

/** Sets whether a button that can be on or off is on, and its name for that state. */
export function setPressed(button: HTMLButtonElement, pressed: boolean, label: string): void {
  button.setAttribute('aria-pressed', String(pressed));
  const text = button.querySelector('span');
  if (text !== null) text.textContent = label;
}
