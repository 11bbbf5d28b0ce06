import { z } from 'zod';
import { ConsumerId, ProducerId, RequestId, RoomId, TransportId } from '../nouns/ids.ts';
import {
  DtlsParameters,
  IceServer,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '../nouns/media.ts';
import { MediaKind } from '../nouns/media-source.ts';
import { request } from './define.ts';

const applicants = ['applicant'] as const;
const inCheck = { checkId: RoomId };
const errors = ['NOT_FOUND', 'MEDIA_NODE_LOST'] as const;

/**
 * Tries a page's link before the ticket, on the very way of a talk: a room of its own on a media node, where the page sends
 * to nobody but itself. One at a time for a page; it ends by itself after a minute.
 */
export const linkCheckRequests = {
  /** Answers at once: the time it takes is the way to the server and back. */
  'linkCheck:echo': request({
    input: z.object({ count: z.int().nonnegative() }),
    output: z.object({ count: z.int().nonnegative() }),
    errors: [],
    roles: applicants,
  }),
  /** UNAVAILABLE: as many checks as may be are going on; come again. */
  'linkCheck:open': request({
    input: z.object({ requestId: RequestId }),
    output: z.object({
      ...inCheck,
      routerRtpCapabilities: RtpCapabilities,
      iceServers: z.array(IceServer),
      sendTransport: TransportParameters,
      receiveTransport: TransportParameters,
      /** To be reached by TCP alone, and over the relay alone where there is one. */
      tcpTransport: TransportParameters,
      relayTransport: TransportParameters.nullable(),
    }),
    errors: ['MEDIA_NODE_LOST'],
    roles: applicants,
  }),
  'linkCheck:connect': request({
    input: z.object({ ...inCheck, transportId: TransportId, dtlsParameters: DtlsParameters }),
    output: z.object({}),
    errors: [...errors, 'MEDIA_REFUSED'],
    roles: applicants,
  }),
  'linkCheck:send': request({
    input: z.object({
      requestId: RequestId,
      ...inCheck,
      transportId: TransportId,
      kind: MediaKind,
      rtpParameters: RtpParameters,
    }),
    output: z.object({ producerId: ProducerId }),
    errors: [...errors, 'MEDIA_REFUSED'],
    roles: applicants,
  }),
  'linkCheck:receive': request({
    input: z.object({ ...inCheck, producerId: ProducerId, rtpCapabilities: RtpCapabilities }),
    output: z.object({ consumerId: ConsumerId, kind: MediaKind, rtpParameters: RtpParameters }),
    errors: [...errors, 'MEDIA_REFUSED'],
    roles: applicants,
  }),
  /** What was received so far lets what is sent come back from now on. */
  'linkCheck:begin': request({
    input: z.object(inCheck),
    output: z.object({}),
    errors,
    roles: applicants,
  }),
  'linkCheck:close': request({
    input: z.object(inCheck),
    output: z.object({}),
    errors: [],
    roles: applicants,
  }),
};
