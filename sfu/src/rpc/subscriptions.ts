import type { SfuEventData, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import type { CloseNote } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Logger } from 'pino';
import type { EmitEvent } from '../media/room-context.ts';
import type { Link } from './link.ts';

type RoomEventName = {
  [Name in SfuEventName]: SfuEventData<Name> extends { roomId: RoomId } ? Name : never;
}[SfuEventName];
const volatileEvents: readonly SfuEventName[] = ['producer:scored', 'consumer:scored', 'room:speakerChanged'];

/**
 * Which link hears of which room. A room whose last link was lost is kept for a grace period, so that a server that
 * restarts finds its calls still talking, and closed when none came back.
 */
export class Subscriptions {
  readonly #links = new Map<RoomId, Set<Link>>();
  readonly #graceTimers = new Map<RoomId, NodeJS.Timeout>();
  readonly #options: {
    graceMs: number;
    logger: Logger;
    closeRoom: (roomId: RoomId, note: CloseNote) => void;
  };

  constructor(options: {
    graceMs: number;
    logger: Logger;
    closeRoom: (roomId: RoomId, note: CloseNote) => void;
  }) {
    this.#options = options;
  }

  add(roomId: RoomId, link: Link): void {
    const links = this.#links.get(roomId) ?? new Set();
    this.#links.set(roomId, links);
    if (!link.isClosed) links.add(link);
    if (links.size > 0) this.#endGrace(roomId);
    else this.#beginGrace(roomId);
  }

  removeLink(link: Link): void {
    for (const [roomId, links] of this.#links) {
      if (links.delete(link) && links.size === 0) this.#beginGrace(roomId);
    }
  }

  /** Tells a room's event to its links and to the log; after room:closed nobody is subscribed. */
  publish: EmitEvent = (event, data) => {
    const { roomId } = data as SfuEventData<RoomEventName>;
    // What people say is written nowhere.
    if (event !== 'caption:told')
      this.#options.logger[volatileEvents.includes(event) ? 'debug' : 'info'](data, event);
    for (const link of this.#links.get(roomId) ?? [])
      if (event !== 'caption:told' || !link.isBehind) link.send(event, data);
    if (event === 'room:closed') this.#forget(roomId);
  };

  close(): void {
    for (const roomId of [...this.#links.keys()]) this.#forget(roomId);
  }

  #forget(roomId: RoomId): void {
    this.#endGrace(roomId);
    this.#links.delete(roomId);
  }

  #beginGrace(roomId: RoomId): void {
    this.#endGrace(roomId);
    const { graceMs, logger, closeRoom } = this.#options;
    logger.warn({ roomId, graceMs }, 'room has no server');
    const timer = setTimeout(() => closeRoom(roomId, { reason: 'unclaimed', origin: 'node' }), graceMs);
    this.#graceTimers.set(roomId, timer);
  }

  #endGrace(roomId: RoomId): void {
    clearTimeout(this.#graceTimers.get(roomId));
    this.#graceTimers.delete(roomId);
  }
}
