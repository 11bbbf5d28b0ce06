import type { Size } from '../codecs/frame.ts';

export type CodecName = 'vp8' | 'h264' | 'opus';
export type TrackFormat = { codec: CodecName; size: Size | null; config: Buffer | null };
/** `ms` since the segment began; `durationMs` until the next frame. */
export type TimedFrame = { ms: number; durationMs: number; data: Buffer; isKey: boolean };

/**
 * A file that is made piece by piece, and right after each of them: whatever was written before a death can be played.
 * durationAt: where `duration()` is written when the segment is over.
 */
export type ContainerWriter = {
  head(format: TrackFormat): { bytes: Buffer; durationAt: number };
  piece(frames: readonly TimedFrame[], position: number): Buffer;
  duration(ms: number): Buffer;
};
