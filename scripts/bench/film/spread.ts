import type { Shown } from './in-page.ts';

/**
 * How far apart viewers are, ms: at each moment of the clock, the viewer farthest ahead less the one farthest behind. Where a viewer
 * stands between two frames that were shown follows from the one before: a frame stays until the next.
 */
export function spreadsOf(viewers: readonly (readonly Shown[])[], everyMs: number): number[] {
  const from = Math.max(...viewers.map((shown) => shown[0]?.at ?? Number.POSITIVE_INFINITY));
  const to = Math.min(...viewers.map((shown) => shown.at(-1)?.at ?? Number.NEGATIVE_INFINITY));
  const places = viewers.map(() => 0);
  const spreads: number[] = [];
  for (let at = from; at <= to; at += everyMs) {
    const films = viewers.map((shown, viewer) => {
      let place = places[viewer] ?? 0;
      while ((shown[place + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) place += 1;
      places[viewer] = place;
      return shown[place]?.filmMs ?? 0;
    });
    spreads.push(Math.max(...films) - Math.min(...films));
  }
  return spreads;
}
