import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type ConsumerId, type ProducerId, RoomId, type TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  IceServer,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '@cloudseat/shared/nouns/media.ts';
import type { MediaKind } from '@cloudseat/shared/nouns/room.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import type { RemoteTransport } from '../media/remote-transport.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';

type Options = {
  nodes: Pick<MediaNodes, 'place' | 'openRoom' | 'hasHealthyNode'>;
  iceServersFor: (checkId: RoomId) => IceServer[];
  lifetime: Lifetime;
  logger: Logger;
};
type Check = { checkId: RoomId; pageId: string; room: RemoteRoom; timer: NodeJS.Timeout };
export type LinkChecks = ReturnType<typeof createLinkChecks>;

/** A check takes some ten seconds; a page that never ends its own is not waited for longer, ms. */
const checkMaxMs = 30_000;
/** Checks at once on one server: each sends half a megabit to and fro. */
const checksMax = 60;
/** One of each way is measured, and nothing else is to pass. */
const producersMax = 4;

const mainPeer = PeerId.parse('main');

/**
 * Rooms of one page each, in which it tries its link: what it sends comes back to it alone. They live on the media nodes as
 * the rooms of talks do, so that the way is the same.
 */
export function createLinkChecks({ nodes, iceServersFor, lifetime, logger }: Options) {
  const checks = new Map<RoomId, Check>();

  function end(check: Check): void {
    if (!checks.delete(check.checkId)) return;
    clearTimeout(check.timer);
    check.room
      .close('ended')
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'a link check stays open until its node ends it'),
      );
  }
  lifetime.bind(() => {
    for (const check of [...checks.values()]) end(check);
  });

  /** NOT_FOUND unless it is this page's. */
  function get(checkId: RoomId, pageId: string): Check {
    const check = checks.get(checkId);
    if (check === undefined || check.pageId !== pageId || check.room.isClosed) throw notFound('the check');
    return check;
  }

  async function open(pageId: string) {
    for (const check of [...checks.values()]) if (check.pageId === pageId) end(check);
    if (checks.size >= checksMax)
      throw new AppError('UNAVAILABLE', 'too many links are being checked', undefined, {
        retryAfterMs: 5_000,
      });
    const checkId = RoomId.parse(`check-${makeId()}`);
    const room = await nodes.openRoom(nodes.place(), checkId, { purpose: 'linkCheck' });
    const check: Check = { checkId, pageId, room, timer: setTimeout(() => end(check), checkMaxMs) };
    checks.set(checkId, check);
    try {
      return { checkId, ...(await openWays(room, iceServersFor(checkId))) };
    } catch (error) {
      end(check);
      throw error;
    }
  }

  return {
    open,
    connectable: (checkId: RoomId, transportId: TransportId, pageId: string): RemoteTransport =>
      get(checkId, pageId).room.getTransport(transportId),
    async send(
      wish: { checkId: RoomId; transportId: TransportId; producerId: ProducerId },
      media: { kind: MediaKind; rtpParameters: RtpParameters },
      pageId: string,
    ): Promise<ProducerId> {
      const { room } = get(wish.checkId, pageId);
      const isKnown = room.producers.some(({ producerId }) => producerId === wish.producerId);
      if (!isKnown && room.producers.length >= producersMax)
        throw new AppError('MEDIA_REFUSED', 'a check sends no more than it measures');
      const source = media.kind === 'video' ? ('camera' as const) : ('microphone' as const);
      return room
        .getTransport(wish.transportId)
        .produce({ producerId: wish.producerId, source, isPaused: false, ...media });
    },
    receive(checkId: RoomId, producerId: ProducerId, rtpCapabilities: RtpCapabilities, pageId: string) {
      const { room } = get(checkId, pageId);
      room.getProducer(producerId);
      const transport = room.transports.find(
        ({ peerId, direction }) => peerId === mainPeer && direction === 'receive',
      );
      if (transport === undefined) throw notFound('the transport');
      return transport.consume(producerId, rtpCapabilities);
    },
    async begin(checkId: RoomId, pageId: string): Promise<void> {
      const { room } = get(checkId, pageId);
      const consumerIds = room.consumers.map(({ consumerId }): ConsumerId => consumerId);
      await room.setConsumersPaused(consumerIds, false);
    },
    /** Idempotent. */
    close(checkId: RoomId, pageId: string): void {
      const check = checks.get(checkId);
      if (check?.pageId === pageId) end(check);
    },
  };
}

async function openWays(room: RemoteRoom, iceServers: IceServer[]) {
  const hasRelay = iceServers.some(({ urls }) => urls.some((url) => /^turns?:/.test(url)));
  const onlySend = async (name: string) => (await room.openTransport(PeerId.parse(name), 'send')).parameters;
  const [main, tcp, relay] = await Promise.all([
    room.join(mainPeer),
    onlySend('tcp'),
    hasRelay ? onlySend('relay') : null,
  ]);
  return {
    routerRtpCapabilities: room.routerRtpCapabilities,
    iceServers,
    sendTransport: main.sendParameters,
    receiveTransport: main.receiveParameters,
    tcpTransport: onlyTcp(tcp),
    relayTransport: relay,
  };
}

const onlyTcp = (parameters: TransportParameters): TransportParameters => ({
  ...parameters,
  iceCandidates: parameters.iceCandidates.filter(({ protocol }) => protocol === 'tcp'),
});
