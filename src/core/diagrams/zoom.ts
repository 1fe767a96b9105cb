/** A length on both axes, in one unit. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place in a box, in pixels from its left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * What part of a picture its box shows. Free of pixels, so that it means the same in a box of another size.
 */
export interface Zoom {
  /** 1 shows the whole picture, as large as the box allows. */
  readonly scale: number;
  /** The point of the picture in the middle of the box: 0 is the picture's left or upper edge, 1 the other. */
  readonly x: number;
  readonly y: number;
}

/** Where a picture stands in its box, in pixels. */
export type Place = Point & Size;

export const SMALLEST_ZOOM = 0.5;
export const LARGEST_ZOOM = 8;

/** The whole picture, in the middle. */
export const WHOLE: Zoom = { scale: 1, x: 0.5, y: 0.5 };

/** How large the picture is drawn at scale 1. */
export function fitted(picture: Size, box: Size): Size {
  const factor = Math.min(box.width / picture.width, box.height / picture.height);
  return { width: picture.width * factor, height: picture.height * factor };
}

/** Keeps the scale within its limits and the middle of the box on the picture, so that it cannot be lost. */
export function clampZoom({ scale, x, y }: Zoom): Zoom {
  return { scale: within(scale, SMALLEST_ZOOM, LARGEST_ZOOM), x: within(x, 0, 1), y: within(y, 0, 1) };
}

/** Makes the picture `factor` times as large around a point of the box: what is under that point stays there. */
export function zoomAround(zoom: Zoom, factor: number, point: Point, picture: Size, box: Size): Zoom {
  const scale = within(zoom.scale * factor, SMALLEST_ZOOM, LARGEST_ZOOM);
  const whole = fitted(picture, box);
  // The distance of the point from the middle, in parts of the picture, before and after.
  const moved = 1 / zoom.scale - 1 / scale;
  return clampZoom({
    scale,
    x: zoom.x + ((point.x - box.width / 2) / whole.width) * moved,
    y: zoom.y + ((point.y - box.height / 2) / whole.height) * moved,
  });
}

/** Moves the picture by pixels. */
export function pan(zoom: Zoom, { x, y }: Point, picture: Size, box: Size): Zoom {
  const whole = fitted(picture, box);
  return clampZoom({
    scale: zoom.scale,
    x: zoom.x - x / (whole.width * zoom.scale),
    y: zoom.y - y / (whole.height * zoom.scale),
  });
}

/** Where the picture stands in the box. */
export function placeOf({ scale, x, y }: Zoom, picture: Size, box: Size): Place {
  const whole = fitted(picture, box);
  const width = whole.width * scale;
  const height = whole.height * scale;
  return { x: box.width / 2 - x * width, y: box.height / 2 - y * height, width, height };
}

/** The zoom of a picture that stands there already; the reverse of `placeOf`. */
export function zoomOf(place: Place, picture: Size, box: Size): Zoom {
  return {
    scale: place.width / fitted(picture, box).width,
    x: (box.width / 2 - place.x) / place.width,
    y: (box.height / 2 - place.y) / place.height,
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
