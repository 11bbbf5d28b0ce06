import type { SfuEventData, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import { type CloseReason, nodeCloseReasons } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordingEvent } from './node-recordings.ts';

/** What changes inside a room, as the node tells it. */
export type RoomChangeName = Exclude<SfuEventName, 'node:updated' | 'room:closed' | RecordingEvent['event']>;
export type RoomChange = {
  [Name in RoomChangeName]: { event: Name; data: SfuEventData<Name> };
}[RoomChangeName];

/** The node's reasons, and the one it cannot tell: nodeLost, the node itself is out of reach or was started anew. */
export type RoomLossReason = CloseReason | 'nodeLost';
/** Whether some server asked for this end. */
export const isAskedFor = (reason: RoomLossReason): boolean =>
  reason !== 'nodeLost' && !nodeCloseReasons.some((own) => own === reason);

export type RoomEvents = { [Name in RoomChangeName]: SfuEventData<Name> } & {
  /** The last event of a room; nothing of it can be used any more. */
  'room:closed': { reason: RoomLossReason; origin: string };
  /** The link to the node is down: requests fail, media may flow on. Followed by room:resumed or room:closed. */
  'room:interrupted': Record<string, never>;
  'room:resumed': Record<string, never>;
};

type Listener = (data: never) => void;
type AnyListener = <Name extends keyof RoomEvents>(name: Name, data: RoomEvents[Name]) => void;

/** Typed subscriptions; a listener that throws is logged and keeps no other from hearing. */
export class RoomEmitter {
  readonly #listeners = new Map<keyof RoomEvents, Set<Listener>>();
  readonly #listenersToAll = new Set<AnyListener>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Returns the function that ends the subscription. */
  on<Name extends keyof RoomEvents>(name: Name, listener: (data: RoomEvents[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Of all events, in their order. */
  onAll(listener: AnyListener): () => void {
    this.#listenersToAll.add(listener);
    return () => this.#listenersToAll.delete(listener);
  }

  emit<Name extends keyof RoomEvents>(name: Name, data: RoomEvents[Name]): void {
    const toAll = [...this.#listenersToAll].map((listener) => () => listener(name, data));
    // Listeners are kept by name, so that this one takes this data; the map does not say so.
    const toOne = [...(this.#listeners.get(name) ?? [])].map((listener) => () => listener(data as never));
    for (const tell of [...toAll, ...toOne]) {
      try {
        tell();
      } catch (error) {
        this.#logger.error({ err: error, event: name }, 'a listener of a room failed');
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
    this.#listenersToAll.clear();
  }
}
