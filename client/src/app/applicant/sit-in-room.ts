import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import type { Signal } from '../../signal/types.ts';
import { findDevices } from './draft.ts';

type SittingOptions = {
  signal: Signal<'applicant'>;
  localMedia: LocalMedia;
  /** The room this page is in from now on; what it was in before is over for it. */
  show: (sitting: RoomSession | null) => void;
};

/** Goes into the room of a review, or out of it; asked twice for the same one it goes in once. */
export function createSitting({ signal, localMedia, show }: SittingOptions) {
  let wanted: RoomId | null = null;
  let shown: RoomId | null = null;
  return async (roomId: RoomId | null): Promise<void> => {
    if (roomId === wanted) return;
    wanted = roomId;
    if (shown !== null) {
      shown = null;
      show(null);
    }
    if (roomId === null) return;
    void localMedia.open(findDevices());
    const { createRoomSession } = await import('../../media/room-session.ts');
    if (wanted !== roomId || shown !== null) return;
    shown = roomId;
    const media = { signal: signalForMedia(signal), localMedia, startStep: findDevices().startStep };
    show(createRoomSession({ ...media, roomId, callId: null }));
  };
}
