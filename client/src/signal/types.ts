import type { NotificationName, NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { RequestInput, RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import type { StoreApi } from 'zustand/vanilla';

/**
 * connecting: the first time. online: resumed, the snapshot was handed out. offline: no connection, tries again by itself.
 * outdated: this page is too old (it reloads once by itself). signedOut: no session. replaced: the same person opened
 * the call elsewhere, `takeBack()` fetches it here; applicants and guests only, a desk stays online and reads `desk.desk`.
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'outdated' | 'signedOut' | 'replaced';

export type ConnectionStore = Pick<StoreApi<ConnectionState>, 'getState' | 'getInitialState' | 'subscribe'>;

/** A request's input; the requestId of a write is made here unless the caller brings one. */
export type SignalInput<Name extends RequestName> =
  RequestInput<Name> extends { requestId: infer Id }
    ? Omit<RequestInput<Name>, 'requestId'> & { requestId?: Id }
    : RequestInput<Name>;

export type SignalRequest = <Name extends RequestName>(
  name: Name,
  input: SignalInput<Name>,
) => Promise<RequestOutput<Name>>;

export type SnapshotOf<Side_ extends Side> = Extract<SessionSnapshot, { side: Side_ }>;

export type Signal<Side_ extends Side> = {
  readonly connection: ConnectionStore;
  /**
   * Sends a request and waits for its ack; rejects with SignalError. Waits for the connection while offline; a write whose
   * ack timed out is sent again with the same requestId. A call, desk or room in the answer also reaches the listeners of
   * call:updated, desk:updated, room:updated, so that a page has one way in for its state.
   */
  readonly request: SignalRequest;
  /** Views older than the newest one seen on this connection never reach the handler. Returns the unsubscriber. */
  on<Name extends NotificationName>(
    name: Name,
    handler: (payload: NotificationPayload<Name>) => void,
  ): () => void;
  /** The whole state, after each connect and after `resume()`. */
  onSnapshot(handler: (snapshot: SnapshotOf<Side_>) => void): () => void;
  /** Asks for the snapshot again, when something seems missing. */
  resume(): Promise<void>;
  /** Milliseconds since 1970 by the server's clock. */
  now(): number;
  /** Connects again after `replaced` or `signedOut`. */
  takeBack(): void;
  close(): void;
};
