import { z } from 'zod';
import { EpochMs, RoomId } from '../nouns/ids.ts';
import { MediaKind, Source } from '../nouns/media-source.ts';
import { GapCause, RecordedSegment, RecordingId, TrackId } from '../nouns/recording.ts';
import { PeerId } from './sfu-nouns.ts';

const ofRecording = { roomId: RoomId, recordingId: RecordingId };

/**
 * The recorder of a node: a process of its own that writes what peers send, stream copy, a file per source in segments of a few
 * seconds. The node knows neither consent nor lanes: a server says who is written into what, whole, as often as it likes.
 */

/** Where a node gives out what it has written, to whoever knows the secret of the link. */
export const sfuRecordingFilePath = (recordingId: RecordingId, fileName: string) =>
  `/recordings/${recordingId}/${fileName}`;
export const SegmentFileName = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,159}$/);

/** Who is written into which recording from now on, those who come later not: whole, so that a repeat changes nothing. */
export const RecordingFeed = z.object({
  recordingId: RecordingId,
  /** Nobody: the recording rests, with `cause` as the reason; null there: nobody is there to be written. */
  peerIds: z.array(PeerId).max(64),
  cause: GapCause.nullable(),
});
export type RecordingFeed = z.infer<typeof RecordingFeed>;

/**
 * A segment that is whole on the node's disk, with what a player and a seal need. `index` counts on while the node keeps the
 * recording; on another node, or where a recorder without notes began anew, it counts from 0 again, so that only `fileName` is
 * without a double, and one that a recorder did not live to write leaves a hole: whoever keeps the track puts it in order by `startedAt`.
 */
export const SegmentNote = RecordedSegment.extend({
  recordingId: RecordingId,
  peerId: PeerId,
  source: Source,
  kind: MediaKind,
  mimeType: z.string(),
  /** Of pictures, at the segment's begin. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** The file under `GET /recordings/<recordingId>/<fileName>` of the node. */
  fileName: SegmentFileName,
});
export type SegmentNote = z.infer<typeof SegmentNote>;

export const RecorderState = z.enum(['starting', 'recording', 'resting', 'gap', 'finished', 'failed']);
export type RecorderState = z.infer<typeof RecorderState>;
export const RecorderStatus = z.object({
  recordingId: RecordingId,
  roomId: RoomId,
  state: RecorderState,
  cause: GapCause.nullable(),
  since: EpochMs,
});
export type RecorderStatus = z.infer<typeof RecorderStatus>;

/** What was missing of one track, or of all (null), as the recorder saw it. */
export const GapNote = z.object({
  recordingId: RecordingId,
  trackId: TrackId.nullable(),
  cause: GapCause,
  startedAt: EpochMs,
  endedAt: EpochMs,
});
export type GapNote = z.infer<typeof GapNote>;

function method<Input extends z.ZodType, Output extends z.ZodType>(definition: {
  input: Input;
  output: Output;
  timeoutMs?: number;
}) {
  return { timeoutMs: 5_000, ...definition };
}

export const sfuRecordingMethods = {
  /**
   * Whole: recordings of the room that are not named go on as they were. Starts those that are new. UNAVAILABLE: no recorder, or
   * no space on the disk (`details.problem`: 'recorder' or 'disk'); a refusal changes nothing.
   */
  'recording:set': method({
    input: z.object({ roomId: RoomId, feeds: z.array(RecordingFeed).max(4) }),
    output: z.object({ recorders: z.array(RecorderStatus) }),
    // The first one of a node starts the recorder.
    timeoutMs: 15_000,
  }),
  /**
   * Ends it; its last segments are told before the answer. Again, of what never began, or of a room that is gone: the same answer.
   * A room that closes ends its recordings by itself.
   */
  'recording:finish': method({
    input: z.object(ofRecording),
    output: z.object({ segmentCount: z.int().nonnegative() }),
    timeoutMs: 15_000,
  }),
  /** What lies on the node's disk and was not taken yet, of a process that is gone as well: after a link or a node came back. */
  'recording:listKept': method({
    input: z.object({ recordingId: RecordingId.nullable() }),
    output: z.object({
      segments: z.array(SegmentNote).max(2_000),
      gaps: z.array(GapNote).max(500),
      hasMore: z.boolean(),
    }),
    timeoutMs: 15_000,
  }),
  /** The server has them, hash and all: the node deletes its copies. */
  'recording:drop': method({
    input: z.object({ recordingId: RecordingId, fileNames: z.array(SegmentFileName).max(500) }),
    output: z.object({}),
  }),
};

/** To every server that is linked, whatever rooms it opened: a segment is told of when its room is closed already, too. */
export const sfuRecordingEvents = {
  'recording:stateChanged': RecorderStatus,
  'recording:segmentClosed': z.object({ roomId: RoomId, segment: SegmentNote }),
  'recording:gapClosed': z.object({ roomId: RoomId, gap: GapNote }),
  /** Of the node's disk, below which a warning is due, and below which nothing new is begun. */
  'recording:diskChanged': z.object({
    level: z.enum(['ample', 'low', 'full']),
    freeBytes: z.int().nonnegative(),
  }),
};
