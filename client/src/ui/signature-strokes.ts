import { padHeightMax, padWidth } from '@cloudseat/shared/nouns/signature-rules.ts';

/** What was drawn, in units of a pad that is 1,000 wide. */
export type Drawing = { height: number; strokes: number[][] };
type Point = { x: number; y: number };
type Size = { width: number; height: number };
/** Units by which the finger moves before another point is kept: finer is not seen. */
const stepMin = 3;

/** From points on the screen to the pad's own units. A finger that slid off the pad stays at its edge. */
export function toDrawing(groups: readonly { points: readonly Point[] }[], { width, height }: Size): Drawing {
  const unit = padWidth / width;
  const heightInUnits = Math.min(Math.round(height * unit), padHeightMax);
  const within = (value: number, most: number) => Math.min(Math.max(Math.round(value * unit), 0), most);
  const strokes = groups.map(({ points }) => {
    const stroke: number[] = [];
    points.forEach((point, at) => {
      const [x, y] = [within(point.x, padWidth), within(point.y, heightInUnits)];
      const isFar =
        Math.hypot(x - (stroke[stroke.length - 2] ?? x), y - (stroke[stroke.length - 1] ?? y)) >= stepMin;
      if (at === 0 || isFar || at === points.length - 1) stroke.push(x, y);
    });
    return stroke;
  });
  return { height: heightInUnits, strokes: strokes.filter((stroke) => stroke.length > 0) };
}

/** How much larger a drawing may become when its pad changes size, all of it still on the pad. */
export const growthOf = (before: Size, after: Size): number =>
  before.width === 0 || before.height === 0
    ? 1
    : Math.min(after.width / before.width, after.height / before.height);
