import type { AppData, CloseNote, NodeLoad } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound, SfuError } from '../errors.ts';
import type { MediaWorker } from './media-worker.ts';
import { Registry } from './registry.ts';
import { Room, type RoomServices } from './room.ts';
import type { EmitEvent } from './room-context.ts';
import type { WorkerPool } from './worker-pool.ts';

/** All rooms of the node: each is made once, begins on the least loaded worker, and leaves when it closes. */
export class Rooms {
  readonly #registry = new Registry<RoomId, Room>();
  readonly #pool: WorkerPool;
  readonly #services: RoomServices;
  readonly #emit: EmitEvent;
  readonly #waitingForNone: Array<() => void> = [];
  isDraining = false;

  constructor(pool: WorkerPool, services: RoomServices, emit: EmitEvent) {
    this.#pool = pool;
    this.#services = services;
    this.#emit = emit;
  }

  /** The room, made when it is new. DRAINING when it is new and the node is about to stop. */
  open(roomId: RoomId, appData: AppData): Promise<Room> {
    return this.#registry.getOrCreate(roomId, async () => {
      if (this.isDraining) throw new SfuError('DRAINING', 'this node takes no new rooms');
      const services = {
        ...this.#services,
        findWorker: () => this.#pool.place((worker) => this.#weigh(worker)),
      };
      const room = await Room.create({ roomId, appData }, services, (event, data) => {
        if (event === 'room:closed') this.#forget(room);
        this.#emit(event, data);
      });
      return room;
    });
  }

  find(roomId: RoomId): Room | undefined {
    return this.#registry.find(roomId);
  }

  get(roomId: RoomId): Room {
    const room = this.find(roomId);
    if (room === undefined) throw notFound('room', roomId);
    return room;
  }

  close(roomId: RoomId, note: CloseNote): void {
    this.find(roomId)?.close(note);
  }

  closeAll(note: CloseNote): void {
    for (const room of this.#registry.values()) room.close(note);
  }

  /** Resolves when no room is left. */
  whenNone(): Promise<void> {
    if (this.#registry.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForNone.push(resolve));
  }

  load(): NodeLoad {
    const rooms = this.#registry.values();
    return {
      roomCount: rooms.length,
      peerCount: sum(rooms, (room) => room.peerCount),
      producerCount: sum(rooms, (room) => room.producers.size),
      consumerCount: sum(rooms, (room) => room.consumers.size),
      busiestWorkerLoad: this.#pool.busiestWorkerLoad,
    };
  }

  #weigh(worker: MediaWorker): number {
    return sum(this.#registry.values(), (room) => room.weighOn(worker));
  }

  #forget(room: Room): void {
    this.#registry.remove(room.roomId, room);
    if (this.#registry.size > 0) return;
    for (const resolve of this.#waitingForNone.splice(0)) resolve();
  }
}

const sum = <Item>(items: readonly Item[], count: (item: Item) => number) =>
  items.reduce((total, item) => total + count(item), 0);
