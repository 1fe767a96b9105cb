import { pictureElement } from '../dom';

/** A dot that runs once along a line, in the direction of its message. */
export interface Traveller {
  readonly travel: (line: SVGGeometryElement) => void;
  /** Takes the dot away. */
  readonly stop: () => void;
}

const TRAVEL_MS = 900;
const RADIUS = 6;

/** For readers who allow motion; whether they do is the caller's to know. */
export function createTraveller(): Traveller {
  const dot = pictureElement('circle');
  dot.setAttribute('class', 'player-dot');
  dot.setAttribute('r', String(RADIUS));
  dot.setAttribute('aria-hidden', 'true');
  let frame: number | undefined;
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    dot.remove();
  };
  return {
    stop,
    travel(line) {
      stop();
      const length = line.getTotalLength();
      const began = performance.now();
      const move = (): void => {
        const part = Math.min(Math.max((performance.now() - began) / TRAVEL_MS, 0), 1);
        if (part === 1 || !line.isConnected) {
          stop();
          return;
        }
        const { x, y } = line.getPointAtLength(length * easeInOut(part));
        dot.setAttribute('cx', String(x));
        dot.setAttribute('cy', String(y));
        frame = requestAnimationFrame(move);
      };
      move();
      line.after(dot);
    },
  };
}

function easeInOut(part: number): number {
  return part * part * (3 - 2 * part);
}
