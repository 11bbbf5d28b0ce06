import { z } from 'zod';
import { ProducerId, RoomId } from '../nouns/ids.ts';
import { RtpParameters } from '../nouns/media.ts';
import { MediaKind, Source } from '../nouns/media-source.ts';
import { PeerId, RoomInstanceId } from './sfu-nouns.ts';

/**
 * A room that lives on several nodes: each node has a part of it, and the parts send one another what is wanted there. Nodes do
 * not know each other; servers ask both ends, as often and as many at once as they like: every answer to the same question is
 * the same. What is over has had a name of its own and is refused (NOT_FOUND, noun `pipe`) however late it is asked for.
 */
const between = { roomId: RoomId, otherId: RoomInstanceId };
const nothing = z.object({});

/** One sending of one producer to another part; a new one each time it is begun. */
export const PipeId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .brand<'PipeId'>();
export type PipeId = z.infer<typeof PipeId>;

/** Where one end takes the packets of the other, and the key they are sealed with. */
export const PipeEnd = z.object({
  ip: z.string().max(253),
  port: z.int().min(1).max(65_535),
  srtpParameters: z.object({ cryptoSuite: z.string().max(64), keyBase64: z.string().max(256) }),
});
export type PipeEnd = z.infer<typeof PipeEnd>;

function method<Input extends z.ZodType, Output extends z.ZodType>(definition: {
  input: Input;
  output: Output;
}) {
  return { timeoutMs: 5_000, ...definition };
}

export const sfuPipeMethods = {
  /** This part's end of the way to another part; `otherId` is that part's `instanceId`. */
  'pipe:open': method({ input: z.object(between), output: PipeEnd }),
  'pipe:connect': method({ input: z.object({ ...between, end: PipeEnd }), output: nothing }),
  /** Sends a producer of this part; `after` names a sending that the other end has ended, so that a new one is begun. */
  'pipe:send': method({
    input: z.object({ ...between, producerId: ProducerId, after: PipeId.nullable() }),
    output: z.object({ pipeId: PipeId, rtpParameters: RtpParameters, isPaused: z.boolean() }),
  }),
  /**
   * Takes it: from now on the producer may be consumed here. Ends by itself where nobody has consumed it for a while, unless
   * `isKept` (until it is closed); then `pipe:closed` is told.
   */
  'pipe:receive': method({
    input: z.object({
      ...between,
      pipeId: PipeId,
      peerId: PeerId,
      producerId: ProducerId,
      source: Source,
      kind: MediaKind,
      rtpParameters: RtpParameters,
      isPaused: z.boolean(),
      isKept: z.boolean(),
    }),
    output: nothing,
  }),
  /** Of a producer that came by a pipe: as its own part has it. Nothing where none came. */
  'pipe:setPaused': method({
    input: z.object({ roomId: RoomId, producerId: ProducerId, isPaused: z.boolean() }),
    output: nothing,
  }),
  /** The producer is gone on its own part: so are its consumers here. */
  'pipe:close': method({ input: z.object({ roomId: RoomId, producerId: ProducerId }), output: nothing }),
  /** The other end has ended this sending. */
  'pipe:stop': method({ input: z.object({ ...between, pipeId: PipeId }), output: nothing }),
  /** The other part is gone for good, and with it all that came from it. */
  'pipe:forget': method({ input: z.object(between), output: nothing }),
};

export const sfuPipeEvents = {
  /** What came from the other part is received no more. */
  'pipe:closed': z.object({ ...between, producerId: ProducerId, pipeId: PipeId }),
};
