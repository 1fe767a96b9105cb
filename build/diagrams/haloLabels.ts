import { standIn } from './palette';

const LABELS_ON_LINES = '.messageText, .loopText, .edgeLabel text, .edgeLabels text, .cardinality text';

/** Gives labels that lie on lines an outline in the background's colour, so that no line runs through a word. */
export function haloLabels(picture: SVGSVGElement): void {
  for (const label of picture.querySelectorAll<SVGElement>(LABELS_ON_LINES)) {
    label.style.stroke = standIn('background');
    label.style.strokeWidth = '5px';
    label.style.strokeLinejoin = 'round';
    label.style.paintOrder = 'stroke';
  }
}
