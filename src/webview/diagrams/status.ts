import { element } from '../dom';

/** How long a status stays to be read. */
const SHOWN_MS = 5000;

export interface Status {
  readonly element: HTMLElement;
  readonly say: (text: string) => void;
  readonly dispose: () => void;
}

/** A line that says what was just done, to eyes and screen readers, and goes away by itself. */
export function createStatus(): Status {
  const line = element('p', { class: 'diagram-status', role: 'status' });
  let timer: number | undefined;
  const dispose = () => {
    window.clearTimeout(timer);
    line.textContent = '';
  };
  return {
    element: line,
    say: (text) => {
      dispose();
      line.textContent = text;
      timer = window.setTimeout(dispose, SHOWN_MS);
    },
    dispose,
  };
}
