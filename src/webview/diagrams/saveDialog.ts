import type { DiagramFormat } from '../../protocol/diagramMessages';
import type { DiagramStrings } from '../../protocol/diagramStrings';
import { element } from '../dom';
import type { Colors } from './colors';
import type { Look } from './exportSvg';

export interface SaveDialog {
  readonly element: HTMLDialogElement;
  readonly open: () => void;
}

/** Asks in what format and look a diagram is to be saved. What was chosen before is chosen again. */
export function createSaveDialog(
  id: string,
  strings: DiagramStrings,
  save: (format: DiagramFormat, look: Look) => void,
): SaveDialog {
  const formats = radioGroup<DiagramFormat>(`${id}-format`, strings.format, [
    ['svg', strings.svg],
    ['png', strings.png],
  ]);
  const colors = radioGroup<Colors>(`${id}-colors`, strings.colors, [
    ['current', strings.currentColors],
    ['light', strings.light],
    ['dark', strings.dark],
  ]);
  const background = element('input', { type: 'checkbox', checked: '' });
  const cancel = element('button', { type: 'button' }, strings.cancel);
  const form = element(
    'form',
    {},
    element('h2', { id: `${id}-save-title` }, strings.saveTitle),
    formats.element,
    colors.element,
    element('label', {}, background, strings.background),
    element(
      'div',
      { class: 'dialog-buttons' },
      element('button', { type: 'submit', class: 'primary' }, strings.saveNow),
      cancel,
    ),
  );
  const dialog = element(
    'dialog',
    { class: 'save-diagram', 'aria-labelledby': `${id}-save-title`, 'aria-modal': 'true' },
    form,
  );
  cancel.addEventListener('click', () => {
    dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    // Only the backdrop is the dialog itself; all of its face is the form.
    if (event.target === dialog) dialog.close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    save(formats.value(), { colors: colors.value(), background: background.checked });
  });
  return {
    element: dialog,
    open: () => {
      dialog.showModal();
      formats.focus();
    },
  };
}

interface RadioGroup<T> {
  readonly element: HTMLElement;
  readonly value: () => T;
  readonly focus: () => void;
}

function radioGroup<T extends string>(
  name: string,
  label: string,
  choices: readonly [readonly [T, string], ...(readonly [T, string])[]],
): RadioGroup<T> {
  const inputs = choices.map(([value], index) => {
    const input = element('input', { type: 'radio', name, value });
    input.checked = index === 0;
    return input;
  });
  const labels = choices.map(([, text], index) => element('label', {}, inputs[index] ?? '', text));
  return {
    element: element('fieldset', {}, element('legend', {}, label), ...labels),
    value: () => choices[inputs.findIndex(({ checked }) => checked)]?.[0] ?? choices[0][0],
    focus: () => {
      inputs.find(({ checked }) => checked)?.focus();
    },
  };
}
