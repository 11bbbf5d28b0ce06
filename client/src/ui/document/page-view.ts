/** Pure: how a page lies in its box on screen. Page coordinates run from 0 to 1 each way, whatever the view. */
export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
/** Clockwise, degrees. */
export type Rotation = 0 | 90 | 180 | 270;
/** `zoom` 1 shows the whole page; `centre` is the place of the page in the middle of the box. */
export type PageView = { zoom: number; centre: Point; rotation: Rotation };
/** A view with what it is a view of; sizes of the page in any unit, of the box in px. */
export type Placed = { view: PageView; page: Size; box: Size };

export const wholePage: PageView = { zoom: 1, centre: { x: 0.5, y: 0.5 }, rotation: 0 };
export const maxZoom = 8;
/** One press on a button, or one key. */
export const zoomStep = 1.4;

const isSideways = (rotation: Rotation) => rotation === 90 || rotation === 270;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Clockwise, as screens count. */
function rotate({ x, y }: Point, degrees: Rotation): Point {
  if (degrees === 90) return { x: -y, y: x };
  if (degrees === 180) return { x: -x, y: -y };
  if (degrees === 270) return { x: y, y: -x };
  return { x, y };
}
const back = (rotation: Rotation): Rotation => ((360 - rotation) % 360) as Rotation;

/** The page's own width and height in px, before it is turned. */
export function sizeOnScreen({ view, page, box }: Placed): Size {
  const [across, down] = isSideways(view.rotation) ? [page.height, page.width] : [page.width, page.height];
  const scale = Math.min(box.width / across, box.height / down) * view.zoom;
  return { width: page.width * scale, height: page.height * scale };
}

/** Where a place of the page is in the box, px. */
export function toScreen(placed: Placed, at: Point): Point {
  const { view, box } = placed;
  const size = sizeOnScreen(placed);
  const away = rotate(
    { x: (at.x - view.centre.x) * size.width, y: (at.y - view.centre.y) * size.height },
    view.rotation,
  );
  return { x: box.width / 2 + away.x, y: box.height / 2 + away.y };
}

/** The place of the page below a place of the box; beyond 0 and 1 beside the page. */
export function toPage(placed: Placed, at: Point): Point {
  const { view, box } = placed;
  const size = sizeOnScreen(placed);
  const away = rotate({ x: at.x - box.width / 2, y: at.y - box.height / 2 }, back(view.rotation));
  return { x: view.centre.x + away.x / size.width, y: view.centre.y + away.y / size.height };
}

export const isOnPage = ({ x, y }: Point): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;

/** The page fills the box where it is larger, and stands in its middle where it is smaller. */
export function settleView(placed: Placed): PageView {
  const { view, box } = placed;
  const zoom = clamp(view.zoom, 1, maxZoom);
  const size = sizeOnScreen({ ...placed, view: { ...view, zoom } });
  const [acrossBox, downBox] = isSideways(view.rotation) ? [box.height, box.width] : [box.width, box.height];
  const settle = (centre: number, length: number, boxLength: number) => {
    const half = boxLength / length / 2;
    return half >= 0.5 ? 0.5 : clamp(centre, half, 1 - half);
  };
  return {
    ...view,
    zoom,
    centre: {
      x: settle(view.centre.x, size.width, acrossBox),
      y: settle(view.centre.y, size.height, downBox),
    },
  };
}

/** The page follows a finger by so many px. */
export function panBy(placed: Placed, byX: number, byY: number): PageView {
  const size = sizeOnScreen(placed);
  const moved = rotate({ x: byX, y: byY }, back(placed.view.rotation));
  const { centre } = placed.view;
  return settleView({
    ...placed,
    view: {
      ...placed.view,
      centre: { x: centre.x - moved.x / size.width, y: centre.y - moved.y / size.height },
    },
  });
}

/** What is at a place of the box stays there. */
export function zoomAt(placed: Placed, factor: number, at: Point): PageView {
  const fixed = toPage(placed, at);
  const zoomed = { ...placed.view, zoom: clamp(placed.view.zoom * factor, 1, maxZoom) };
  const moved = toScreen({ ...placed, view: zoomed }, fixed);
  return panBy({ ...placed, view: zoomed }, at.x - moved.x, at.y - moved.y);
}

export const zoomInMiddle = (placed: Placed, factor: number): PageView =>
  zoomAt(placed, factor, { x: placed.box.width / 2, y: placed.box.height / 2 });

/** As wide as the box, beginning at the top of the page as it stands. */
export function fitWidth(placed: Placed): PageView {
  const { view, page, box } = placed;
  const size = sizeOnScreen({ ...placed, view: { ...view, zoom: 1 } });
  const across = isSideways(view.rotation) ? size.height : size.width;
  const zoom = clamp(box.width / across, 1, maxZoom);
  const fitted = { ...view, zoom, centre: { x: 0.5, y: 0.5 } };
  return panBy({ view: fitted, page, box }, 0, box.height * maxZoom);
}

export const turnRight = (placed: Placed): PageView =>
  settleView({
    ...placed,
    view: { ...placed.view, rotation: ((placed.view.rotation + 90) % 360) as Rotation },
  });
