import { readAnchor } from '../../protocol/place';

/** Told when a link leads to a step of a diagram. */
export type GoToStep = (diagram: string, step: number) => void;

/**
 * Scrolls to a section, a diagram or a step of one, and moves the focus there, so that the next Tab goes on from it.
 * `false` where the page has no such place.
 */
export function goToAnchor(anchor: string, goToStep: GoToStep): boolean {
  const { id, step } = readAnchor(anchor);
  const target = document.getElementById(id) ?? document.getElementById(`diagram-${id}`);
  if (target === null) return false;
  if (step !== undefined) goToStep(id, step);
  // An answer that is folded, and whatever else may hold the place, opens.
  for (
    let outer = target.closest('details');
    outer !== null;
    outer = outer.parentElement?.closest('details') ?? null
  ) {
    outer.open = true;
  }
  target.scrollIntoView({ block: 'start', behavior: 'instant' });
  target.focus({ preventScroll: true });
  return true;
}
