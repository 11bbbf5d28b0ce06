import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type ConsumerId, type ProducerId, RoomId, type TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  IceServer,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '@cloudseat/shared/nouns/media.ts';
import type { MediaKind } from '@cloudseat/shared/nouns/media-source.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import type { RemoteTransport } from '../media/remote-transport.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';

type Options = {
  nodes: Pick<MediaNodes, 'place' | 'openRoom'>;
  iceServersFor: (checkId: RoomId) => IceServer[];
  lifetime: Lifetime;
  logger: Logger;
};
/** Without a room until its node has opened one. */
type Check = { checkId: RoomId; pageId: string; room: RemoteRoom | null; timer: NodeJS.Timeout };
export type LinkChecks = ReturnType<typeof createLinkChecks>;

/** On a bad line a check takes half a minute; a page that never ends its own is not waited for longer, ms. */
const checkMaxMs = 60_000;
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
    checks.delete(check.checkId);
    clearTimeout(check.timer);
    check.room
      ?.close('ended')
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'a link check stays open until its node ends it'),
      );
  }
  lifetime.bind(() => {
    for (const check of [...checks.values()]) end(check);
  });

  /** NOT_FOUND unless it is this page's. */
  function getRoom(checkId: RoomId, pageId: string): RemoteRoom {
    const check = checks.get(checkId);
    if (!check?.room || check.pageId !== pageId || check.room.isClosed) throw notFound('the check');
    return check.room;
  }

  async function open(pageId: string) {
    for (const check of [...checks.values()]) if (check.pageId === pageId) end(check);
    if (checks.size >= checksMax)
      throw new AppError('UNAVAILABLE', 'too many links are being checked', undefined, {
        retryAfterMs: 5_000,
      });
    const checkId = RoomId.parse(`check-${makeId()}`);
    const check: Check = { checkId, pageId, room: null, timer: setTimeout(() => end(check), checkMaxMs) };
    // Counted from here on: whoever opens at the same moment sees it.
    checks.set(checkId, check);
    try {
      const room = await nodes.openRoom(nodes.place(), checkId, { purpose: 'linkCheck' });
      check.room = room;
      if (!checks.has(checkId)) throw notFound('the check');
      return { checkId, ...(await openWays(room, iceServersFor(checkId))) };
    } catch (error) {
      end(check);
      throw error;
    }
  }

  return {
    open,
    getTransport: (checkId: RoomId, transportId: TransportId, pageId: string): RemoteTransport =>
      getRoom(checkId, pageId).getTransport(transportId),
    async send(
      wish: { checkId: RoomId; transportId: TransportId; producerId: ProducerId },
      media: { kind: MediaKind; rtpParameters: RtpParameters },
      pageId: string,
    ): Promise<ProducerId> {
      const room = getRoom(wish.checkId, pageId);
      const isKnown = room.producers.some(({ producerId }) => producerId === wish.producerId);
      if (!isKnown && room.producers.length >= producersMax)
        throw new AppError('MEDIA_REFUSED', 'a check sends no more than it measures');
      const source = media.kind === 'video' ? ('camera' as const) : ('microphone' as const);
      return room
        .getTransport(wish.transportId)
        .produce({ producerId: wish.producerId, source, isPaused: false, ...media });
    },
    receive(checkId: RoomId, producerId: ProducerId, rtpCapabilities: RtpCapabilities, pageId: string) {
      const room = getRoom(checkId, pageId);
      room.getProducer(producerId);
      return room.getReceiveTransport(mainPeer).consume(producerId, rtpCapabilities);
    },
    async begin(checkId: RoomId, pageId: string): Promise<void> {
      const room = getRoom(checkId, pageId);
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
  const [main, tcp, relay] = await Promise.all([
    room.join(mainPeer),
    room.openSendTransport(PeerId.parse('tcp')),
    hasRelay ? room.openSendTransport(PeerId.parse('relay')) : null,
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
