import { element } from '../dom';

/** Says to screen readers where the player stands. */
export interface Announcer {
  readonly region: HTMLElement;
  /** Announces the text, unless another follows at once, as it does while the slider is dragged. */
  readonly say: (text: string) => void;
  readonly dispose: () => void;
}

const QUIET_MS = 400;

/** A polite live region, which is there before anything is said in it. */
export function createAnnouncer(): Announcer {
  const region = element('p', { class: 'player-live', role: 'status', 'aria-live': 'polite' });
  let timer: number | undefined;
  return {
    region,
    say(text) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (region.textContent !== text) region.textContent = text;
      }, QUIET_MS);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
