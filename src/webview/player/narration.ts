import { element } from '../dom';

/** The narration of a diagram: one step at a time, or the whole list. */
export interface Narration {
  /** Where the current step's narration stands, with room for the longest one. */
  readonly box: HTMLElement;
  /** Shows a step; at step 0 the list alone. `open` keeps the list beside a step. */
  readonly show: (step: number, open: boolean) => void;
  /** The narration as plain text, without source marks. */
  readonly textOf: (step: number) => string;
  readonly dispose: () => void;
}

export interface NarrationActions {
  /** An item of the list was clicked. */
  readonly onChoose: (step: number) => void;
  /** The browser's own search found a word in the folded list. */
  readonly onFound: () => void;
}

/** Takes over the list that the page's compiler made. The list stays the place for searching and printing. */
export function createNarration(
  list: HTMLElement | null,
  labelOf: (step: number) => string,
  { onChoose, onFound }: NarrationActions,
): Narration {
  const items = list === null ? [] : [...list.querySelectorAll<HTMLLIElement>(':scope > li')];
  const box = element('div', { class: 'player-now' });
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const item = target?.closest('li') ?? null;
    const step = items.findIndex((one) => one === item) + 1;
    const isSelecting = getSelection()?.isCollapsed === false;
    if (step > 0 && target?.closest('a, button') === null && !isSelecting) onChoose(step);
  };
  list?.addEventListener('click', onClick);
  list?.addEventListener('beforematch', onFound);

  return {
    box,
    textOf: (step) => plainText(items[step - 1]),
    show(step, open) {
      // All of them lie in one place and one is visible, so that the box is as high as the longest at any width.
      if (step > 0 && box.childElementCount === 0) {
        box.append(...items.map((item, index) => narrate(item, labelOf(index + 1))));
      }
      box.hidden = step === 0;
      [...box.children].forEach((one, index) => one.classList.toggle('is-current', index + 1 === step));
      items.forEach((item, index) => {
        if (index + 1 === step) item.setAttribute('aria-current', 'step');
        else item.removeAttribute('aria-current');
      });
      setFolded(list, step > 0 && !open);
    },
    dispose() {
      list?.removeEventListener('click', onClick);
      list?.removeEventListener('beforematch', onFound);
      for (const item of items) item.removeAttribute('aria-current');
      setFolded(list, false);
    },
  };
}

/** Folded so that the browser's own search still finds the words and unfolds it. */
function setFolded(list: HTMLElement | null, folded: boolean): void {
  if (folded) list?.setAttribute('hidden', 'until-found');
  else list?.removeAttribute('hidden');
}

function narrate(item: HTMLLIElement, label: string): HTMLElement {
  const text = element('div', { class: 'player-text' }, ...copyOf(item).childNodes);
  const heading = label === '' ? [] : [element('p', { class: 'player-label' }, label)];
  return element('div', { class: 'player-step' }, ...heading, text);
}

function plainText(item: HTMLLIElement | undefined): string {
  if (item === undefined) return '';
  const copy = copyOf(item);
  for (const mark of copy.querySelectorAll('.source-mark')) mark.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** A copy without ids, which must stay unique. */
function copyOf(item: HTMLLIElement): HTMLLIElement {
  const copy = item.cloneNode(true) as HTMLLIElement;
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  return copy;
}
