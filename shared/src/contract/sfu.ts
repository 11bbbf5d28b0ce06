import { z } from 'zod';
import type { sfuEvents } from './sfu-events.ts';
import type { sfuMethods } from './sfu-methods.ts';

/**
 * Contract between server and media node: JSON frames over a private WebSocket that the server dials, one link a pair.
 * The upgrade request carries `Authorization: Bearer <CLOUDSEAT_SFU_SECRET>`; a wrong one is answered 401. Several
 * servers may be linked to one node and share a room.
 */
export const sfuProtocolVersion = 1;
/** Where the node takes links; `GET /health` is beside it. */
export const sfuLinkPath = '/link';
/** Larger frames end the link. */
export const sfuMaxFrameBytes = 4 * 1024 * 1024;

export const sfuErrorCodes = [
  /** The frame or its data does not fit the contract. */
  'BAD_REQUEST',
  'UNKNOWN_METHOD',
  'UNSUPPORTED_PROTOCOL',
  /** The room, peer, transport, producer or consumer is gone or never was; `details.noun` tells which. Of pipes: it is over. */
  'NOT_FOUND',
  /** The id is taken by an object of another parent. */
  'CONFLICT',
  /** mediasoup refused the parameters, or the capabilities cannot decode the producer. */
  'REFUSED',
  /** No new rooms: the node is about to stop. */
  'DRAINING',
  /** No worker is alive to carry the room; or nothing can be recorded. */
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export const SfuErrorCode = z.enum(sfuErrorCodes);
export type SfuErrorCode = z.infer<typeof SfuErrorCode>;
export const SfuErrorBody = z.object({
  code: SfuErrorCode,
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type SfuErrorBody = z.infer<typeof SfuErrorBody>;

export const SfuRequestFrame = z.object({
  id: z.int().positive(),
  method: z.string().max(64),
  data: z.unknown(),
});
export type SfuRequestFrame = z.infer<typeof SfuRequestFrame>;
export const SfuAnswerFrame = z.discriminatedUnion('ok', [
  z.object({ id: z.int().positive(), ok: z.literal(true), data: z.unknown() }),
  z.object({ id: z.int().positive(), ok: z.literal(false), error: SfuErrorBody }),
]);
export type SfuAnswerFrame = z.infer<typeof SfuAnswerFrame>;
export const SfuEventFrame = z.object({ event: z.string().max(64), data: z.unknown() });
export type SfuEventFrame = z.infer<typeof SfuEventFrame>;

export type SfuMethods = typeof sfuMethods;
export type SfuMethodName = keyof SfuMethods;
/** What the server sends. */
export type SfuInput<Name extends SfuMethodName> = z.input<SfuMethods[Name]['input']>;
/** What the node's handler gets, after parsing. */
export type SfuParsed<Name extends SfuMethodName> = z.output<SfuMethods[Name]['input']>;
export type SfuOutput<Name extends SfuMethodName> = z.output<SfuMethods[Name]['output']>;

export type SfuEvents = typeof sfuEvents;
export type SfuEventName = keyof SfuEvents;
export type SfuEventData<Name extends SfuEventName> = z.output<SfuEvents[Name]>;
