import { z } from 'zod';
import { CallId, ConsumerId, ProducerId, RequestId, RoomId, TransportId } from '../nouns/ids.ts';
import {
  DtlsParameters,
  IceParameters,
  IceServer,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '../nouns/media.ts';
import { MediaKind, Source } from '../nouns/media-source.ts';
import { LinkState } from '../nouns/network.ts';
import { RoomView, StillPicture, StillSource } from '../nouns/room.ts';
import { request } from './define.ts';

const both = ['applicant', 'agent'] as const;
/** All who may be in a room. */
const anybody = [...both, 'guest', 'supervisor', 'expert', 'convenor'] as const;
const inRoom = { roomId: RoomId };
const view = { consumerId: ConsumerId, isVisible: z.boolean(), spatialLayer: z.int().min(0).max(2) };
const roomErrors = ['NOT_FOUND', 'ROOM_NOT_OPEN', 'MEDIA_NODE_LOST'] as const;

/** Sources in one request: those of a whole room, four a person. */
export const batchMax = 200;

/** Paused; what the page needs to build its side. */
const MadeConsumer = z.object({
  consumerId: ConsumerId,
  producerId: ProducerId,
  kind: MediaKind,
  rtpParameters: RtpParameters,
  isProducerPaused: z.boolean(),
});

export const mediaRequests = {
  /**
   * Enters the room of one's own call, from the moment an offer rings, or that of a review one has a part in (callId null), and
   * sets up both transports in one round trip. Joining again replaces what this participant had in the room (a reloaded page, a
   * rebuilt connection).
   */
  'room:join': request({
    input: z.object({ requestId: RequestId, callId: CallId.nullable(), roomId: RoomId }),
    output: z.object({
      room: RoomView,
      routerRtpCapabilities: RtpCapabilities,
      sendTransport: TransportParameters,
      receiveTransport: TransportParameters,
      iceServers: z.array(IceServer),
    }),
    errors: roomErrors,
    roles: anybody,
  }),
  'transport:connect': request({
    input: z.object({ ...inRoom, transportId: TransportId, dtlsParameters: DtlsParameters }),
    output: z.object({}),
    errors: [...roomErrors, 'MEDIA_REFUSED'],
    roles: anybody,
  }),
  'transport:restartIce': request({
    input: z.object({ ...inRoom, transportId: TransportId }),
    output: z.object({ iceParameters: IceParameters }),
    errors: roomErrors,
    roles: anybody,
  }),
  'producer:create': request({
    input: z.object({
      requestId: RequestId,
      ...inRoom,
      transportId: TransportId,
      kind: MediaKind,
      source: Source,
      isPaused: z.boolean(),
      rtpParameters: RtpParameters,
    }),
    output: z.object({ producerId: ProducerId }),
    errors: [...roomErrors, 'MEDIA_REFUSED'],
    roles: anybody,
  }),
  /** SILENCED: the chair switched it off. What is made while it is off is made paused, whatever was asked. */
  'producer:setPaused': request({
    input: z.object({ ...inRoom, producerId: ProducerId, isPaused: z.boolean() }),
    output: z.object({}),
    errors: [...roomErrors, 'SILENCED'],
    roles: anybody,
  }),
  'producer:close': request({
    input: z.object({ ...inRoom, producerId: ProducerId }),
    output: z.object({}),
    errors: roomErrors,
    roles: anybody,
  }),
  /** Creates the consumer paused; the page builds its side, then asks consumer:resume. */
  'consumer:create': request({
    input: z.object({ ...inRoom, producerId: ProducerId, rtpCapabilities: RtpCapabilities }),
    output: MadeConsumer,
    errors: [...roomErrors, 'MEDIA_REFUSED'],
    roles: anybody,
  }),
  /** All of a room at once, in the order asked for; one that cannot be made says why and keeps none of the others. */
  'consumer:createMany': request({
    input: z.object({
      ...inRoom,
      producerIds: z.array(ProducerId).min(1).max(batchMax),
      rtpCapabilities: RtpCapabilities,
    }),
    output: z.object({
      outcomes: z.array(
        z.discriminatedUnion('isMade', [
          MadeConsumer.extend({ isMade: z.literal(true) }),
          z.object({
            isMade: z.literal(false),
            producerId: ProducerId,
            code: z.enum(['NOT_FOUND', 'ROOM_NOT_OPEN', 'MEDIA_NODE_LOST', 'MEDIA_REFUSED', 'INTERNAL']),
          }),
        ]),
      ),
    }),
    errors: roomErrors,
    roles: anybody,
  }),
  /** The page is ready for frames. They flow once the server lets them: not before the call was accepted. */
  'consumer:resume': request({
    input: z.object({ ...inRoom, consumerId: ConsumerId }),
    output: z.object({}),
    errors: roomErrors,
    roles: anybody,
  }),
  /**
   * The same for all that a page has built; those that are gone meanwhile are passed over. `views`: what of these pictures is on
   * screen, so that a full room needs no further request for each.
   */
  'consumer:resumeMany': request({
    input: z.object({
      ...inRoom,
      consumerIds: z.array(ConsumerId).min(1).max(batchMax),
      views: z.array(z.object(view)).max(batchMax).default([]),
    }),
    output: z.object({}),
    errors: roomErrors,
    roles: anybody,
  }),
  /** What of a video is on screen: a hidden tile costs nothing, a small one gets a small layer. */
  'consumer:setView': request({
    input: z.object({ ...inRoom, ...view }),
    output: z.object({}),
    errors: roomErrors,
    roles: anybody,
  }),
  /** First frame or sound of the other side arrived, or there is nothing to receive: this side is connected. */
  'room:reportStarted': request({
    input: z.object({ ...inRoom, callId: CallId }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN', 'CALL_STATE', 'CALL_ENDED'],
    roles: both,
  }),
  /** A picture of one's own camera, or of the page one shares, for those who may see it, where the link carries no video. At most one a second counts. */
  'still:send': request({
    input: z.object({ ...inRoom, source: StillSource.default('camera'), picture: StillPicture }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN'],
    roles: anybody,
    // A page shared over a link that is narrow: no next one is sent before it has arrived.
    timeoutMs: 20_000,
  }),
  /** The page's own view of its link, from its WebRTC statistics, whenever it changes. */
  'room:reportNetwork': request({
    input: z.object({ ...inRoom, ...LinkState.shape }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN'],
    roles: anybody,
  }),
};
