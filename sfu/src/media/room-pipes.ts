import type { RoomInstanceId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound } from '../errors.ts';
import { NodePipe, type PipeListen } from './node-pipe.ts';
import type { PipedProducer } from './piped-producer.ts';
import { Registry } from './registry.ts';
import type { EmitEvent } from './room-context.ts';
import type { RoomRouters } from './room-routers.ts';

type Options = {
  roomId: RoomId;
  routers: RoomRouters;
  listen: PipeListen;
  emit: EmitEvent;
  /** It came from another part, and may be consumed. */
  onReceived: (received: PipedProducer) => void;
};

/** The ways of one room to its parts on other nodes, each made when the first server asks for it. */
export class RoomPipes {
  readonly #options: Options;
  readonly #pipes = new Registry<RoomInstanceId, NodePipe>();
  readonly #forgotten = new Set<RoomInstanceId>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** NOT_FOUND when that part is gone for good. */
  async open(otherId: RoomInstanceId): Promise<NodePipe> {
    const { roomId, routers, listen, emit, onReceived } = this.#options;
    const pipe = await this.#pipes.getOrCreate(otherId, () => {
      this.#assertThere(otherId);
      const onReceiveEnded = ({
        producerId,
        pipeId,
      }: {
        producerId: ProducerId;
        pipeId: PipedProducer['pipeId'];
      }) => emit('pipe:closed', { roomId, otherId, producerId, pipeId });
      return NodePipe.open(otherId, { routers, listen, hooks: { onReceived, onReceiveEnded } });
    });
    if (!this.#forgotten.has(otherId)) return pipe;
    this.#drop(pipe);
    throw notFound('pipe', otherId);
  }

  /** NOT_FOUND when nobody has opened it. */
  async get(otherId: RoomInstanceId): Promise<NodePipe> {
    const pipe = await this.#pipes.findSettled(otherId);
    if (pipe === undefined) throw notFound('pipe', otherId);
    return pipe;
  }

  find(otherId: RoomInstanceId): Promise<NodePipe | undefined> {
    return this.#pipes.findSettled(otherId);
  }

  async forget(otherId: RoomInstanceId): Promise<void> {
    this.#forgotten.add(otherId);
    const pipe = await this.#pipes.findSettled(otherId);
    if (pipe !== undefined) this.#drop(pipe);
  }

  /** What came from whichever other part; one that is being made is waited for. */
  async findReceived(producerId: ProducerId): Promise<PipedProducer | undefined> {
    for (const pipe of this.#pipes.values()) {
      const received = await pipe.findReceived(producerId);
      if (received !== undefined) return received;
    }
    return undefined;
  }

  get received(): PipedProducer[] {
    return this.#pipes.values().flatMap((pipe) => pipe.received);
  }

  close(): void {
    for (const pipe of this.#pipes.values()) this.#drop(pipe);
  }

  #drop(pipe: NodePipe): void {
    this.#pipes.remove(pipe.otherId, pipe);
    pipe.close();
  }

  #assertThere(otherId: RoomInstanceId): void {
    if (this.#forgotten.has(otherId)) throw notFound('pipe', otherId);
  }
}
