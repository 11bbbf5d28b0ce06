import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';

/** What a segment is known by before it is whole. */
export type SegmentBegin = Omit<SegmentNote, 'byteCount' | 'sha256' | 'durationMs'>;

/** One source of one peer in one recording, as it reaches the recorder. */
export type StreamSpec = {
  streamId: string;
  socketId: string;
  recordingId: SegmentNote['recordingId'];
  peerId: SegmentNote['peerId'];
  trackId: SegmentNote['trackId'];
  source: SegmentNote['source'];
  kind: SegmentNote['kind'];
  /** As in SDP: video/VP8. */
  mimeType: string;
  clockRate: number;
  ssrc: number;
  /** The index of the track's next segment, unless the recorder knows of a later one. */
  firstIndex: number;
};

/** Node to recorder; each is answered when it is done. */
export type RecorderCommand =
  | { type: 'openSocket'; socketId: string }
  /** The worker's end, from which alone packets are taken. */
  | { type: 'connectSocket'; socketId: string; port: number }
  | { type: 'closeSocket'; socketId: string }
  | { type: 'addStream'; spec: StreamSpec }
  /** Nothing will come for a while: ends the segment. */
  | { type: 'pauseStream'; streamId: string }
  /** Ends it; its last segments are told before the answer. */
  | { type: 'removeStream'; streamId: string }
  /** What recorders that died left behind is made playable; its segments are told before the answer. */
  | { type: 'salvage' };

export type RecorderRequest = { requestId: number; command: RecorderCommand };
export type RecorderAnswer = { requestId: number; port?: number; problem?: string };

/** Recorder to node, unasked. */
export type RecorderTelling =
  | {
      type: 'segmentOpened';
      streamId: string;
      recordingId: StreamSpec['recordingId'];
      trackId: StreamSpec['trackId'];
      index: number;
      startedAt: number;
    }
  | { type: 'segmentClosed'; segment: SegmentNote; isSalvaged: boolean }
  /** Times: what is missing of it. */
  | {
      type: 'writeFailed';
      segment: SegmentBegin;
      problem: string;
      isDiskFull: boolean;
      startedAt: number;
      endedAt: number;
    };
export type RecorderMessage = RecorderAnswer | RecorderTelling;
