import { z } from 'zod';
import { CaptionLanguage } from '../nouns/caption.ts';
import { ConsumerId, EpochMs, ProducerId, RoomId, TransportId } from '../nouns/ids.ts';
import {
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from '../nouns/media.ts';
import { MediaKind, Source } from '../nouns/media-source.ts';
import {
  AppData,
  CaptionAudience,
  CloseOrigin,
  Direction,
  NodeCapacity,
  NodeId,
  NodeLoad,
  PeerId,
  RequestedCloseReason,
  RoomState,
} from './sfu-nouns.ts';
import { sfuPipeMethods } from './sfu-pipes.ts';
import { sfuRecordingMethods } from './sfu-recording.ts';

const inRoom = { roomId: RoomId };
const closing = { reason: RequestedCloseReason, origin: CloseOrigin };
const nothing = z.object({});

/** Rooms in one node:sync: some 7 kB each, well below the limit of a frame. */
export const sfuSyncRoomLimit = 100;

function method<Input extends z.ZodType, Output extends z.ZodType>(definition: {
  input: Input;
  output: Output;
  timeoutMs?: number;
}) {
  return { timeoutMs: 5_000, ...definition };
}

/**
 * What a server may ask of a media node. The caller makes every id; a create with an id that exists answers with the
 * existing object (CONFLICT if it belongs to something else); a close of what is gone succeeds. timeoutMs is the
 * caller's deadline.
 */
export const sfuMethods = {
  /** First on every link. The node answers UNSUPPORTED_PROTOCOL and hangs up when the versions differ. */
  'node:hello': method({
    input: z.object({ protocolVersion: z.int(), serverId: z.string().min(1).max(64) }),
    output: z.object({
      protocolVersion: z.int(),
      nodeId: NodeId,
      /** New at every start of the process: another value means that every room is gone. */
      instanceId: z.string(),
      version: z.string(),
      startedAt: EpochMs,
      isDraining: z.boolean(),
      capacity: NodeCapacity,
      load: NodeLoad,
    }),
  }),
  /** Asked every few seconds; a missed deadline marks the node unhealthy. */
  'node:ping': method({
    input: nothing,
    output: z.object({ isDraining: z.boolean(), load: NodeLoad }),
    timeoutMs: 3_000,
  }),
  /** A link that came back names its rooms, as many as one frame holds, is subscribed to those there are and gets them whole. */
  'node:sync': method({
    input: z.object({ roomIds: z.array(RoomId).max(sfuSyncRoomLimit) }),
    output: z.object({ rooms: z.array(RoomState), missingRoomIds: z.array(RoomId) }),
    timeoutMs: 15_000,
  }),

  /** Subscribes this link to the room's events; makes the room when it is new (DRAINING if none may be made). */
  'room:open': method({ input: z.object({ ...inRoom, appData: AppData }), output: RoomState }),
  'room:close': method({ input: z.object({ ...inRoom, ...closing }), output: nothing }),

  'peer:open': method({ input: z.object({ ...inRoom, peerId: PeerId, appData: AppData }), output: nothing }),
  /** Opens the peer with nothing in it: closes all it had. For a page that was loaded again. */
  'peer:reset': method({ input: z.object({ ...inRoom, peerId: PeerId, appData: AppData }), output: nothing }),
  'peer:close': method({ input: z.object({ ...inRoom, peerId: PeerId, ...closing }), output: nothing }),

  'transport:create': method({
    input: z.object({ ...inRoom, peerId: PeerId, transportId: TransportId, direction: Direction }),
    output: TransportParameters,
  }),
  'transport:connect': method({
    input: z.object({ ...inRoom, transportId: TransportId, dtlsParameters: DtlsParameters }),
    output: nothing,
  }),
  'transport:restartIce': method({
    input: z.object({ ...inRoom, transportId: TransportId }),
    output: z.object({ iceParameters: IceParameters }),
  }),
  'transport:close': method({
    input: z.object({ ...inRoom, transportId: TransportId, ...closing }),
    output: nothing,
  }),

  'producer:create': method({
    input: z.object({
      ...inRoom,
      transportId: TransportId,
      producerId: ProducerId,
      source: Source,
      kind: MediaKind,
      rtpParameters: RtpParameters,
      isPaused: z.boolean(),
    }),
    output: z.object({ producerId: ProducerId }),
  }),
  'producer:setPaused': method({
    input: z.object({ ...inRoom, producerId: ProducerId, isPaused: z.boolean() }),
    output: nothing,
  }),
  'producer:close': method({
    input: z.object({ ...inRoom, producerId: ProducerId, ...closing }),
    output: nothing,
  }),

  /** Always paused. REFUSED when these capabilities cannot decode the producer. */
  'consumer:create': method({
    input: z.object({
      ...inRoom,
      transportId: TransportId,
      consumerId: ConsumerId,
      producerId: ProducerId,
      rtpCapabilities: RtpCapabilities,
    }),
    output: z.object({ kind: MediaKind, rtpParameters: RtpParameters, isProducerPaused: z.boolean() }),
  }),
  /** One call for all of a room that start or stop together. Consumers closed meanwhile are reported, not an error. */
  'consumers:setPaused': method({
    input: z.object({ ...inRoom, consumerIds: z.array(ConsumerId).max(1_000), isPaused: z.boolean() }),
    output: z.object({ missingConsumerIds: z.array(ConsumerId) }),
  }),
  /** Nothing changes for a producer with one layer. */
  'consumer:setPreferredLayers': method({
    input: z.object({
      ...inRoom,
      consumerId: ConsumerId,
      spatialLayer: z.int().min(0).max(7),
      temporalLayer: z.int().min(0).max(7).optional(),
    }),
    output: nothing,
  }),
  'consumer:close': method({
    input: z.object({ ...inRoom, consumerId: ConsumerId, ...closing }),
    output: nothing,
  }),

  /**
   * Whose microphones are listened to for captions from now on, those they open later included; nobody: off. `audience` names
   * who may read what is said: when it changes, what was begun for the last one is dropped and never told. `audienceVersion`
   * counts up with it where a server may be late: what one says with an older one changes nothing. REFUSED on a node without a
   * recogniser.
   */
  'captions:set': method({
    input: z.object({
      ...inRoom,
      peerIds: z.array(PeerId).max(50),
      audience: CaptionAudience,
      audienceVersion: z.int().nonnegative().default(0),
      language: CaptionLanguage,
    }),
    output: z.object({ isAvailable: z.boolean() }),
  }),

  ...sfuPipeMethods,
  ...sfuRecordingMethods,
};
