import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  clampZoom,
  fitted,
  LARGEST_ZOOM,
  pan,
  placeOf,
  SMALLEST_ZOOM,
  WHOLE,
  zoomAround,
  zoomOf,
  type Point,
  type Size,
  type Zoom,
} from '../../../src/core/diagrams/zoom';

const length = fc.double({ min: 50, max: 3000, noNaN: true });
const size = fc.record({ width: length, height: length });
const part = fc.double({ min: 0, max: 1, noNaN: true });
const middle = fc.double({ min: 0.4, max: 0.6, noNaN: true });

function near(found: number, wanted: number, tolerance = 1e-6): void {
  assert.ok(
    Math.abs(found - wanted) <= tolerance * Math.max(1, Math.abs(wanted)),
    `${found} is not ${wanted}`,
  );
}

function nearZoom(found: Zoom, wanted: Zoom): void {
  near(found.scale, wanted.scale);
  near(found.x, wanted.x);
  near(found.y, wanted.y);
}

/** The part of the picture under a point of the box. */
function under(point: Point, zoom: Zoom, picture: Size, box: Size): Point {
  const place = placeOf(zoom, picture, box);
  return { x: (point.x - place.x) / place.width, y: (point.y - place.y) / place.height };
}

suite('zoom', () => {
  test('the whole picture fits the box, touches it on one axis and stands in the middle', () => {
    fc.assert(
      fc.property(size, size, (picture, box) => {
        const place = placeOf(WHOLE, picture, box);
        near(place.width / place.height, picture.width / picture.height);
        assert.ok(place.width <= box.width * 1.000001 && place.height <= box.height * 1.000001);
        near(Math.max(place.width / box.width, place.height / box.height), 1);
        near(place.x * 2 + place.width, box.width);
        near(place.y * 2 + place.height, box.height);
      }),
    );
    assert.deepEqual(fitted({ width: 200, height: 100 }, { width: 100, height: 100 }), {
      width: 100,
      height: 50,
    });
  });

  test('what is under the pointer stays there', () => {
    fc.assert(
      fc.property(
        size,
        size,
        part,
        part,
        fc.double({ min: 1, max: 8, noNaN: true }),
        (picture, box, x, y, factor) => {
          const place = placeOf(WHOLE, picture, box);
          const point = { x: place.x + x * place.width, y: place.y + y * place.height };
          const zoomed = zoomAround(WHOLE, factor, point, picture, box);
          const found = under(point, zoomed, picture, box);
          near(found.x, x);
          near(found.y, y);
        },
      ),
    );
  });

  test('zooming in and out around a point returns to where it was', () => {
    fc.assert(
      fc.property(size, size, part, part, middle, middle, (picture, box, px, py, x, y) => {
        const start: Zoom = { scale: 1.5, x, y };
        const place = placeOf(start, picture, box);
        const point = { x: place.x + px * place.width, y: place.y + py * place.height };
        const zoomed = zoomAround(start, 2, point, picture, box);
        nearZoom(zoomAround(zoomed, 1 / 2, point, picture, box), start);
      }),
    );
  });

  test('panning there and back returns, and moves by as many pixels as asked', () => {
    fc.assert(
      fc.property(size, size, (picture, box) => {
        const start: Zoom = { scale: 2, x: 0.5, y: 0.5 };
        const whole = fitted(picture, box);
        const by = { x: whole.width / 7, y: -whole.height / 5 };
        const moved = pan(start, by, picture, box);
        near(placeOf(moved, picture, box).x - placeOf(start, picture, box).x, by.x);
        near(placeOf(moved, picture, box).y - placeOf(start, picture, box).y, by.y);
        nearZoom(pan(moved, { x: -by.x, y: -by.y }, picture, box), start);
      }),
    );
  });

  test('no way of moving loses the picture: it always covers the middle of the box', () => {
    const move = fc.oneof(
      fc.record({ x: fc.double({ min: -1e5, max: 1e5, noNaN: true }), y: length }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(size, size, fc.array(move, { maxLength: 8 }), (picture, box, moves) => {
        let zoom = WHOLE;
        for (const one of moves) {
          zoom =
            typeof one === 'number'
              ? zoomAround(zoom, one, { x: 0, y: box.height }, picture, box)
              : pan(zoom, one, picture, box);
        }
        assert.ok(zoom.scale >= SMALLEST_ZOOM && zoom.scale <= LARGEST_ZOOM);
        const middleOfBox = under({ x: box.width / 2, y: box.height / 2 }, zoom, picture, box);
        for (const value of [middleOfBox.x, middleOfBox.y]) assert.ok(value > -1e-6 && value < 1 + 1e-6);
      }),
    );
  });

  test('a zoom is read back from the place it leads to', () => {
    fc.assert(
      fc.property(size, size, part, part, (picture, box, x, y) => {
        const zoom: Zoom = { scale: 2.5, x, y };
        nearZoom(zoomOf(placeOf(zoom, picture, box), picture, box), zoom);
      }),
    );
  });

  test('a zoom from elsewhere is brought within the limits', () => {
    assert.deepEqual(clampZoom({ scale: 900, x: -3, y: 7 }), { scale: LARGEST_ZOOM, x: 0, y: 1 });
    assert.deepEqual(clampZoom({ scale: 0, x: 0.25, y: 0.75 }), { scale: SMALLEST_ZOOM, x: 0.25, y: 0.75 });
  });
});
