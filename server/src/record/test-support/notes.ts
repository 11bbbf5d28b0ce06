import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';

/** A segment as a node tells of it, with the bytes that lie there. */
export function makeSegment(
  recordingId: string,
  index: number,
  changes: Partial<SegmentNote> = {},
): { note: SegmentNote; bytes: Buffer } {
  const bytes = Buffer.from(`segment ${index} of ${recordingId} ${makeId()}`);
  const trackId = changes.trackId ?? 'track-a';
  const note = {
    ...{ recordingId, trackId, index, peerId: 'applicant-u1', source: 'camera', kind: 'video' },
    ...{ startedAt: 10_000 + index * 4_000, durationMs: 4_000, byteCount: bytes.length },
    ...{ sha256: sha256Hex(bytes), container: 'webm', mimeType: 'video/VP8', width: 640, height: 360 },
    fileName: `${trackId}-${index}.webm`,
    ...changes,
  } as SegmentNote;
  return { note, bytes };
}
