import type { RoomInstanceId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type PipeEnd, PipeId } from '@cloudseat/shared/contract/sfu-pipes.ts';
import type { ProducerId } from '@cloudseat/shared/nouns/ids.ts';
import { RtpParameters } from '@cloudseat/shared/nouns/media.ts';
import type { types } from 'mediasoup';
import type { Config } from '../config.ts';
import { notFound, refusable, SfuError } from '../errors.ts';
import { tuning } from '../tuning.ts';
import type { PeerProducer } from './peer-producer.ts';
import { type Piece, PipedProducer } from './piped-producer.ts';
import { Registry } from './registry.ts';
import type { RoomRouters } from './room-routers.ts';

export type PipeListen = Config['pipes'];
type Sending = { pipeId: PipeId; consumer: types.Consumer };
export type NodePipeHooks = {
  onReceived(received: PipedProducer): void;
  /** No longer received, for whatever reason. */
  onReceiveEnded(piece: Piece): void;
};

/** A room's way to its part on another node: encrypted, packets that are lost are sent again; every simulcast layer passes. */
export class NodePipe {
  readonly otherId: RoomInstanceId;
  readonly #routers: RoomRouters;
  readonly #transport: types.PipeTransport;
  readonly #hooks: NodePipeHooks;
  readonly #sendings = new Registry<ProducerId, Sending>();
  readonly #received = new Registry<ProducerId, PipedProducer>();
  /** Sendings that were received and are not any more: none of them is taken a second time. */
  readonly #over = new Set<PipeId>();
  #connecting: Promise<void> | undefined;

  private constructor(
    otherId: RoomInstanceId,
    routers: RoomRouters,
    transport: types.PipeTransport,
    hooks: NodePipeHooks,
  ) {
    this.otherId = otherId;
    this.#routers = routers;
    this.#transport = transport;
    this.#hooks = hooks;
  }

  static async open(
    otherId: RoomInstanceId,
    { routers, listen, hooks }: { routers: RoomRouters; listen: PipeListen; hooks: NodePipeHooks },
  ): Promise<NodePipe> {
    if (listen === null)
      throw new SfuError('UNAVAILABLE', 'no other node can send here: set CLOUDSEAT_SFU_PIPE_ADDRESS');
    const { ip, announcedAddress, portRange } = listen;
    const transport = await refusable(
      routers.home.router.createPipeTransport({
        listenInfo: {
          ...{ protocol: 'udp', ip, recvBufferSize: tuning.receiveBufferBytes },
          ...(announcedAddress === undefined ? {} : { announcedAddress }),
          ...(portRange === undefined ? {} : { portRange }),
        },
        enableRtx: true,
        enableSrtp: true,
      }),
    );
    return new NodePipe(otherId, routers, transport, hooks);
  }

  get end(): PipeEnd {
    const { tuple, srtpParameters } = this.#transport;
    if (srtpParameters === undefined) throw new Error('a pipe without a key');
    return { ip: tuple.localAddress, port: tuple.localPort, srtpParameters };
  }

  get received(): PipedProducer[] {
    return this.#received.values();
  }

  /** A repeat gets the first result: an end has one other end for all its life. */
  connect({ ip, port, srtpParameters }: PipeEnd): Promise<void> {
    this.#connecting ??= refusable(
      this.#transport.connect({ ip, port, srtpParameters: srtpParameters as types.SrtpParameters }),
    ).catch((error: unknown) => {
      this.#connecting = undefined;
      throw error;
    });
    return this.#connecting;
  }

  /** Begins to send it, once; anew where the sending `after` is the one that the other end has ended. */
  async send(source: PeerProducer, after: PipeId | null) {
    const { producerId } = source;
    const known = await this.#sendings.findSettled(producerId);
    if (known !== undefined && known.pipeId === after) this.#endSending(producerId, known);
    const { pipeId, consumer } = await this.#sendings.getOrCreate(producerId, () => this.#send(source));
    return {
      pipeId,
      rtpParameters: RtpParameters.parse(consumer.rtpParameters),
      isPaused: source.producer.paused,
    };
  }

  stop(pipeId: PipeId): void {
    for (const sending of this.#sendings.values()) if (sending.pipeId === pipeId) sending.consumer.close();
  }

  /** Takes what the other end sends, once. NOT_FOUND where this very sending was ended here before. */
  async receive(piece: Piece): Promise<void> {
    const { producerId, pipeId } = piece;
    if (this.#over.has(pipeId)) throw notFound('pipe', pipeId);
    const known = await this.#received.findSettled(producerId);
    if (known !== undefined && known.pipeId !== pipeId) known.close();
    const received = await this.#received.getOrCreate(producerId, () => this.#receive(piece));
    if (received.pipeId !== pipeId || received.isClosed) throw notFound('pipe', pipeId);
    if (piece.isKept) received.keep();
  }

  findReceived(producerId: ProducerId): Promise<PipedProducer | undefined> {
    return this.#received.findSettled(producerId);
  }

  close(): void {
    for (const received of this.received) received.close();
    this.#transport.close();
  }

  async #send(source: PeerProducer): Promise<Sending> {
    const reached = await this.#routers.reach(source, this.#routers.home);
    try {
      const consumer = await refusable(this.#transport.consume({ producerId: reached.producer.id }));
      const sending = { pipeId: PipeId.parse(consumer.id), consumer };
      consumer.observer.once('close', () => {
        this.#sendings.remove(source.producerId, sending);
        reached.release();
      });
      if (source.isClosed) {
        consumer.close();
        throw notFound('producer', source.producerId);
      }
      return sending;
    } catch (error) {
      reached.release();
      throw error;
    }
  }

  #endSending(producerId: ProducerId, sending: Sending): void {
    this.#sendings.remove(producerId, sending);
    sending.consumer.close();
  }

  async #receive(piece: Piece): Promise<PipedProducer> {
    const producer = await refusable(
      this.#transport.produce({
        kind: piece.kind,
        rtpParameters: piece.rtpParameters as types.RtpParameters,
        paused: piece.isPaused,
        keyFrameRequestDelay: 0,
      }),
    );
    const received = new PipedProducer(piece, { producer, at: this.#routers.home }, () => {
      this.#over.add(piece.pipeId);
      this.#received.remove(piece.producerId, received);
      this.#hooks.onReceiveEnded(piece);
    });
    this.#hooks.onReceived(received);
    return received;
  }
}
