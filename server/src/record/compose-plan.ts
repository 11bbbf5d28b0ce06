import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { GapCause } from '@cloudseat/shared/nouns/recording.ts';

/** One of what is seen at a time. voice: somebody who is there without a picture. */
export type Tile = { what: 'camera' | 'screen' | 'voice'; trackId: string | null; label: string };
/** Between two changes of who is there. */
export type Span = { fromMs: number; toMs: number; tiles: Tile[]; gap: GapCause | null };
export type Box = { x: number; y: number; width: number; height: number };
export type PlannedTrack = {
  trackId: string;
  participantId: string;
  label: string;
  source: Source;
  stretches: readonly { fromMs: number; toMs: number }[];
};
type PlannedGap = { cause: GapCause; fromMs: number; toMs: number };

export const frameMs = 40;
/** A shorter span is a flicker: what was before it stays. */
const spanMinMs = 480;

/** The time line in spans of equal membership: people come and go, and the grid with them. */
export function planSpans(
  tracks: readonly PlannedTrack[],
  gaps: readonly PlannedGap[],
  lengthMs: number,
): Span[] {
  const endMs = toFrame(lengthMs);
  const edges = new Set([0, endMs]);
  for (const { stretches } of tracks)
    for (const { fromMs, toMs } of stretches) for (const at of [fromMs, toMs]) edges.add(toFrame(at));
  for (const { fromMs, toMs } of gaps) for (const at of [fromMs, toMs]) edges.add(toFrame(at));
  const sorted = [...edges].filter((at) => at >= 0 && at <= endMs).sort((one, other) => one - other);
  const spans: Span[] = [];
  for (const [index, fromMs] of sorted.slice(0, -1).entries()) {
    const toMs = sorted[index + 1] ?? endMs;
    const middle = (fromMs + toMs) / 2;
    const tiles = tilesAt(tracks, middle);
    const gap = tiles.length > 0 ? null : (gaps.find((one) => covers(one, middle))?.cause ?? null);
    const last = spans.at(-1);
    if (last && (toMs - fromMs < spanMinMs || isSame(last, { tiles, gap }))) last.toMs = toMs;
    else spans.push({ fromMs, toMs, tiles, gap });
  }
  return spans;
}

function tilesAt(tracks: readonly PlannedTrack[], at: number): Tile[] {
  const here = tracks.filter(({ stretches }) => stretches.some((stretch) => covers(stretch, at)));
  const screens = here.filter(({ source }) => source === 'screen');
  const cameras = here.filter(({ source }) => source === 'camera');
  const seen = new Set(cameras.map(({ participantId }) => participantId));
  const voices = here.filter(
    ({ source, participantId }) => source === 'microphone' && !seen.has(participantId),
  );
  return [
    ...screens.map(({ trackId, label }): Tile => ({ what: 'screen', trackId, label })),
    ...cameras.map(({ trackId, label }): Tile => ({ what: 'camera', trackId, label })),
    ...voices.map(({ label }): Tile => ({ what: 'voice', trackId: null, label })),
  ];
}

/** Where each tile is: a screen large with faces beside it, else a grid that is as square as it can be. */
export function layOut(tiles: readonly Pick<Tile, 'what'>[], width: number, height: number): Box[] {
  const isBeside = tiles[0]?.what === 'screen' && tiles.length > 1;
  if (!isBeside) return gridOf(tiles.length, { x: 0, y: 0, width, height });
  const screenWidth = even(width * 0.75);
  const rest = { x: screenWidth, y: 0, width: width - screenWidth, height };
  const columns = tiles.length > 5 ? 2 : 1;
  return [{ x: 0, y: 0, width: screenWidth, height }, ...gridOf(tiles.length - 1, rest, columns)];
}

function gridOf(count: number, { x, y, width, height }: Box, given?: number): Box[] {
  const columns = given ?? Math.ceil(Math.sqrt(count));
  const rows = Math.max(given === undefined ? 1 : 3, Math.ceil(count / columns));
  const [tileWidth, tileHeight] = [even(width / columns), even(height / rows)];
  return Array.from({ length: count }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    // The last row may be shorter: it stands in the middle.
    const inRow = Math.min(columns, count - row * columns);
    const indent = even((width - inRow * tileWidth) / 2);
    return {
      x: x + indent + column * tileWidth,
      y: y + row * tileHeight,
      width: tileWidth,
      height: tileHeight,
    };
  });
}

const even = (size: number) => Math.floor(size / 2) * 2;
const toFrame = (ms: number) => Math.round(ms / frameMs) * frameMs;
const covers = ({ fromMs, toMs }: { fromMs: number; toMs: number }, at: number) => fromMs <= at && at < toMs;
const isSame = (one: Pick<Span, 'tiles' | 'gap'>, other: Pick<Span, 'tiles' | 'gap'>) =>
  JSON.stringify([one.tiles, one.gap]) === JSON.stringify([other.tiles, other.gap]);
