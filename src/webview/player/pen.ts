import { pictureElement } from '../dom';

/** A marker pen's stroke under the label of the current step. */
export interface Pen {
  /** Moves under the labels, which stand together; without any it goes away. */
  readonly lieUnder: (labels: readonly SVGGraphicsElement[]) => void;
  readonly dispose: () => void;
}

/** Room around the letters, in the picture's units. */
const ROOM_X = 7;
const ROOM_Y = 3;

/** The pen is the one thing added to the picture; it takes no room in it. */
export function createPen(): Pen {
  const pen = pictureElement('rect');
  pen.setAttribute('class', 'player-pen');
  pen.setAttribute('rx', '4');
  pen.setAttribute('aria-hidden', 'true');
  return {
    lieUnder(labels) {
      const [first] = labels;
      if (first === undefined) {
        pen.remove();
        return;
      }
      const boxes = labels.map((label) => label.getBBox());
      const left = Math.min(...boxes.map(({ x }) => x)) - ROOM_X;
      const top = Math.min(...boxes.map(({ y }) => y)) - ROOM_Y;
      const right = Math.max(...boxes.map(({ x, width }) => x + width)) + ROOM_X;
      const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + ROOM_Y;
      pen.setAttribute('x', String(left));
      pen.setAttribute('y', String(top));
      pen.setAttribute('width', String(right - left));
      pen.setAttribute('height', String(bottom - top));
      // A box is measured inside the label's own transformation, and the pen stands beside the label.
      const transform = first.getAttribute('transform');
      if (transform === null) pen.removeAttribute('transform');
      else pen.setAttribute('transform', transform);
      first.before(pen);
    },
    dispose() {
      pen.remove();
    },
  };
}
