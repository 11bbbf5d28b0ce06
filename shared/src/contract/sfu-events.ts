import { z } from 'zod';
import { Caption } from '../nouns/caption.ts';
import { ConsumerId, ProducerId, RoomId, TransportId } from '../nouns/ids.ts';
import {
  AppData,
  CaptionAudience,
  ConsumerState,
  closeNote,
  Direction,
  DtlsState,
  IceState,
  NodeLoad,
  PeerId,
  ProducerState,
} from './sfu-nouns.ts';
import { sfuPipeEvents } from './sfu-pipes.ts';
import { sfuRecordingEvents } from './sfu-recording.ts';

const ofPeer = { roomId: RoomId, peerId: PeerId };
const ofTransport = { ...ofPeer, transportId: TransportId };
const ofProducer = { ...ofPeer, producerId: ProducerId };
const ofConsumer = { ...ofPeer, consumerId: ConsumerId };
/** 0 = nothing arrives, 10 = perfect, as mediasoup counts. */
const score = z.int().min(0).max(10);

/**
 * What a node tells. Events of a room go to every link that opened it, the one whose request caused them included and
 * before that request's answer: a server's copy of a room follows the events alone.
 */
export const sfuEvents = {
  /** Every few seconds, and at once when draining begins. */
  'node:updated': z.object({ isDraining: z.boolean(), load: NodeLoad }),

  'room:closed': z.object({ roomId: RoomId, ...closeNote }),
  'room:speakerChanged': z.object({ ...ofPeer, producerId: ProducerId }),

  'peer:opened': z.object({ ...ofPeer, appData: AppData }),
  'peer:closed': z.object({ ...ofPeer, ...closeNote }),

  'transport:added': z.object({ ...ofTransport, direction: Direction }),
  'transport:stateChanged': z.object({ ...ofTransport, iceState: IceState, dtlsState: DtlsState }),
  'transport:closed': z.object({ ...ofTransport, ...closeNote }),

  'producer:added': z.object({ ...ofPeer, producer: ProducerState }),
  'producer:paused': z.object(ofProducer),
  'producer:resumed': z.object(ofProducer),
  /** At most one a second and producer: the best of its layers. */
  'producer:scored': z.object({ ...ofProducer, score }),
  'producer:closed': z.object({ ...ofProducer, ...closeNote }),

  'consumer:added': z.object({ ...ofPeer, consumer: ConsumerState }),
  'consumers:pausedChanged': z.object({
    roomId: RoomId,
    consumerIds: z.array(ConsumerId),
    isPaused: z.boolean(),
  }),
  /** At most one a second and consumer. score: the way to this peer; producerScore: the way from the sender. */
  'consumer:scored': z.object({ ...ofConsumer, score, producerScore: score }),
  'consumer:closed': z.object({ ...ofConsumer, ...closeNote }),

  /** Somebody speaks. `audience` is that of captions:set when it was said. Neither kept nor logged. */
  'caption:told': z.object({ ...ofPeer, audience: CaptionAudience, caption: Caption }),
  /** The recogniser of one who is listened to failed or came back. */
  'captions:stateChanged': z.object({ roomId: RoomId, isAvailable: z.boolean() }),

  ...sfuPipeEvents,
  ...sfuRecordingEvents,
};
