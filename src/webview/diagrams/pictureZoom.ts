import {
  clampZoom,
  fitted,
  pan,
  placeOf,
  WHOLE,
  zoomAround,
  zoomOf,
  type Place,
  type Point,
  type Size,
  type Zoom,
} from '../../core/diagrams/zoom';

/** A picture in its box. The box keeps its size whatever happens inside. */
export interface PictureZoom {
  /** `undefined` while the picture stands as the page lays it out. */
  readonly get: () => Zoom | undefined;
  /** Sets without a report. */
  readonly set: (zoom: Zoom | undefined) => void;
  /** Zooms around a point of the window, or the middle of the box. */
  readonly zoomBy: (factor: number, at?: Point) => void;
  readonly panBy: (by: Point) => void;
  /** Shows the whole picture; if it is shown already, lets it stand as the page lays it out. */
  readonly fit: () => void;
  readonly reset: () => void;
  /** Whether some of the picture may be out of sight, so that moving it makes sense. */
  readonly isMovable: () => boolean;
  readonly dispose: () => void;
}

/** Zooms an SVG by a transformation: the browser draws it anew, sharp, and the page's layout stays as it is. */
export function createPictureZoom(
  box: HTMLElement,
  svg: SVGSVGElement,
  first: Zoom | undefined,
  onChange: (zoom: Zoom | undefined) => void,
): PictureZoom {
  const { width, height } = svg.viewBox.baseVal;
  const picture: Size = { width, height };
  let zoom = first === undefined ? undefined : clampZoom(first);

  const boxSize = (): Size => {
    const outer = box.getBoundingClientRect();
    return { width: outer.width, height: outer.height - (box.offsetHeight - box.clientHeight) };
  };
  /** Where the page lays the SVG element out; in a larger element the picture stands in the middle. */
  const laidOut = (): { readonly element: Place; readonly picture: Place } => {
    const style = getComputedStyle(svg);
    const size = { width: Number.parseFloat(style.width), height: Number.parseFloat(style.height) };
    const x = Math.max(0, (boxSize().width - size.width) / 2) - box.scrollLeft;
    const inner = fitted(picture, size);
    return {
      element: { x, y: 0, ...size },
      picture: { x: x + (size.width - inner.width) / 2, y: (size.height - inner.height) / 2, ...inner },
    };
  };
  const current = (): Zoom => zoom ?? zoomOf(laidOut().picture, picture, boxSize());

  const draw = () => {
    box.classList.toggle('zoomed', zoom !== undefined);
    box.classList.toggle('movable', isMovable());
    if (zoom === undefined) {
      svg.style.transform = '';
      box.style.minHeight = '';
      return;
    }
    const rest = laidOut();
    const place = placeOf(zoom, picture, boxSize());
    const factor = place.width / rest.picture.width;
    const x = place.x - rest.element.x - factor * (rest.picture.x - rest.element.x);
    const y = place.y - factor * rest.picture.y;
    svg.style.transform = `translate(${x}px, ${y}px) scale(${factor})`;
  };
  const change = (next: Zoom | undefined) => {
    // A scroll bar that goes away must not make the box lower.
    if (zoom === undefined && next !== undefined) box.style.minHeight = `${box.offsetHeight}px`;
    zoom = next;
    draw();
    onChange(next);
  };
  const isMovable = () => zoom !== undefined || box.scrollWidth > box.clientWidth + 1;
  const resized = new ResizeObserver(() => {
    if (box.clientWidth === 0) return;
    box.style.minHeight = '';
    draw();
  });
  resized.observe(box);

  return {
    get: () => zoom,
    set: (next) => {
      zoom = next;
      box.style.minHeight = '';
      draw();
    },
    zoomBy: (factor, at) => {
      const { left, top } = box.getBoundingClientRect();
      const size = boxSize();
      const point =
        at === undefined ? { x: size.width / 2, y: size.height / 2 } : { x: at.x - left, y: at.y - top };
      change(zoomAround(current(), factor, point, picture, size));
    },
    panBy: (by) => {
      change(pan(current(), by, picture, boxSize()));
    },
    fit: () => {
      change(isWhole(current()) ? undefined : WHOLE);
    },
    reset: () => {
      change(undefined);
    },
    isMovable,
    dispose: () => {
      resized.disconnect();
    },
  };
}

function isWhole({ scale, x, y }: Zoom): boolean {
  return Math.abs(scale - 1) < 0.01 && Math.abs(x - 0.5) < 0.01 && Math.abs(y - 0.5) < 0.01;
}
