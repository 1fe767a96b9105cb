import type { DiagramFormat } from '../../protocol/diagramMessages';
import type { DiagramStrings } from '../../protocol/diagramStrings';
import { element } from '../dom';
import type { Colors } from './colors';
import type { Look } from './exportSvg';

export interface SaveChoice {
  readonly format: DiagramFormat;
  readonly look: Look;
}

/** What was chosen last, for the next diagram too. */
let last: SaveChoice = { format: 'svg', look: { colors: 'current', background: true } };

/** Asks in what format and look a diagram is to be saved. The dialog is gone from the page when it closes. */
export function openSaveDialog(
  figure: HTMLElement,
  strings: DiagramStrings,
  save: (choice: SaveChoice) => void,
): void {
  const formats = radioGroup<DiagramFormat>('save-format', strings.format, last.format, [
    ['svg', strings.svg],
    ['png', strings.png],
  ]);
  const colors = radioGroup<Colors>('save-colors', strings.colors, last.look.colors, [
    ['current', strings.currentColors],
    ['light', strings.light],
    ['dark', strings.dark],
  ]);
  const background = element('input', { type: 'checkbox' });
  background.checked = last.look.background;
  const cancel = element('button', { type: 'button', class: 'tool' }, strings.cancel);
  const form = element(
    'form',
    {},
    element('h2', { id: 'save-diagram-title' }, strings.saveTitle),
    formats.element,
    colors.element,
    element('label', {}, background, strings.background),
    element(
      'div',
      { class: 'dialog-buttons' },
      element('button', { type: 'submit', class: 'tool primary' }, strings.saveNow),
      cancel,
    ),
  );
  const dialog = element(
    'dialog',
    { class: 'save-diagram', 'aria-labelledby': 'save-diagram-title', 'aria-modal': 'true' },
    form,
  );
  cancel.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    // Only the backdrop is the dialog itself; all of its face is the form.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    last = {
      format: formats.value(),
      look: { colors: colors.value(), background: background.checked },
    };
    dialog.close();
    save(last);
  });
  figure.append(dialog);
  dialog.showModal();
  formats.focus();
}

interface RadioGroup<T> {
  readonly element: HTMLElement;
  readonly value: () => T;
  readonly focus: () => void;
}

function radioGroup<T extends string>(
  name: string,
  label: string,
  chosen: T,
  choices: readonly (readonly [T, string])[],
): RadioGroup<T> {
  const inputs = choices.map(([value]) => {
    const input = element('input', { type: 'radio', name, value });
    input.checked = value === chosen;
    return input;
  });
  const labels = choices.map(([, text], index) => element('label', {}, inputs[index] ?? '', text));
  return {
    element: element('fieldset', {}, element('legend', {}, label), ...labels),
    value: () => choices[inputs.findIndex(({ checked }) => checked)]?.[0] ?? chosen,
    focus: () => {
      inputs.find(({ checked }) => checked)?.focus();
    },
  };
}
