import type { Position } from '../../protocol/panelState';

/** The parts of a page that a position counts. */
function blocks(): readonly Element[] {
  return [...document.querySelectorAll('main > :not(.body), main > .body > *')];
}

/** The reader's position: the block that reaches over the top of the panel, and how far. */
export function readPosition(): Position {
  const block = blocks().findIndex((element) => element.getBoundingClientRect().bottom > 0);
  const top = blocks()[block]?.getBoundingClientRect().top ?? 0;
  // Above the first block, and in the space between two, the distance from the top of the page is exact enough.
  return top > 0 || block < 0
    ? { block: -1, offset: 0, scroll: window.scrollY }
    : { block, offset: -top, scroll: window.scrollY };
}

/** Goes to a position that was read before; to the top without one. */
export function restorePosition(position: Position | undefined): void {
  const block = position === undefined ? undefined : blocks()[position.block];
  const top =
    position === undefined || block === undefined
      ? (position?.scroll ?? 0)
      : block.getBoundingClientRect().top + window.scrollY + position.offset;
  window.scrollTo({ top, behavior: 'instant' });
}
