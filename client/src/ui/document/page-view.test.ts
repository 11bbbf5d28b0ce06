import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitWidth,
  maxZoom,
  type PageView,
  type Placed,
  panBy,
  settleView,
  sizeOnScreen,
  toPage,
  toScreen,
  turnRight,
  wholePage,
  zoomAt,
} from './page-view.ts';

const page = { width: 600, height: 800 };
const box = { width: 300, height: 300 };
const place = (view: Partial<PageView> = {}): Placed => ({ view: { ...wholePage, ...view }, page, box });
const close = (value: number) => expect.closeTo(value, 6);

describe('a page in its box', () => {
  it('is seen whole, in the middle', () => {
    expect(sizeOnScreen(place())).toEqual({ width: 225, height: 300 });
    expect(toScreen(place(), { x: 0, y: 0 })).toEqual({ x: close(37.5), y: close(0) });
    expect(toScreen(place(), { x: 1, y: 1 })).toEqual({ x: close(262.5), y: close(300) });
  });

  it.each([
    [0, { x: 60, y: 30 }],
    [90, { x: 270, y: 60 }],
    [180, { x: 240, y: 270 }],
    [270, { x: 30, y: 240 }],
  ] as const)('turned by %i degrees keeps its coordinates', (rotation, expected) => {
    const placed = place({ rotation });
    const at = toScreen(placed, { x: 0.1, y: 0.1 });
    expect(at).toEqual({ x: close(expected.x), y: close(expected.y) });
    expect(toPage(placed, at)).toEqual({ x: close(0.1), y: close(0.1) });
  });

  it('turned four times stands as before', () => {
    let view = wholePage;
    for (let turn = 0; turn < 4; turn += 1) view = turnRight({ view, page, box });
    expect(view).toEqual(wholePage);
  });

  it('grows around the finger', () => {
    const at = { x: 100, y: 200 };
    const before = toPage(place(), at);
    const view = zoomAt(place(), 3, at);
    expect(view.zoom).toBe(3);
    expect(toPage(place(view), at)).toEqual({ x: close(before.x), y: close(before.y) });
  });

  it('is moved with the finger as far as its edge', () => {
    const zoomed = place({ zoom: 4 });
    const seen = toPage(zoomed, { x: 150, y: 150 });
    const moved = place(panBy(zoomed, 30, -40));
    expect(toPage(moved, { x: 180, y: 110 })).toEqual({ x: close(seen.x), y: close(seen.y) });
    const corner = place(panBy(zoomed, 9_999, 9_999));
    expect(toScreen(corner, { x: 0, y: 0 })).toEqual({ x: close(0), y: close(0) });
  });

  it('as wide as the box begins at its top', () => {
    const view = fitWidth(place());
    expect(sizeOnScreen(place(view)).width).toBeCloseTo(300);
    expect(toScreen(place(view), { x: 0, y: 0 })).toEqual({ x: close(0), y: close(0) });
    const sideways = place(fitWidth(place({ rotation: 90 })));
    expect(toScreen(sideways, { x: 0, y: 1 })).toEqual({ x: close(0), y: close(37.5) });
  });

  it('never leaves the box, whatever is done, and points stay where they are on it', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const size = fc.record({ width: number(20, 3_000), height: number(20, 3_000) });
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom(0, 90, 180, 270),
        number(0.1, 20),
        number(-3, 3),
        number(-3, 3),
        (anyPage, anyBox, rotation, zoom, x, y) => {
          const wild = { zoom, rotation, centre: { x, y } } as PageView;
          const view = settleView({ view: wild, page: anyPage, box: anyBox });
          const placed = { view, page: anyPage, box: anyBox };
          expect(view.zoom).toBeGreaterThanOrEqual(1);
          expect(view.zoom).toBeLessThanOrEqual(maxZoom);
          const back = toPage(placed, toScreen(placed, { x: 0.3, y: 0.7 }));
          expect(back).toEqual({ x: close(0.3), y: close(0.7) });
          // The middle of the box is on the page.
          const middle = toPage(placed, { x: anyBox.width / 2, y: anyBox.height / 2 });
          expect(middle.x).toBeGreaterThanOrEqual(0);
          expect(middle.x).toBeLessThanOrEqual(1);
          // Settled is settled.
          const again = settleView(placed);
          expect(again.centre).toEqual({ x: close(view.centre.x), y: close(view.centre.y) });
        },
      ),
    );
  });
});
