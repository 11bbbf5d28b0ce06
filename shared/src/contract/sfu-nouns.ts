import { z } from 'zod';
import { CaptionSource } from '../nouns/caption.ts';
import { ConsumerId, ProducerId, RoomId, TransportId } from '../nouns/ids.ts';
import { RtpCapabilities } from '../nouns/media.ts';
import { MediaKind, Source } from '../nouns/media-source.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');

/** A media node as configuration names it; it survives a restart. */
export const NodeId = id().brand<'NodeId'>();
export type NodeId = z.infer<typeof NodeId>;
/** Who sends or receives in a room. The node knows no more of them; the room stage uses the participant's id. */
export const PeerId = id().brand<'PeerId'>();
export type PeerId = z.infer<typeof PeerId>;

/** A room on a node from its making to its end there; the same room made again, or on another node, has another. */
export const RoomInstanceId = id().brand<'RoomInstanceId'>();
export type RoomInstanceId = z.infer<typeof RoomInstanceId>;

/** Kept and given back as it came, for logs and for a server that lost its memory. Never personal data. */
export const AppData = z.record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]));
export type AppData = z.infer<typeof AppData>;

/** Who may read what is said now; the server's own word, nothing to the node. */
export const CaptionAudience = z.string().max(64);
export type CaptionAudience = z.infer<typeof CaptionAudience>;

/** As its page sees it: a send transport carries producers, a receive transport consumers. */
export const Direction = z.enum(['send', 'receive']);
export type Direction = z.infer<typeof Direction>;
export const IceState = z.enum(['new', 'connected', 'completed', 'disconnected', 'closed']);
export type IceState = z.infer<typeof IceState>;
export const DtlsState = z.enum(['new', 'connecting', 'connected', 'failed', 'closed']);
export type DtlsState = z.infer<typeof DtlsState>;

/** A server asks with one of these. */
export const requestedCloseReasons = [
  'requested',
  'ended',
  'left',
  'replaced',
  'removed',
  'laneChanged',
] as const;
/** The node closes by itself for one of these. */
export const nodeCloseReasons = [
  /** The room, peer or transport it belonged to was closed. */
  'parentClosed',
  /** peer:reset: the page was loaded again. */
  'peerReset',
  /** The producer it consumed was closed. */
  'producerClosed',
  'workerDied',
  'drained',
  /** No server claimed the room within the grace period after the last link was lost. */
  'unclaimed',
] as const;
export const RequestedCloseReason = z.enum(requestedCloseReasons);
export type RequestedCloseReason = z.infer<typeof RequestedCloseReason>;
export const CloseReason = z.enum([...requestedCloseReasons, ...nodeCloseReasons]);
export type CloseReason = z.infer<typeof CloseReason>;
/** Who asked for a close: the server's id, or `node`. */
export const CloseOrigin = z.string().max(64);
export const closeNote = { reason: CloseReason, origin: CloseOrigin };
export type CloseNote = { reason: CloseReason; origin: string };

export const ProducerState = z.object({
  producerId: ProducerId,
  transportId: TransportId,
  source: Source,
  kind: MediaKind,
  isPaused: z.boolean(),
});
export type ProducerState = z.infer<typeof ProducerState>;
export const ConsumerState = z.object({
  consumerId: ConsumerId,
  transportId: TransportId,
  producerId: ProducerId,
  kind: MediaKind,
  isPaused: z.boolean(),
  isProducerPaused: z.boolean(),
});
export type ConsumerState = z.infer<typeof ConsumerState>;
export const TransportState = z.object({
  transportId: TransportId,
  direction: Direction,
  iceState: IceState,
  dtlsState: DtlsState,
});
export type TransportState = z.infer<typeof TransportState>;
export const PeerState = z.object({
  peerId: PeerId,
  appData: AppData,
  transports: z.array(TransportState),
  producers: z.array(ProducerState),
  consumers: z.array(ConsumerState),
});
export type PeerState = z.infer<typeof PeerState>;
/** The whole of a room: the node is the source of truth, a server's copy is rebuilt from this. */
export const RoomState = z.object({
  roomId: RoomId,
  instanceId: RoomInstanceId,
  appData: AppData,
  routerRtpCapabilities: RtpCapabilities,
  speakerPeerId: PeerId.nullable(),
  /** Whether this node can make captions, and by what. */
  captionSource: CaptionSource,
  peers: z.array(PeerState),
});
export type RoomState = z.infer<typeof RoomState>;

export const NodeCapacity = z.object({
  workerCount: z.int().nonnegative(),
  /** How many consumers the node is planned for; placement goes by the share that is used. */
  consumerLimit: z.int().positive(),
});
export type NodeCapacity = z.infer<typeof NodeCapacity>;
export const NodeLoad = z.object({
  roomCount: z.int().nonnegative(),
  peerCount: z.int().nonnegative(),
  producerCount: z.int().nonnegative(),
  consumerCount: z.int().nonnegative(),
  /** Processor time of the busiest worker over the last seconds: 0 = idle, 1 = one whole core. */
  busiestWorkerLoad: z.number().nonnegative(),
});
export type NodeLoad = z.infer<typeof NodeLoad>;
