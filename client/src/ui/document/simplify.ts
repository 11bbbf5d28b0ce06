/** Of a page's width: what a line may be off, less than a pen is wide. */
const tolerance = 0.0015;

/** Drops the points that a stroke is the same without. `points` are x, y, x, y, … */
export function simplify(points: readonly number[]): number[] {
  const last = points.length / 2 - 1;
  if (last < 2) return [...points];
  const kept = new Set([0, last]);
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const farthest = findFarthest(points, from, to);
    if (farthest === null) continue;
    kept.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return [...kept].sort((left, right) => left - right).flatMap((at) => points.slice(2 * at, 2 * at + 2));
}

/** Of the points between two the one farthest off their line; null where none is off. */
function findFarthest(points: readonly number[], from: number, to: number): number | null {
  const [x = 0, y = 0] = points.slice(2 * from);
  const [endX = 0, endY = 0] = points.slice(2 * to, 2 * to + 2);
  const length = Math.hypot(endX - x, endY - y);
  let farthest: number | null = null;
  let most = tolerance;
  for (let at = from + 1; at < to; at += 1) {
    const [byX, byY] = [(points[2 * at] ?? 0) - x, (points[2 * at + 1] ?? 0) - y];
    // Of a line that comes back to where it began, the way from there.
    const off = length === 0 ? Math.hypot(byX, byY) : Math.abs(byX * (endY - y) - byY * (endX - x)) / length;
    if (off > most) [farthest, most] = [at, off];
  }
  return farthest;
}
