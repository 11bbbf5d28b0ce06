import { useEffect, useRef } from 'react';
import {
  isOnPage,
  type PageView,
  type Placed,
  type Point,
  panBy,
  toPage,
  zoomAt,
  zoomInMiddle,
  zoomStep,
} from './page-view.ts';
import type { PenStroke } from './pen.ts';

export type GestureHandlers = {
  placed: Placed;
  /** Null: fingers move the page. */
  beginStroke: (() => PenStroke) | null;
  onView: (view: PageView) => void;
  /** Where a mouse is, or a finger taps; null when it leaves. */
  onPoint: (at: Point | null) => void;
  /** To the next page (1) or back (-1), by a swipe over a page that is seen whole. */
  onSwipe: (way: 1 | -1) => void;
};
type Hands = {
  pointers: Map<number, Point>;
  stroke: PenStroke | null;
  start: Point;
  hasMoved: boolean;
  tappedAt: number;
};

const swipePx = 60;
const tapPx = 8;
const doubleTapMs = 300;
const doubleTapZoom = 2.5;
const wheelStep = 1.15;

/** Pans, pinches, wheels, draws and points on the element of a page. */
export function usePageGestures(element: HTMLElement | null, handlers: GestureHandlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (element === null) return;
    return listenToHands(element, () => latest.current);
  }, [element]);
}

/** Fingers, pen, mouse and wheel on an element; gives what ends it. */
export function listenToHands(element: HTMLElement, get: () => GestureHandlers): () => void {
  const hands: Hands = {
    ...{ pointers: new Map(), stroke: null, start: { x: 0, y: 0 }, hasMoved: false, tappedAt: 0 },
  };
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const abort = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ) => {
    element.addEventListener(name, handle, { passive: false });
    abort.signal.addEventListener('abort', () => element.removeEventListener(name, handle));
  };

  on('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    hands.pointers.set(event.pointerId, at);
    if (hands.pointers.size === 2) {
      hands.stroke?.cancel();
      hands.stroke = null;
      hands.hasMoved = true;
      return;
    }
    if (hands.pointers.size > 2) return;
    hands.start = at;
    hands.hasMoved = false;
    const { placed, beginStroke } = get();
    const onPage = toPage(placed, at);
    if (beginStroke !== null && isOnPage(onPage)) {
      hands.stroke = beginStroke();
      hands.stroke.add(onPage);
    }
  });
  on('pointermove', (event) => {
    const at = placeOf(event);
    const before = hands.pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') pointAt(at, get());
      return;
    }
    if (hands.stroke !== null) return draw(hands.stroke, event, placeOf, get());
    if (Math.hypot(at.x - hands.start.x, at.y - hands.start.y) > tapPx) hands.hasMoved = true;
    if (hands.pointers.size === 1) move(before, at, get());
    else pinch(hands.pointers, event.pointerId, at, get());
    hands.pointers.set(event.pointerId, at);
  });
  const lift = (event: PointerEvent) => {
    if (!hands.pointers.delete(event.pointerId)) return;
    if (hands.stroke !== null) {
      hands.stroke.finish();
      hands.stroke = null;
      return;
    }
    if (hands.pointers.size > 0 || event.type === 'pointercancel') return;
    release(hands, placeOf(event), event.timeStamp, get());
  };
  on('pointerup', lift);
  on('pointercancel', lift);
  on('pointerleave', (event) => {
    if (event.pointerType === 'mouse' && hands.pointers.size === 0) get().onPoint(null);
  });
  on('wheel', (event) => {
    const { placed, onView } = get();
    event.preventDefault();
    if (event.ctrlKey || event.metaKey)
      onView(zoomAt(placed, event.deltaY < 0 ? wheelStep : 1 / wheelStep, placeOf(event)));
    else onView(panBy(placed, -event.deltaX, -event.deltaY));
  });
  return () => {
    hands.stroke?.finish();
    abort.abort();
  };
}

function pointAt(at: Point, { placed, onPoint }: GestureHandlers): void {
  const onPage = toPage(placed, at);
  onPoint(isOnPage(onPage) ? onPage : null);
}

/** Every place the pen was at, also between two drawings of the screen. */
function draw(
  stroke: PenStroke,
  event: PointerEvent,
  placeOf: (event: PointerEvent) => Point,
  { placed }: GestureHandlers,
): void {
  const steps = event.getCoalescedEvents?.() ?? [];
  for (const step of steps.length > 0 ? steps : [event]) stroke.add(toPage(placed, placeOf(step)));
}

function move(before: Point, at: Point, { placed, onView }: GestureHandlers): void {
  if (placed.view.zoom > 1) onView(panBy(placed, at.x - before.x, at.y - before.y));
}

/** Two fingers: what is between them stays between them. */
function pinch(
  pointers: ReadonlyMap<number, Point>,
  movedId: number,
  at: Point,
  { placed, onView }: GestureHandlers,
): void {
  const other = [...pointers].find(([pointerId]) => pointerId !== movedId)?.[1];
  const before = pointers.get(movedId);
  if (other === undefined || before === undefined) return;
  const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
  const middle = (point: Point) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
  const [from, to] = [middle(before), middle(at)];
  const view = zoomAt(placed, apart(at) / Math.max(1, apart(before)), from);
  onView(panBy({ ...placed, view }, to.x - from.x, to.y - from.y));
}

/** A finger was lifted that drew nothing: a tap, a double tap, a swipe, or the end of a move. */
function release(hands: Hands, at: Point, now: number, handlers: GestureHandlers): void {
  const { placed, onView, onSwipe } = handlers;
  const [byX, byY] = [at.x - hands.start.x, at.y - hands.start.y];
  if (hands.hasMoved) {
    const isSwipe = placed.view.zoom === 1 && Math.abs(byX) > swipePx && Math.abs(byX) > 2 * Math.abs(byY);
    if (isSwipe) onSwipe(byX < 0 ? 1 : -1);
    return;
  }
  if (now - hands.tappedAt < doubleTapMs) {
    hands.tappedAt = 0;
    onView(placed.view.zoom > 1 ? zoomInMiddle(placed, 0) : zoomAt(placed, doubleTapZoom, at));
    return;
  }
  hands.tappedAt = now;
  pointAt(at, handlers);
}

/** What a key does with a view; null for keys that are none of ours. */
export function viewOfKey(key: string, placed: Placed): PageView | null {
  const step = Math.round(placed.box.height / 5);
  if (key === '+' || key === '=') return zoomInMiddle(placed, zoomStep);
  if (key === '-') return zoomInMiddle(placed, 1 / zoomStep);
  if (key === '0') return zoomInMiddle(placed, 0);
  if (placed.view.zoom === 1) return null;
  if (key === 'ArrowLeft') return panBy(placed, step, 0);
  if (key === 'ArrowRight') return panBy(placed, -step, 0);
  if (key === 'ArrowUp') return panBy(placed, 0, step);
  if (key === 'ArrowDown') return panBy(placed, 0, -step);
  return null;
}
