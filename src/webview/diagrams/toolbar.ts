import { element, nameButton } from '../dom';
import { renderIcon, type IconName } from '../icons';

/** A button of a toolbar. */
export interface Tool {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  /** The buttons, in the order of the tools. */
  readonly buttons: readonly HTMLButtonElement[];
}

/** A row of buttons that is one stop for the Tab key; the arrow keys go from button to button. */
export function createToolbar(label: string, tools: readonly Tool[]): Toolbar {
  const buttons = tools.map((tool, index) => toolButton(tool, index === 0));
  const bar = element('div', { class: 'diagram-tools', role: 'toolbar', 'aria-label': label }, ...buttons);
  const focusOn = (index: number) => {
    const next = buttons.at(index % buttons.length);
    next?.focus();
  };
  bar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusOn(to);
  });
  bar.addEventListener('focusin', (event) => {
    if (!buttons.some((button) => button === event.target)) return;
    for (const button of buttons) button.tabIndex = button === event.target ? 0 : -1;
  });
  return { element: bar, buttons };
}

function toolButton({ icon, label, run }: Tool, isFirst: boolean): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'diagram-tool', tabindex: isFirst ? '0' : '-1' },
    renderIcon(icon),
  );
  nameButton(button, label);
  button.addEventListener('click', run);
  return button;
}
