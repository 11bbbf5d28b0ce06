import type { AppData, CloseNote, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { notFound } from '../errors.ts';
import type { Closable, RoomContext } from './room-context.ts';
import type { RoomRouter, Seat } from './room-routers.ts';

/**
 * Who sends and receives in a room. A page that is loaded again gets a new peer under the same id: what was still being
 * created for the old one sees `isClosed` and is dropped.
 */
export class Peer {
  readonly room: RoomContext;
  readonly peerId: PeerId;
  readonly appData: AppData;
  readonly transports = new Set<Closable>();
  #seat: Seat | undefined;
  #isClosed = false;

  constructor(room: RoomContext, peerId: PeerId, appData: AppData) {
    this.room = room;
    this.peerId = peerId;
    this.appData = appData;
  }

  /** Names the peer in its events. */
  get ids() {
    return { roomId: this.room.roomId, peerId: this.peerId };
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The router that all its transports live on, chosen with the first. NOT_FOUND when the peer closes meanwhile. */
  async findRouter(): Promise<RoomRouter> {
    this.#assertOpen();
    this.#seat ??= this.room.routers.take();
    const seat = this.#seat;
    try {
      const at = await seat.at;
      this.#assertOpen();
      return at;
    } catch (error) {
      seat.leave();
      if (this.#seat === seat) this.#seat = undefined;
      throw error;
    }
  }

  close(note: CloseNote): void {
    this.#isClosed = true;
    for (const transport of [...this.transports]) transport.close(note);
    this.#seat?.leave();
  }

  #assertOpen(): void {
    if (this.#isClosed) throw notFound('peer', this.peerId);
  }
}
