import type { AppData, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Closable, RoomContext } from './room-context.ts';

/**
 * Who sends and receives in a room. A page that is loaded again gets a new peer under the same id: what was still being
 * created for the old one sees `isClosed` and is dropped.
 */
export class Peer {
  readonly room: RoomContext;
  readonly peerId: PeerId;
  readonly appData: AppData;
  readonly transports = new Set<Closable>();
  isClosed = false;

  constructor(room: RoomContext, peerId: PeerId, appData: AppData) {
    this.room = room;
    this.peerId = peerId;
    this.appData = appData;
  }

  /** Names the peer in its events. */
  get ids() {
    return { roomId: this.room.roomId, peerId: this.peerId };
  }
}
