import type { RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { RecorderProcess } from './recorder-process.ts';
import type { Recording } from './recording.ts';

/** What a room's recordings need of their node. */
export type RecordingHost = {
  readonly process: RecorderProcess;
  readonly isUp: boolean;
  readonly isFull: boolean;
  /** A recording that was not known yet. */
  begin(roomId: RoomId, feed: RecordingFeed): Recording;
  nextIndex(recordingId: RecordingId, trackId: string): number;
  /** Resolves when the recorder has begun some segment, or after a while. */
  nextOpened(): Promise<void>;
  logProblem(error: unknown, roomId: RoomId): void;
};
