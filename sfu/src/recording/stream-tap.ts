import { createHash, randomUUID } from 'node:crypto';
import { type RecordingId, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import type { types } from 'mediasoup';
import type { PeerSource } from '../media/room-context.ts';
import type { RecorderProcess } from './recorder-process.ts';
import type { RoomInlet } from './room-inlet.ts';

type Options = {
  recordingId: RecordingId;
  recordable: PeerSource;
  inlet: RoomInlet;
  process: RecorderProcess;
  rtpCapabilities: types.RtpCapabilities;
  firstIndex(trackId: TrackId): number;
  /** What could not be told to the recorder is of a recorder that is gone. */
  onProblem(error: unknown): void;
};

/** The same on every node, whatever page or device the source comes from next. */
export function trackIdOf(recordingId: RecordingId, { peerId, source }: PeerSource): TrackId {
  const name = `${recordingId}\n${peerId}\n${source}`;
  return TrackId.parse(createHash('sha256').update(name).digest('base64url').slice(0, 24));
}

/** One source on its way into one recording, until the source is gone or the recording does without it. */
export class StreamTap {
  readonly recordingId: RecordingId;
  readonly recordable: PeerSource;
  readonly streamId = randomUUID();
  readonly #process: RecorderProcess;
  readonly #onProblem: (error: unknown) => void;
  #consumer: types.Consumer | null = null;
  #closing: Promise<void> | undefined;
  /** Wall clock of the first frame written; null before. */
  openedAt: number | null = null;

  private constructor({ recordingId, recordable, process, onProblem }: Options) {
    this.recordingId = recordingId;
    this.recordable = recordable;
    this.#process = process;
    this.#onProblem = onProblem;
  }

  static async open(options: Options): Promise<StreamTap> {
    const tap = new StreamTap(options);
    try {
      await tap.#open(options);
      return tap;
    } catch (error) {
      await tap.close();
      throw error;
    }
  }

  get isWaitingForMedia(): boolean {
    const { producer } = this.recordable;
    return this.openedAt === null && this.#closing === undefined && !producer.paused && !producer.closed;
  }

  /** Resolves when its segments are told of, or nobody is there to tell. Idempotent. */
  close(): Promise<void> {
    // With its producer the worker has closed it already, and does not know it any more.
    if (!this.recordable.producer.closed) this.#consumer?.close();
    this.#closing ??= this.#process
      .ask({ type: 'removeStream', streamId: this.streamId })
      .then(() => undefined, this.#onProblem);
    return this.#closing;
  }

  async #open({ recordingId, recordable, inlet, rtpCapabilities, firstIndex }: Options): Promise<void> {
    const { peerId, source, producer } = recordable;
    const consumer = await inlet.transport.consume({
      producerId: producer.id,
      rtpCapabilities,
      // Nothing flows before the recorder knows whose it is. By itself it takes the best layer that is sent.
      paused: true,
      // What is lost between the two processes can be asked for.
      enableRtx: true,
    });
    this.#consumer = consumer;
    const [codec] = consumer.rtpParameters.codecs;
    const ssrc = consumer.rtpParameters.encodings?.[0]?.ssrc;
    if (codec === undefined || ssrc === undefined) throw new Error('a consumer without a codec');
    const trackId = trackIdOf(recordingId, recordable);
    await this.#process.ask({
      type: 'addStream',
      spec: {
        ...{ streamId: this.streamId, socketId: inlet.socketId, recordingId, peerId, trackId, source, ssrc },
        kind: producer.kind,
        mimeType: codec.mimeType,
        clockRate: codec.clockRate,
        firstIndex: firstIndex(trackId),
      },
    });
    consumer.on('producerclose', () => void this.close());
    consumer.on('transportclose', () => void this.close());
    consumer.on('producerpause', () => {
      const { streamId } = this;
      this.#process.ask({ type: 'pauseStream', streamId }).catch(this.#onProblem);
    });
    if (producer.closed) return;
    await consumer.resume();
  }
}

/** What the recorder can write, and what it can ask for. */
export const recorderCapabilities = (router: types.Router): types.RtpCapabilities => ({
  codecs: (router.rtpCapabilities.codecs ?? []).filter(({ mimeType }) => !mimeType.endsWith('/rtx')),
  headerExtensions: [],
});
