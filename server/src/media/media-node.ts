import type { SfuEventFrame, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import { sfuEvents } from '@cloudseat/shared/contract/sfu-events.ts';
import { sfuSyncRoomLimit } from '@cloudseat/shared/contract/sfu-methods.ts';
import type { AppData, NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { type Hello, type NodeCondition, NodeLink } from './node-link.ts';
import { NodeRecordings, type RecordingEvent } from './node-recordings.ts';
import type { PlacementCandidate } from './placement.ts';
import { RemoteRoom } from './remote-room.ts';
import { isAskedFor, type RoomChange, type RoomLossReason } from './room-events.ts';
import { nodeLost } from './sfu-failures.ts';
import { mediaTuning } from './tuning.ts';
import { type After, type Dial, systemAfter } from './wire.ts';

export type MediaNodeOptions = {
  url: string;
  secret: string;
  serverId: string;
  logger: Logger;
  /** A room ended that no server had asked to end. */
  onRoomLost(room: RemoteRoom, reason: RoomLossReason): void;
  onHealthChanged(): void;
  /** The link stands and the rooms are as the node has them. */
  onReached(): void;
  onRecording(event: RecordingEvent): void;
  dial?: Dial;
  after?: After;
};

/** One media node as this server knows it: its link, its condition, and the rooms this server opened there. */
export class MediaNode {
  readonly #options: MediaNodeOptions;
  readonly #link: NodeLink;
  readonly recordings: NodeRecordings;
  readonly #after: After;
  readonly #rooms = new Map<RoomId, RemoteRoom>();
  readonly #openings = new Map<RoomId, Promise<RemoteRoom>>();
  readonly #tried = Promise.withResolvers<void>();
  #hello: Hello | undefined;
  #condition: NodeCondition | undefined;
  #unreportedRoomCount = 0;
  #isSynced = false;
  #cancelLoss: (() => void) | undefined;

  constructor(options: MediaNodeOptions) {
    this.#options = options;
    this.#after = options.after ?? systemAfter;
    const { url, secret, serverId, logger, dial, after } = options;
    this.#link = new NodeLink({
      url,
      secret,
      serverId,
      logger,
      ...(dial === undefined ? {} : { dial }),
      ...(after === undefined ? {} : { after }),
      onUp: (hello) => void this.#handleUp(hello),
      onDown: ({ isRefused }) => this.#handleDown(isRefused),
      onCondition: (condition) => this.#handleCondition(condition),
      onEvent: (frame) => this.#handleEvent(frame),
    });
    this.recordings = new NodeRecordings(this.#link, { url, secret });
  }

  /** Undefined until the node was reached for the first time. */
  get nodeId(): NodeId | undefined {
    return this.#hello?.nodeId;
  }

  /** It was reached for the first time, or could not be. */
  get whenTried(): Promise<void> {
    return this.#tried.promise;
  }

  get isHealthy(): boolean {
    return this.#link.isHealthy && this.#isSynced;
  }

  /** What placement goes by; undefined until the node was reached for the first time. */
  get candidate(): PlacementCandidate | undefined {
    if (this.#hello === undefined || this.#condition === undefined) return undefined;
    const { nodeId, capacity } = this.#hello;
    const unreportedRoomCount = this.#unreportedRoomCount;
    return { nodeId, capacity, ...this.#condition, isHealthy: this.isHealthy, unreportedRoomCount };
  }

  findRoom(roomId: RoomId): RemoteRoom | undefined {
    return this.#rooms.get(roomId);
  }

  /** The room on this node, made when it is new; the same handle to everyone who asks. Rejects with MEDIA_NODE_LOST. */
  openRoom(roomId: RoomId, appData: AppData): Promise<RemoteRoom> {
    const known = this.#rooms.get(roomId);
    if (known !== undefined) return Promise.resolve(known);
    const opening = this.#openings.get(roomId) ?? this.#open(roomId, appData);
    this.#openings.set(roomId, opening);
    return opening.finally(() => this.#openings.delete(roomId));
  }

  /** Ends the link; the rooms stay on the node for its grace period, for the server that comes next. */
  close(): void {
    this.#tried.resolve();
    this.#cancelLoss?.();
    this.#link.close();
  }

  async #open(roomId: RoomId, appData: AppData): Promise<RemoteRoom> {
    const { serverId, logger } = this.#options;
    const nodeId = this.nodeId;
    if (nodeId === undefined) throw nodeLost('the media node was not reached yet');
    this.#unreportedRoomCount += 1;
    const state = await this.#link.request('room:open', { roomId, appData });
    const room = new RemoteRoom(nodeId, this.#link, { serverId, logger }, state);
    this.#rooms.set(roomId, room);
    return room;
  }

  async #handleUp(hello: Hello): Promise<void> {
    const isOtherInstance = this.#hello !== undefined && this.#hello.instanceId !== hello.instanceId;
    this.#hello = hello;
    this.#handleCondition(hello);
    if (isOtherInstance) this.#loseAll('nodeLost');
    try {
      await this.#sync();
    } catch (error) {
      // The link fell again; its next hello tries anew.
      this.#options.logger.warn({ err: error, sfuId: hello.nodeId }, 'sfu rooms not synced');
      return;
    }
    this.#cancelLoss?.();
    this.#cancelLoss = undefined;
    this.#isSynced = true;
    this.#tried.resolve();
    this.#options.onHealthChanged();
    this.#options.onReached();
  }

  async #sync(): Promise<void> {
    const roomIds = [...this.#rooms.keys()];
    for (let start = 0; start < roomIds.length; start += sfuSyncRoomLimit) {
      const part = roomIds.slice(start, start + sfuSyncRoomLimit);
      const { rooms, missingRoomIds } = await this.#link.request('node:sync', { roomIds: part });
      for (const roomId of missingRoomIds) this.#lose(roomId, 'nodeLost', 'node');
      for (const state of rooms) this.#rooms.get(state.roomId)?.handleResumed(state);
    }
  }

  #handleDown(isRefused: boolean): void {
    this.#tried.resolve();
    const wasHealthy = this.#isSynced;
    this.#isSynced = false;
    for (const room of this.#rooms.values()) room.handleInterrupted();
    if (isRefused) this.#loseAll('nodeLost');
    this.#cancelLoss ??= this.#after(mediaTuning.nodeLostAfterMs, () => this.#loseAll('nodeLost'));
    if (wasHealthy) this.#options.onHealthChanged();
  }

  #handleCondition({ isDraining, load }: NodeCondition): void {
    const wasDraining = this.#condition?.isDraining ?? false;
    this.#condition = { isDraining, load };
    this.#unreportedRoomCount = 0;
    if (isDraining !== wasDraining) this.#options.onHealthChanged();
  }

  #handleEvent({ event, data }: SfuEventFrame): void {
    if (!Object.hasOwn(sfuEvents, event)) return;
    const name = event as SfuEventName;
    const parsed = sfuEvents[name].safeParse(data);
    if (!parsed.success) {
      this.#options.logger.error({ event, sfuId: this.nodeId }, 'sfu event does not fit the contract');
    } else if (name === 'node:updated') {
      this.#handleCondition(parsed.data as NodeCondition);
    } else if (name === 'room:closed') {
      const { roomId, reason, origin } = sfuEvents['room:closed'].parse(parsed.data);
      this.#lose(roomId, reason, origin);
    } else if (name.startsWith('recording:')) {
      this.#options.onRecording({ event: name, data: parsed.data } as RecordingEvent);
    } else {
      const change = { event: name, data: parsed.data } as RoomChange;
      this.#rooms.get(change.data.roomId)?.handleChange(change);
    }
  }

  #loseAll(reason: RoomLossReason): void {
    for (const roomId of [...this.#rooms.keys()]) this.#lose(roomId, reason, 'server');
  }

  #lose(roomId: RoomId, reason: RoomLossReason, origin: string): void {
    const room = this.#rooms.get(roomId);
    if (room === undefined) return;
    this.#rooms.delete(roomId);
    this.#options.logger.info({ roomId, sfuId: this.nodeId, reason, origin }, 'room left the media node');
    room.handleClosed(reason, origin);
    if (!isAskedFor(reason)) this.#options.onRoomLost(room, reason);
  }
}
