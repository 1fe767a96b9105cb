/** Room between the current part and the edge of what can be seen, in pixels. */
const ROOM = 16;

/** Scrolls a picture that is wider than its frame until a step's parts are in view. */
export function revealInPicture(picture: Element, parts: readonly Element[]): void {
  const extent = extentOf(parts);
  if (extent === undefined || picture.scrollWidth <= picture.clientWidth) return;
  const { left, right } = picture.getBoundingClientRect();
  picture.scrollLeft += shift(extent.left - ROOM, extent.right + ROOM, left, right);
}

/** Scrolls the page, as little as possible, until a step's parts are in view above the player. */
export function revealInPage(player: Element, parts: readonly Element[]): void {
  const extent = extentOf(parts);
  if (extent === undefined) return;
  // The player sticks to the lower edge and covers what lies there.
  const bottom = window.innerHeight - player.getBoundingClientRect().height;
  const by = shift(extent.top - ROOM, extent.bottom + ROOM, 0, bottom);
  if (by !== 0) window.scrollBy({ top: by });
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function extentOf(parts: readonly Element[]): Extent | undefined {
  if (parts.length === 0) return undefined;
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** How far to go until a range lies inside the visible one; its start comes first if it is too long. */
function shift(start: number, end: number, visibleStart: number, visibleEnd: number): number {
  if (start < visibleStart || end - start > visibleEnd - visibleStart) return start - visibleStart;
  return Math.max(end - visibleEnd, 0);
}
