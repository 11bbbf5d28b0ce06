import type { CloseNote, Direction, TransportState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { type DtlsParameters, IceParameters, TransportParameters } from '@cloudseat/shared/nouns/media.ts';
import type { types } from 'mediasoup';
import { conflict, notFound, refusable } from '../errors.ts';
import { tuning } from '../tuning.ts';
import type { Peer } from './peer.ts';
import type { Registry } from './registry.ts';
import type { Closable } from './room-context.ts';
import type { RoomRouter } from './room-routers.ts';

type Transports = Registry<TransportId, PeerTransport>;
type Made = { at: RoomRouter; transport: types.WebRtcTransport };

/** One page's way to (receive) or from (send) the node: ICE over UDP or TCP on the worker's port, DTLS, SRTP. */
export class PeerTransport {
  readonly peer: Peer;
  readonly transportId: TransportId;
  readonly direction: Direction;
  readonly at: RoomRouter;
  readonly transport: types.WebRtcTransport;
  /** Producers or consumers. */
  readonly children = new Set<Closable>();
  readonly #transports: Transports;
  #connecting: Promise<void> | undefined;
  isClosed = false;

  private constructor(
    transports: Transports,
    peer: Peer,
    identity: { transportId: TransportId; direction: Direction },
    { at, transport }: Made,
  ) {
    this.#transports = transports;
    this.peer = peer;
    this.transportId = identity.transportId;
    this.direction = identity.direction;
    this.at = at;
    this.transport = transport;
    peer.transports.add(this);
    transport.on('icestatechange', () => this.#tellState());
    transport.on('dtlsstatechange', () => this.#tellState());
  }

  /** The transport of this id, made when it is new. CONFLICT when the id serves another peer or direction. */
  static async open(
    transports: Transports,
    peer: Peer,
    identity: { transportId: TransportId; direction: Direction },
  ): Promise<PeerTransport> {
    const { transportId, direction } = identity;
    const found = await transports.getOrCreate(transportId, async () => {
      const made = await createMediaTransport(peer, direction);
      peer.room.emit('transport:added', { ...peer.ids, ...identity });
      return new PeerTransport(transports, peer, identity, made);
    });
    if (found.peer !== peer || found.direction !== direction) throw conflict('transport', transportId);
    return found;
  }

  /** What the page needs to build its side. */
  get parameters(): TransportParameters {
    const { iceParameters, iceCandidates, dtlsParameters } = this.transport;
    return TransportParameters.parse({
      transportId: this.transportId,
      iceParameters,
      iceCandidates,
      dtlsParameters,
    });
  }

  /** A repeat gets the first result: mediasoup connects a transport once. A refused attempt may be tried again. */
  connect(dtlsParameters: DtlsParameters): Promise<void> {
    this.#connecting ??= refusable(
      // The outline was checked by the contract; mediasoup checks the rest and throws.
      this.transport.connect({ dtlsParameters: dtlsParameters as types.DtlsParameters }),
    ).catch((error: unknown) => {
      this.#connecting = undefined;
      throw error;
    });
    return this.#connecting;
  }

  async restartIce(): Promise<IceParameters> {
    return IceParameters.parse(await refusable(this.transport.restartIce()));
  }

  close(note: CloseNote): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const childNote: CloseNote =
      note.reason === 'peerReset' ? note : { reason: 'parentClosed', origin: note.origin };
    for (const child of [...this.children]) child.close(childNote);
    this.#transports.remove(this.transportId, this);
    this.peer.transports.delete(this);
    this.transport.close();
    this.peer.room.emit('transport:closed', { ...this.peer.ids, transportId: this.transportId, ...note });
  }

  state(): TransportState {
    return {
      transportId: this.transportId,
      direction: this.direction,
      iceState: this.transport.iceState,
      dtlsState: this.transport.dtlsState,
    };
  }

  #tellState(): void {
    if (this.isClosed) return;
    const { iceState, dtlsState } = this.transport;
    this.peer.room.emit('transport:stateChanged', {
      ...this.peer.ids,
      transportId: this.transportId,
      iceState,
      dtlsState,
    });
  }
}

async function createMediaTransport(peer: Peer, direction: Direction): Promise<Made> {
  const at = await peer.findRouter();
  try {
    const transport = await refusable(
      at.router.createWebRtcTransport({
        webRtcServer: at.mediaWorker.webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        iceConsentTimeout: tuning.iceConsentTimeoutS,
        initialAvailableOutgoingBitrate: tuning.initialOutgoingBitrate,
      }),
    );
    if (direction === 'send') await refusable(transport.setMaxIncomingBitrate(tuning.maxIncomingBitrate));
    if (!peer.isClosed) return { at, transport };
    transport.close();
  } catch (error) {
    // The router may have gone with the peer.
    if (!peer.isClosed) throw error;
  }
  throw notFound('peer', peer.peerId);
}
