import type { Point } from '../../core/diagrams/zoom';
import type { PictureZoom } from './pictureZoom';

/** One step of a key or a button. */
export const ZOOM_STEP = 1.25;

/** Pixels an arrow key moves the picture. */
const KEY_PAN = 40;

/** Pixels a pointer may tremble and still click. */
const TREMBLE = 4;

/**
 * Lets pointers, wheel and keys zoom and move a picture, as in VS Code's own view of Mermaid diagrams. The wheel alone
 * and one finger on a picture that is not zoomed scroll the page.
 */
export function connectGestures(
  box: HTMLElement,
  zoom: PictureZoom,
  onKeyZoom: () => void,
): { readonly dispose: () => void } {
  const listeners = new AbortController();
  const { signal } = listeners;
  connectWheel(box, zoom, signal);
  connectKeys(box, zoom, onKeyZoom, signal);
  connectPointers(box, zoom, signal);
  return {
    dispose: () => {
      listeners.abort();
    },
  };
}

function connectWheel(box: HTMLElement, zoom: PictureZoom, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    // A pinch on a touch pad arrives as a wheel with the Control key.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 16;
    const bounded = Math.min(25, Math.max(-25, pixels));
    zoom.zoomBy(Math.exp(-bounded / 100), { x: event.clientX, y: event.clientY });
  };
  box.addEventListener('wheel', onWheel, { passive: false, signal });
}

const PAN_KEYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_PAN, y: 0 },
  ArrowRight: { x: -KEY_PAN, y: 0 },
  ArrowUp: { x: 0, y: KEY_PAN },
  ArrowDown: { x: 0, y: -KEY_PAN },
};

function connectKeys(box: HTMLElement, zoom: PictureZoom, onKeyZoom: () => void, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== box || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = PAN_KEYS[event.key];
    if (event.key === '+' || event.key === '=') zoom.zoomBy(ZOOM_STEP);
    else if (event.key === '-') zoom.zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') zoom.reset();
    // Without zoom the arrow keys scroll, as everywhere.
    else if (by !== undefined && zoom.get() !== undefined) zoom.panBy(by);
    else return;
    event.preventDefault();
    if (by === undefined) onKeyZoom();
  };
  box.addEventListener('keydown', onKey, { signal });
}

function connectPointers(box: HTMLElement, zoom: PictureZoom, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  let start: Point | undefined;
  let isDragging = false;

  const begin = (id: number) => {
    isDragging = true;
    box.setPointerCapture(id);
    box.classList.add('dragging');
  };
  const onDown = (event: PointerEvent) => {
    const isTouch = event.pointerType === 'touch';
    if (event.button !== 0 || (!isTouch && !zoom.isMovable())) return;
    pointers.set(event.pointerId, pointOf(event));
    start = pointOf(event);
    isDragging = false;
  };
  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined || start === undefined) return;
    // Let go outside the window, where nobody tells us.
    if (event.buttons === 0) {
      onEnd(event);
      return;
    }
    const now = pointOf(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      if (!isDragging) begin(event.pointerId);
      pinch(zoom, before, now, other);
    } else {
      // One finger on a picture that is not zoomed belongs to the page.
      if (event.pointerType === 'touch' && zoom.get() === undefined) return;
      if (!isDragging && distance(start, now) < TREMBLE) return;
      if (!isDragging) begin(event.pointerId);
      zoom.panBy({ x: now.x - before.x, y: now.y - before.y });
    }
    pointers.set(event.pointerId, now);
  };
  const onEnd = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    box.classList.remove('dragging');
    start = undefined;
  };
  const onClick = (event: MouseEvent) => {
    if (!isDragging) return;
    isDragging = false;
    event.preventDefault();
    event.stopPropagation();
  };
  const onTouch = (event: TouchEvent) => {
    // Two fingers are ours, before the browser takes them for scrolling.
    if (event.touches.length > 1) event.preventDefault();
  };
  box.addEventListener('pointerdown', onDown, { signal });
  // A quick pointer is outside the box with its first move.
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onEnd, { signal });
  window.addEventListener('pointercancel', onEnd, { signal });
  box.addEventListener('click', onClick, { signal, capture: true });
  box.addEventListener('touchstart', onTouch, { signal, passive: false });
  box.addEventListener('touchmove', onTouch, { signal, passive: false });
}

function pinch(zoom: PictureZoom, before: Point, now: Point, other: Point): void {
  const [from, to] = [middle(before, other), middle(now, other)];
  zoom.zoomBy(distance(now, other) / Math.max(1, distance(before, other)), from);
  zoom.panBy({ x: to.x - from.x, y: to.y - from.y });
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
