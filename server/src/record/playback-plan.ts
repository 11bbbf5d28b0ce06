/** How a track's file is put together of its segments, so that its time 0 is the recording's begin and its end the recording's end. */
export type Codec = 'vp8' | 'h264' | 'opus';
export type PlannedSegment = {
  /** Ms since the recording began. */
  fromMs: number;
  toMs: number;
  byteCount: number;
  codec: Codec;
  width: number | null;
  height: number | null;
  storageKey: string;
};
/** black: a picture of nothing, of that size, from there on. */
export type PlanEntry =
  | { what: 'segment'; fromMs: number; segment: PlannedSegment }
  | { what: 'black'; fromMs: number; width: number; height: number };

type SegmentFacts = {
  startedAt: Date;
  durationMs: number;
  byteCount: number;
  mimeType: string;
  width: number | null;
  height: number | null;
  storageKey: string;
};

/** Shorter holes are the network's: the last picture stays. */
export const holeMinMs = 700;
/** Of one picture at a file's very end, ms. */
const lastPictureMs = 40;
const sizeWithout = { width: 640, height: 360 };

export function codecOf(mimeType: string): Codec {
  const name = mimeType.toLowerCase();
  if (name.includes('opus')) return 'opus';
  return /h264|avc/.test(name) ? 'h264' : 'vp8';
}

/** In order of time; of two that begin at once the longer one, and none before the recording or after it. */
export function planSegments(
  rows: readonly SegmentFacts[],
  startedAtMs: number,
  lengthMs: number,
): PlannedSegment[] {
  const planned = rows
    .map((row) => {
      const fromMs = Math.max(0, row.startedAt.getTime() - startedAtMs);
      const { byteCount, width, height, storageKey } = row;
      const toMs = fromMs + row.durationMs;
      return { fromMs, toMs, byteCount, width, height, storageKey, codec: codecOf(row.mimeType) };
    })
    .filter(({ fromMs, byteCount }) => fromMs < lengthMs && byteCount > 0)
    .sort((one, other) => one.fromMs - other.fromMs || other.toMs - one.toMs);
  return planned.filter((segment, index) => segment.fromMs !== planned[index - 1]?.fromMs);
}

/** Of which most is there; the rest is made like it. */
export function mainCodec(segments: readonly PlannedSegment[]): Codec {
  const bytes = new Map<Codec, number>();
  for (const { codec, byteCount } of segments) bytes.set(codec, (bytes.get(codec) ?? 0) + byteCount);
  const [first] = [...bytes].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? 'vp8';
}

/** Pictures: holes are black, so that nobody takes the last picture before one for what was there in it. */
export function planPictures(segments: readonly PlannedSegment[], lengthMs: number): PlanEntry[] {
  const entries: PlanEntry[] = [];
  let size = sizeOf(segments[0]);
  let reachedMs = 0;
  for (const segment of segments) {
    if (entries.length === 0 ? segment.fromMs > 0 : segment.fromMs - reachedMs >= holeMinMs)
      entries.push({ what: 'black', fromMs: reachedMs, ...size });
    entries.push({ what: 'segment', fromMs: segment.fromMs, segment });
    size = sizeOf(segment, size);
    reachedMs = Math.max(reachedMs, segment.toMs);
  }
  if (entries.length === 0) entries.push({ what: 'black', fromMs: 0, ...size });
  if (lengthMs - reachedMs >= holeMinMs) {
    if (reachedMs > 0) entries.push({ what: 'black', fromMs: reachedMs, ...size });
    entries.push({ what: 'black', fromMs: lengthMs - lastPictureMs, ...size });
  }
  return entries;
}

/** What ffmpeg's concat reads: each file lasts until the next one begins. */
export function concatList(entries: readonly { fromMs: number; file: string }[], lengthMs: number): string {
  const lines = entries.map(({ fromMs, file }, index) => {
    const untilMs = entries[index + 1]?.fromMs ?? Math.max(lengthMs, fromMs + lastPictureMs);
    return `file ${file}\nduration ${(Math.max(1, untilMs - fromMs) / 1_000).toFixed(3)}\n`;
  });
  return `ffconcat version 1.0\n${lines.join('')}`;
}

const sizeOf = (segment: PlannedSegment | undefined, otherwise = sizeWithout) =>
  segment?.width && segment.height ? { width: segment.width, height: segment.height } : otherwise;

/** When a track has something, joined where nothing is missing for less than `joinMs`. */
export function joinStretches(
  segments: readonly { fromMs: number; toMs: number }[],
  joinMs: number,
): { fromMs: number; toMs: number }[] {
  const stretches: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of segments) {
    const last = stretches.at(-1);
    if (last && fromMs - last.toMs < joinMs) last.toMs = Math.max(last.toMs, toMs);
    else stretches.push({ fromMs, toMs });
  }
  return stretches;
}
