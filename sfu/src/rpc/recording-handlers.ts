import type { Rooms } from '../media/rooms.ts';
import { type RecorderService, unavailable } from '../recording/recorder-service.ts';
import type { Handlers } from './dispatcher.ts';

type RecordingMethod = Extract<keyof Handlers, `recording:${string}`>;

/** Recording; null: a node without a folder for it keeps nothing. */
export function createRecordingHandlers(
  rooms: Rooms,
  recorder: RecorderService | null,
): Pick<Handlers, RecordingMethod> {
  return {
    'recording:set': async ({ roomId, feeds }) => {
      const { recordings } = rooms.get(roomId);
      if (recorder === null || recordings === null) {
        throw unavailable('recorder', 'this node has no folder for recordings');
      }
      return { recorders: await recorder.set(recordings, feeds) };
    },
    'recording:finish': async ({ roomId, recordingId }) =>
      (await recorder?.finish(roomId, recordingId)) ?? { segmentCount: 0 },
    'recording:listKept': async ({ recordingId }) =>
      (await recorder?.listKept(recordingId)) ?? { segments: [], gaps: [], hasMore: false },
    'recording:drop': async ({ recordingId, fileNames }) => {
      await recorder?.drop(recordingId, fileNames);
      return {};
    },
  };
}
