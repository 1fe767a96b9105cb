import { element } from '../dom';

export interface FullPanel {
  readonly isFull: () => boolean;
  readonly enter: () => void;
  readonly leave: () => void;
}

/**
 * Lets a figure cover the panel, as a dialog: the rest of the page is out of reach meanwhile, Tab stays inside,
 * Escape returns. The page keeps its layout and its place.
 */
export function createFullPanel(figure: HTMLElement, title: string, onChange: () => void): FullPanel {
  let restore: (() => void) | undefined;
  const enter = () => {
    if (restore !== undefined) return;
    const before = document.activeElement;
    const scroll = window.scrollY;
    const place = element('div', { class: 'diagram-place' });
    place.style.height = `${figure.offsetHeight}px`;
    figure.before(place);
    const release = shutOut(figure);
    figure.classList.add('full');
    figure.setAttribute('role', 'dialog');
    figure.setAttribute('aria-modal', 'true');
    figure.setAttribute('aria-label', title);
    figure.scrollTop = 0;
    document.documentElement.classList.add('has-full-diagram');
    figure.addEventListener('keydown', onKey);
    restore = () => {
      figure.removeEventListener('keydown', onKey);
      document.documentElement.classList.remove('has-full-diagram');
      figure.classList.remove('full');
      for (const name of ['role', 'aria-modal', 'aria-label']) figure.removeAttribute(name);
      release();
      place.remove();
      window.scrollTo(0, scroll);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
    onChange();
  };
  const leave = () => {
    if (restore === undefined) return;
    const before = restore;
    restore = undefined;
    before();
    onChange();
  };
  const onKey = (event: KeyboardEvent) => {
    // A dialog inside takes its own Escape and keeps its own focus.
    if (figure.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Tab') {
      keepInside(figure, event);
    }
  };
  return { isFull: () => restore !== undefined, enter, leave };
}

/** Makes everything beside an element unreachable. Returns what undoes it. */
function shutOut(inside: HTMLElement): () => void {
  const made: HTMLElement[] = [];
  for (let one: HTMLElement | null = inside; one !== null && one !== document.body; one = one.parentElement) {
    for (const sibling of one.parentElement?.children ?? []) {
      if (sibling === one || !(sibling instanceof HTMLElement) || sibling.inert) continue;
      // What is said, and the card of a term, are over the panel too.
      if (sibling.matches('[role="status"], [role="tooltip"]')) continue;
      sibling.inert = true;
      made.push(sibling);
    }
  }
  return () => {
    for (const one of made) one.inert = false;
  };
}

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex]';

/** From the last stop Tab goes to the first, instead of out of the panel; and back. */
function keepInside(figure: HTMLElement, event: KeyboardEvent): void {
  const stops = [...figure.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => one.tabIndex >= 0 && !one.hasAttribute('disabled') && one.checkVisibility(),
  );
  const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  other?.focus();
}
