import type { Logger } from '../platform/logger.ts';
import { sittingTuning } from '../tuning-sittings.ts';
import type { MediaRoom } from './media-room.ts';
import type { MonitorStage } from './monitors.ts';
import type { LocalPeer } from './person.ts';
import type { Sittings } from './sittings.ts';

type Options = {
  listRooms: () => readonly MediaRoom[];
  sittings: Pick<Sittings, 'change'>;
  monitors: Pick<MonitorStage, 'leave'>;
  /** Whether this page has a socket on this server. */
  isConnected: (pageId: string) => boolean;
  logger: Logger;
};

/**
 * Pages whose socket is gone and does not come back: of a review, whoever has no media either is no longer there; a supervisor who
 * can no longer be told where they are listens no longer. What a talk's two sides are is the dispatcher's to say.
 */
export function createLostPages({ listRooms, sittings, monitors, isConnected, logger }: Options) {
  async function leave(room: MediaRoom, { person, peerId, pageId }: LocalPeer): Promise<void> {
    if (person.role === 'supervisor' && room.callId !== null)
      return monitors.leave(room.callId, person.id, pageId);
    if (room.callId !== null) return;
    const hasMedia = room.remote.transports.some(
      (transport) =>
        transport.peerId === peerId &&
        (transport.iceState === 'connected' || transport.iceState === 'completed'),
    );
    if (!hasMedia) await sittings.change(room.roomId, { kind: 'leave', peerId, pageId });
  }

  function look(pageId: string): void {
    if (isConnected(pageId)) return;
    for (const room of listRooms())
      for (const local of room.locals.values())
        if (local.pageId === pageId)
          leave(room, local).catch((err) =>
            logger.warn({ err, roomId: room.roomId }, 'a page that is gone could not be taken out'),
          );
  }

  return {
    handleLost(pageId: string): void {
      const isIn = listRooms().some((room) =>
        [...room.locals.values()].some((local) => local.pageId === pageId),
      );
      if (isIn) setTimeout(() => look(pageId), sittingTuning.lostPageGraceMs).unref();
    },
  };
}
