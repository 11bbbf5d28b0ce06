import { WebReceiver, WebSender, webCapabilities } from '../../../scripts/test-support/web-peer.ts';
import { consume, joinPeer, produce } from './steps.ts';
import type { TestLink } from './test-link.ts';

/** Who is in a room of a node with a camera and a microphone, and takes what others send: all over real transports. */
export class WebPerson {
  readonly peerId: string;
  readonly sender: WebSender;
  readonly cameraId: string;
  readonly microphoneId: string;
  readonly #link: TestLink;
  readonly #peer: Awaited<ReturnType<typeof joinPeer>>;
  #receiver: WebReceiver | null = null;
  /** By producer. */
  readonly consumerIds = new Map<string, string>();

  private constructor(
    link: TestLink,
    peer: Awaited<ReturnType<typeof joinPeer>>,
    parts: { sender: WebSender; cameraId: string; microphoneId: string },
  ) {
    this.#link = link;
    this.#peer = peer;
    this.peerId = peer.peerId;
    this.sender = parts.sender;
    this.cameraId = parts.cameraId;
    this.microphoneId = parts.microphoneId;
  }

  static async enter(link: TestLink, roomId: string, layerCount = 1): Promise<WebPerson> {
    const [peer, sender] = await Promise.all([joinPeer(link, roomId), WebSender.open(layerCount)]);
    const { dtlsParameters } = sender;
    await link.request('transport:connect', { roomId, transportId: peer.sendTransportId, dtlsParameters });
    sender.accept(peer.sendParameters);
    const make = async (source: 'camera' | 'microphone', kind: 'video' | 'audio') =>
      (await produce(link, peer, source, sender.rtpParameters(kind))).producerId;
    const [cameraId, microphoneId] = [await make('camera', 'video'), await make('microphone', 'audio')];
    return new WebPerson(link, peer, { sender, cameraId, microphoneId });
  }

  /** All of these, once: what comes later is another page's. */
  async take(producerIds: readonly string[]): Promise<void> {
    const { roomId, receiveTransportId: transportId, receiveParameters } = this.#peer;
    const made = await Promise.all(
      producerIds.map((producerId) => consume(this.#link, this.#peer, producerId, webCapabilities)),
    );
    for (const { producerId, consumerId } of made) this.consumerIds.set(producerId, consumerId);
    const offered = new Map(made.map(({ producerId, answer }) => [producerId, answer]));
    this.#receiver = await WebReceiver.open(receiveParameters, offered);
    const { dtlsParameters } = this.#receiver;
    await this.#link.request('transport:connect', { roomId, transportId, dtlsParameters });
    await this.setPaused(producerIds, false);
  }

  async setPaused(producerIds: readonly string[], isPaused: boolean): Promise<void> {
    const consumerIds = producerIds.map((producerId) => this.consumerIds.get(producerId) ?? '');
    await this.#link.request('consumers:setPaused', { roomId: this.#peer.roomId, consumerIds, isPaused });
  }

  received(producerId: string): number {
    return this.#receiver?.received(producerId) ?? 0;
  }

  async leave(): Promise<void> {
    const { roomId, peerId } = this.#peer;
    this.close();
    await this.#link.request('peer:close', { roomId, peerId, reason: 'left', origin: 'server-a' });
  }

  /** The page alone. */
  close(): void {
    this.sender.close();
    this.#receiver?.close();
  }
}
