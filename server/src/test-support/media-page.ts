import { type ConsumerId, type ProducerId, type RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { WebReceiver, WebSender, webCapabilities } from '../../../scripts/test-support/web-peer.ts';
import { enterSitting } from './sitting-driver.ts';
import type { TestPage } from './test-page.ts';

type Joined = Awaited<ReturnType<typeof enterSitting>>;

/** A page in a review's room with a camera and a microphone, and everybody else's: all as packets over real transports. */
export class MediaPage {
  readonly page: TestPage;
  readonly joined: Joined;
  readonly producerIds: readonly ProducerId[];
  readonly #roomId: RoomId;
  readonly #sender: WebSender;
  #receiver: WebReceiver | null = null;
  /** What it takes, by the producer. */
  readonly consumerIds = new Map<ProducerId, ConsumerId>();

  private constructor(
    page: TestPage,
    roomId: RoomId,
    parts: { joined: Joined; sender: WebSender; producerIds: readonly ProducerId[] },
  ) {
    this.page = page;
    this.#roomId = roomId;
    this.joined = parts.joined;
    this.#sender = parts.sender;
    this.producerIds = parts.producerIds;
  }

  static async enter(page: TestPage, roomId: RoomId): Promise<MediaPage> {
    const [joined, sender] = await Promise.all([enterSitting({ page }, roomId), WebSender.open()]);
    const { sendTransport } = joined;
    const transportId = TransportId.parse(sendTransport.transportId);
    const { dtlsParameters } = sender;
    await page.request('transport:connect', { roomId, transportId, dtlsParameters });
    sender.accept(sendTransport);
    const made = [];
    for (const [source, kind] of [
      ['microphone', 'audio'],
      ['camera', 'video'],
    ] as const) {
      const rtpParameters = sender.rtpParameters(kind);
      const wanted = { transportId, source, kind, isPaused: false, rtpParameters };
      made.push(await page.request('producer:create', { roomId, ...wanted }));
    }
    const producerIds = made.map(({ producerId }) => producerId);
    return new MediaPage(page, roomId, { joined, sender, producerIds });
  }

  /** All of these, with every picture on screen. Rejects when one cannot be taken. */
  async take(producerIds: ProducerId[]): Promise<void> {
    const roomId = this.#roomId;
    const { receiveTransport } = this.joined;
    await this.#hearOf(producerIds);
    const { outcomes } = await this.page.request('consumer:createMany', {
      ...{ roomId, producerIds, rtpCapabilities: webCapabilities },
    });
    const made = outcomes.flatMap((outcome) => (outcome.isMade ? [outcome] : []));
    if (made.length < producerIds.length) throw new Error(JSON.stringify(outcomes));
    for (const { producerId, consumerId } of made) this.consumerIds.set(producerId, consumerId);
    const offered = new Map(made.map((each) => [each.producerId as string, each]));
    if (this.#receiver) this.#receiver.add(offered);
    else {
      this.#receiver = await WebReceiver.open(receiveTransport, offered);
      const { dtlsParameters } = this.#receiver;
      const transportId = TransportId.parse(receiveTransport.transportId);
      await this.page.request('transport:connect', { roomId, transportId, dtlsParameters });
    }
    await this.page.request('consumer:resumeMany', {
      ...{ roomId, consumerIds: made.map(({ consumerId }) => consumerId) },
    });
  }

  /** As a page does, which takes what it was told of: its server may hear of what began on another one a moment later. */
  async #hearOf(producerIds: readonly ProducerId[]): Promise<void> {
    const hasAll = ({ participants }: Joined['room']) => {
      const told = new Set(
        participants.flatMap(({ sources }) => sources.map(({ producerId }) => producerId)),
      );
      return producerIds.every((producerId) => told.has(producerId));
    };
    if (!hasAll(this.joined.room)) await this.page.waitFor('room:updated', ({ room }) => hasAll(room));
  }

  received(producerId: ProducerId): number {
    return this.#receiver?.received(producerId) ?? 0;
  }

  /** Its media; the page stays. */
  close(): void {
    this.#sender.close();
    this.#receiver?.close();
  }
}
