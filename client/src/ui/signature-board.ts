import Pad, { type PointGroup } from 'signature_pad';
import { type Drawing, growthOf, toDrawing } from './signature-strokes.ts';

export type SignatureBoard = { undo(): void; clear(): void; close(): void };

/**
 * Lets a canvas be written on: as sharp as the screen, and with all that was written when it changes its size, as when a phone is
 * turned. `onDrawn` after every change, with no strokes when it is empty again.
 */
export function openSignatureBoard(
  canvas: HTMLCanvasElement,
  onDrawn: (drawing: Drawing) => void,
): SignatureBoard {
  const pad = new Pad(canvas, { minWidth: 1, maxWidth: 3, minDistance: 2, penColor: '#1b2430' });
  let size = { width: 0, height: 0 };
  const report = () => onDrawn(toDrawing(pad.toData(), size));
  const redraw = (groups: PointGroup[]) => {
    pad.fromData(groups);
    report();
  };
  const fit = () => {
    const next = { width: canvas.clientWidth, height: canvas.clientHeight };
    // Not shown, or nothing new: setting the size would wipe the canvas.
    if (next.width === 0 || (next.width === size.width && next.height === size.height)) return;
    const kept = grow(pad.toData(), growthOf(size, next));
    size = next;
    sharpen(canvas);
    pad.fromData(kept);
    if (kept.length > 0) report();
  };
  const watch = new ResizeObserver(fit);
  watch.observe(canvas);
  fit();
  pad.addEventListener('endStroke', report);
  return {
    undo: () => redraw(pad.toData().slice(0, -1)),
    clear: () => redraw([]),
    close() {
      watch.disconnect();
      pad.removeEventListener('endStroke', report);
      pad.off();
    },
  };
}

/** As many dots as the screen has; the pad itself counts in CSS pixels. */
function sharpen(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
}

const grow = (groups: readonly PointGroup[], factor: number): PointGroup[] =>
  groups.map((group) => ({
    ...group,
    points: group.points.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }));
