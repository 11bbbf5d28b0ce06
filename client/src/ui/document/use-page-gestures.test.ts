import { describe, expect, it } from 'vitest';
import { type PageView, toPage, wholePage } from './page-view.ts';
import { listenToHands, viewOfKey } from './use-page-gestures.ts';

const page = { width: 300, height: 300 };
const box = { width: 300, height: 300 };

/** An element that hears what the test does with fingers; it stands at 100, 50 of the window. */
function open({ isPen = false, view = wholePage }: { isPen?: boolean; view?: PageView } = {}) {
  const handlers = new Map<string, (event: unknown) => void>();
  const seen = { view, strokes: [] as string[], points: [] as unknown[], swipes: [] as number[] };
  const element = {
    addEventListener: (name: string, handle: (event: unknown) => void) => handlers.set(name, handle),
    removeEventListener: (name: string) => handlers.delete(name),
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
  } as unknown as HTMLElement;
  const stroke = {
    add: ({ x, y }: { x: number; y: number }) => seen.strokes.push(`${x.toFixed(2)},${y.toFixed(2)}`),
    finish: () => seen.strokes.push('finish'),
    cancel: () => seen.strokes.push('cancel'),
  };
  const close = listenToHands(element, () => ({
    placed: { view: seen.view, page, box },
    beginStroke: isPen ? () => stroke : null,
    onView: (next) => {
      seen.view = next;
    },
    onPoint: (at) => seen.points.push(at),
    onSwipe: (way) => seen.swipes.push(way),
  }));
  let now = 1_000;
  const send = (name: string, pointerId: number, x: number, y: number, more = {}) => {
    now += 50;
    const at = { clientX: x + 100, clientY: y + 50, pointerId, pointerType: 'touch', timeStamp: now };
    handlers.get(name)?.({ ...at, type: name, button: 0, preventDefault: () => undefined, ...more });
  };
  return { seen, send, close, handlers };
}

describe('hands on a page', () => {
  it('two fingers apart enlarge what is between them', () => {
    const { seen, send } = open();
    send('pointerdown', 1, 100, 150);
    send('pointerdown', 2, 200, 150);
    const between = toPage({ view: seen.view, page, box }, { x: 150, y: 150 });
    for (const apart of [10, 20, 30, 40, 50]) {
      send('pointermove', 1, 100 - apart, 150);
      send('pointermove', 2, 200 + apart, 150);
    }
    expect(seen.view.zoom).toBeCloseTo(2, 5);
    const after = toPage({ view: seen.view, page, box }, { x: 150, y: 150 });
    expect(after.x).toBeCloseTo(between.x, 5);
    send('pointerup', 1, 50, 150);
    send('pointerup', 2, 250, 150);
    expect([seen.swipes, seen.points]).toEqual([[], []]);
  });

  it('one finger moves what is enlarged, and leafs in what is seen whole', () => {
    const zoomed = open({ view: { ...wholePage, zoom: 3 } });
    zoomed.send('pointerdown', 1, 200, 150);
    zoomed.send('pointermove', 1, 110, 150);
    zoomed.send('pointerup', 1, 110, 150);
    expect(zoomed.seen.view.centre.x).toBeCloseTo(0.6, 5);
    expect(zoomed.seen.swipes).toEqual([]);
    const whole = open();
    for (const [from, to] of [
      [200, 100],
      [100, 200],
      [100, 130],
    ] as const) {
      whole.send('pointerdown', 1, from, 150);
      whole.send('pointermove', 1, to, 155);
      whole.send('pointerup', 1, to, 155);
    }
    expect(whole.seen.swipes).toEqual([1, -1]);
    expect(whole.seen.view).toEqual(wholePage);
  });

  it('a tap points, a double tap enlarges and brings back', () => {
    const { seen, send } = open();
    const tap = () => {
      send('pointerdown', 1, 75, 150);
      send('pointerup', 1, 75, 150);
    };
    tap();
    expect(seen.points).toEqual([{ x: 0.25, y: 0.5 }]);
    tap();
    expect(seen.view.zoom).toBe(2.5);
    send('pointermove', 9, 0, 0);
    tap();
    tap();
    expect(seen.view.zoom).toBe(1);
  });

  it('a pen draws, until a second finger comes', () => {
    const { seen, send } = open({ isPen: true });
    send('pointerdown', 1, 30, 30);
    send('pointermove', 1, 60, 30);
    send('pointerup', 1, 60, 30);
    expect(seen.strokes).toEqual(['0.10,0.10', '0.20,0.10', 'finish']);
    send('pointerdown', 1, 30, 30);
    send('pointerdown', 2, 90, 30);
    send('pointermove', 2, 150, 30);
    expect(seen.strokes.slice(3)).toEqual(['0.10,0.10', 'cancel']);
    expect(seen.view.zoom).toBeCloseTo(2, 5);
  });

  it('a mouse points where it is, and the wheel moves or enlarges', () => {
    const { seen, send, close, handlers } = open();
    send('pointermove', 1, 150, 150, { pointerType: 'mouse' });
    send('pointermove', 1, 400, 150, { pointerType: 'mouse' });
    send('pointerleave', 1, 400, 150, { pointerType: 'mouse' });
    // Off the page within its box first, then out of the box.
    expect(seen.points).toEqual([{ x: 0.5, y: 0.5 }, null, null]);
    send('wheel', 1, 150, 150, { deltaX: 0, deltaY: -1, ctrlKey: true });
    expect(seen.view.zoom).toBeCloseTo(1.15, 5);
    send('wheel', 1, 150, 150, { deltaX: 0, deltaY: 9_999, ctrlKey: false });
    expect(toPage({ view: seen.view, page, box }, { x: 0, y: 300 }).y).toBeCloseTo(1, 5);
    close();
    expect(handlers.size).toBe(0);
  });
});

describe('keys on a page', () => {
  const placed = (zoom: number) => ({ view: { ...wholePage, zoom }, page, box });
  it('enlarge, move what is enlarged, and leave the rest to the pages', () => {
    expect(viewOfKey('+', placed(1))?.zoom).toBeCloseTo(1.4, 5);
    expect(viewOfKey('0', placed(4))?.zoom).toBe(1);
    expect(viewOfKey('ArrowDown', placed(4))?.centre.y).toBeGreaterThan(0.5);
    expect(viewOfKey('ArrowRight', placed(1))).toBeNull();
    expect(viewOfKey('x', placed(4))).toBeNull();
  });
});
