import { createPen } from './pen';

/** The parts of a picture that belong to steps. */
export interface Emphasis {
  /** Marks each part as past, now or ahead; step 0 marks nothing. Nothing in the picture moves. */
  readonly show: (step: number) => void;
  /** What the picture says at a step, or an empty text. */
  readonly labelOf: (step: number) => string;
  /** The parts of a step, in drawing order. */
  readonly partsOf: (step: number) => readonly SVGGraphicsElement[];
  /** The step drawn at a point of the window, with some room around thin lines. */
  readonly stepAt: (x: number, y: number) => number | undefined;
  readonly dispose: () => void;
}

/** How far from a part a click may be, in pixels. */
const REACH = 8;

/** Picks out the parts of a step by `data-when`, for the style sheet to draw. */
export function createEmphasis(picture: Element): Emphasis {
  const parts = [...picture.querySelectorAll<SVGGraphicsElement>('[data-step]')].map((part) => ({
    part,
    step: Number(part.dataset['step']),
  }));
  // Participants take part in several steps. They are never dimmed: they are what the picture is about.
  const participants = [...picture.querySelectorAll<SVGGraphicsElement>('[data-steps]:not([data-step])')].map(
    (part) => ({ part, steps: (part.dataset['steps'] ?? '').split(' ').map(Number) }),
  );
  const pen = createPen();
  const partsOf = (step: number) => parts.filter((one) => one.step === step).map(({ part }) => part);

  return {
    partsOf,
    show(step) {
      for (const { part, step: own } of parts) mark(part, step === 0 ? undefined : when(own, step));
      for (const { part, steps } of participants) mark(part, steps.includes(step) ? 'now' : undefined);
      pen.lieUnder(partsOf(step).filter(isLabel));
    },
    labelOf(step) {
      const labels = partsOf(step).filter((part) => !(part instanceof SVGGeometryElement));
      // What a message says comes before the notes on it.
      const messages = labels.filter((part) => part instanceof SVGTextElement);
      const texts = messages.length > 0 ? messages : labels;
      // Flowcharts carry the number in the label, for readers without the player.
      return texts
        .map(({ textContent }) => textContent.trim())
        .join(' ')
        .replace(/\s+/g, ' ')
        .replace(/^(?:\d{1,2}\.|\(\d{1,2}\)) /, '');
    },
    stepAt(x, y) {
      let nearest: { readonly step: number; readonly away: number } | undefined;
      for (const { part, step } of parts) {
        const away = distance(part.getBoundingClientRect(), x, y);
        if (away <= REACH && away < (nearest?.away ?? Infinity)) nearest = { step, away };
      }
      return nearest?.step;
    },
    dispose() {
      for (const { part } of [...parts, ...participants]) mark(part, undefined);
      pen.dispose();
    },
  };
}

type When = 'past' | 'now' | 'ahead';

function when(own: number, current: number): When {
  if (own === current) return 'now';
  return own < current ? 'past' : 'ahead';
}

function mark(part: SVGGraphicsElement, value: When | undefined): void {
  if (value === undefined) delete part.dataset['when'];
  else part.dataset['when'] = value;
}

/** A label on a line, as against the line itself and a node, which has a shape of its own. */
function isLabel(part: SVGGraphicsElement): boolean {
  if (part instanceof SVGGeometryElement) return false;
  return ![...part.children].some((child) => child instanceof SVGGeometryElement);
}

function distance({ left, right, top, bottom }: DOMRect, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
