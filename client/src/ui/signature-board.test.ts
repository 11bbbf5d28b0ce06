import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSignatureBoard } from './signature-board.ts';
import type { Drawing } from './signature-strokes.ts';

/** What the pad needs of a page: a window that hands events on, and a canvas of a size whose lines go nowhere. */
class FakeWindow extends EventTarget {
  devicePixelRatio = 3;
  document = {};
  PointerEvent = true;
  setTimeout = setTimeout;
}
class FakeCanvas extends EventTarget {
  width = 0;
  height = 0;
  style = {};
  ownerDocument = { defaultView: window };
  readonly scales: number[] = [];
  clientWidth: number;
  clientHeight: number;
  constructor(width: number, height: number) {
    super();
    this.clientWidth = width;
    this.clientHeight = height;
  }
  getContext = () =>
    new Proxy({ scale: (ratio: number) => this.scales.push(ratio) } as Record<string, unknown>, {
      get: (target, name) => target[String(name)] ?? (() => undefined),
      set: () => true,
    });
  getBoundingClientRect = () => ({ left: 10, top: 20 });
}

let resize = () => {};
let isWatched = false;
beforeEach(() => {
  vi.stubGlobal('window', new FakeWindow());
  vi.stubGlobal('document', {});
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(onResize: () => void) {
        resize = onResize;
      }
      observe = () => {
        isWatched = true;
      };
      disconnect = () => {
        isWatched = false;
      };
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const pointer = (type: string, x: number, y: number) =>
  Object.assign(new Event(type, { cancelable: true }), {
    ...{ pointerId: 1, clientX: x + 10, clientY: y + 20, pressure: 0.5 },
    buttons: type === 'pointerup' ? 0 : 1,
  });

function openBoard(width = 300, height = 150) {
  const canvas = new FakeCanvas(width, height);
  let drawing: Drawing | null = null;
  const board = openSignatureBoard(canvas as unknown as HTMLCanvasElement, (next) => {
    drawing = next;
  });
  const draw = (fromX: number, fromY: number, toX: number, toY: number) => {
    canvas.dispatchEvent(pointer('pointerdown', fromX, fromY));
    window.dispatchEvent(pointer('pointerup', toX, toY));
  };
  return { board, canvas, draw, drawing: () => drawing as Drawing | null };
}

it('has as many dots as the screen, and tells nothing before something is written', () => {
  const { canvas, drawing } = openBoard();
  expect([canvas.width, canvas.height, ...canvas.scales]).toEqual([900, 450, 3]);
  expect(drawing()).toBeNull();
});

it('tells each stroke in the units of the pad; the last one can be undone, and all of them', () => {
  const { board, draw, drawing } = openBoard();
  draw(0, 0, 150, 75);
  draw(30, 30, 60, 60);
  expect(drawing()).toEqual({
    height: 500,
    strokes: [
      [0, 0, 500, 250],
      [100, 100, 200, 200],
    ],
  });
  board.undo();
  expect(drawing()?.strokes).toEqual([[0, 0, 500, 250]]);
  board.undo();
  board.undo();
  expect(drawing()?.strokes).toEqual([]);
  draw(0, 0, 150, 75);
  board.clear();
  expect(drawing()?.strokes).toEqual([]);
});

it('keeps all that was written when the phone is turned', () => {
  const { canvas, draw, drawing } = openBoard(300, 150);
  draw(0, 0, 300, 150);
  Object.assign(canvas, { clientWidth: 800, clientHeight: 300 });
  resize();
  expect(drawing()).toEqual({ height: 375, strokes: [[0, 0, 750, 375]] });
  expect([canvas.width, canvas.height]).toEqual([2_400, 900]);
});

it('does not lose what was written while it is not shown', () => {
  const { canvas, draw, drawing } = openBoard(300, 150);
  draw(0, 0, 300, 150);
  Object.assign(canvas, { clientWidth: 0, clientHeight: 0 });
  resize();
  Object.assign(canvas, { clientWidth: 300, clientHeight: 150 });
  resize();
  draw(0, 0, 30, 30);
  expect(drawing()?.strokes).toEqual([
    [0, 0, 1_000, 500],
    [0, 0, 100, 100],
  ]);
});

it('once closed watches nothing and takes no stroke', () => {
  const { board, draw, drawing } = openBoard();
  expect(isWatched).toBe(true);
  board.close();
  draw(0, 0, 150, 75);
  expect(isWatched).toBe(false);
  expect(drawing()).toBeNull();
});
