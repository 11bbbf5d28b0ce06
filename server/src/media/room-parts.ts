import type { AppData, NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RemoteConsumer } from './remote-consumer.ts';
import type { RemoteProducer } from './remote-producer.ts';
import type { RemoteRoom } from './remote-room.ts';
import type { RemoteTransport } from './remote-transport.ts';

/** The parts of a room on its nodes, and all that is in them together. */
export class RoomParts {
  #list: readonly RemoteRoom[] = [];
  #peers: ReadonlyMap<PeerId, AppData> | null = null;

  get list(): readonly RemoteRoom[] {
    return this.#list;
  }

  /** Of all parts; kept until somebody comes or goes. */
  get peers(): ReadonlyMap<PeerId, AppData> {
    const [first, ...others] = this.#list;
    if (first !== undefined && others.length === 0) return first.peers;
    this.#peers ??= new Map(this.#list.flatMap((part) => [...part.peers]));
    return this.#peers;
  }

  get producers(): RemoteProducer[] {
    return this.#list.flatMap((part) => part.producers);
  }

  get consumers(): RemoteConsumer[] {
    return this.#list.flatMap((part) => part.consumers);
  }

  get transports(): RemoteTransport[] {
    return this.#list.flatMap((part) => part.transports);
  }

  /** Somebody came or went. */
  handlePeersChanged(): void {
    this.#peers = null;
  }

  add(part: RemoteRoom): void {
    this.#list = [...this.#list, part];
    this.#peers = null;
  }

  remove(part: RemoteRoom): void {
    this.#list = this.#list.filter((other) => other !== part);
    this.#peers = null;
  }

  find(nodeId: NodeId): RemoteRoom | undefined {
    return this.#list.find((part) => part.nodeId === nodeId);
  }

  findWith(peerId: PeerId): RemoteRoom | undefined {
    return this.#list.find((part) => part.peers.has(peerId));
  }
}
