import { getStroke } from 'perfect-freehand';

/** Width of the drawing's own units across a page; heights follow its ratio. */
export const pageUnits = 1_000;
const penWidth = 9;

const round = (value: number) => Math.round(value * 10) / 10;

/** The outline of a stroke as the path of a filled shape. `points` are x, y, x, y, … on the page. */
export function strokePath(points: readonly number[], pageRatio: number): string {
  const dots: [number, number][] = [];
  for (let at = 0; at + 1 < points.length; at += 2)
    dots.push([(points[at] ?? 0) * pageUnits, (points[at + 1] ?? 0) * pageUnits * pageRatio]);
  const outline = getStroke(dots, { size: penWidth, thinning: 0.25, smoothing: 0.6, streamline: 0.35 });
  const [first, ...rest] = outline;
  if (first === undefined) return '';
  const line = rest.map(([x = 0, y = 0]) => `L${round(x)} ${round(y)}`).join('');
  return `M${round(first[0] ?? 0)} ${round(first[1] ?? 0)}${line}Z`;
}
