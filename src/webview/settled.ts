/** A page is on the screen by then, and no hand has reached it yet; in milliseconds. */
const SETTLED_MS = 150;

const HANDS = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** Does what can wait until a page was shown: soon after it, or at once when the reader turns to it. */
export function whenSettled(act: () => void): void {
  const life = new AbortController();
  const settle = (): void => {
    window.clearTimeout(timer);
    life.abort();
    act();
  };
  const timer = window.setTimeout(settle, SETTLED_MS);
  for (const hand of HANDS) {
    window.addEventListener(hand, settle, { capture: true, signal: life.signal });
  }
}
