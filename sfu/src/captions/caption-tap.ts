import type { CaptionLanguage } from '@cloudseat/shared/nouns/caption.ts';
import type { types } from 'mediasoup';
import type { CaptionContent, Recogniser, RecogniserStream } from './recogniser.ts';
import { SoundStream } from './sound-stream.ts';

/** Longer than between two packets of silence (400 ms): the microphone is off, or the link is. */
const silentAfterMs = 600;
const passEveryMs = 200;
/** Enough for every recogniser to see that the sentence is over. */
const passAtMostMs = 3_000;

type Options = {
  /** Where nothing but this node listens. */
  transport: types.DirectTransport;
  producer: types.Producer;
  rtpCapabilities: types.RtpCapabilities;
  recogniser: Recogniser;
  language: CaptionLanguage;
  onWords: (content: CaptionContent, isFinal: boolean) => void;
  onAvailable: (isAvailable: boolean, problem: string | null) => void;
};

/** Listens to one microphone: packets from the worker become sound, sound becomes words. Tells nothing once it is closed. */
export class CaptionTap {
  readonly #options: Options;
  #sound: SoundStream | null = null;
  #stream: RecogniserStream | null = null;
  #consumer: types.Consumer | null = null;
  #passing: NodeJS.Timeout | undefined;
  #quietMs = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#open().catch((error: unknown) => {
      if (!this.#isClosed) options.onAvailable(false, error instanceof Error ? error.message : String(error));
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#passing);
    this.#consumer?.close();
    this.#stream?.close();
    this.#sound?.close();
  }

  async #open(): Promise<void> {
    const { transport, producer, rtpCapabilities } = this.#options;
    const sound = await SoundStream.create();
    if (this.#isClosed) return sound.close();
    this.#sound = sound;
    const consumer = await transport.consume({ producerId: producer.id, rtpCapabilities });
    if (this.#isClosed) return consumer.close();
    this.#consumer = consumer;
    const stream = this.#openStream();
    this.#stream = stream;
    consumer.on('rtp', (packet) => {
      this.#quietMs = 0;
      for (const pcm of sound.push(packet)) stream.push(pcm);
    });
    this.#passing = setInterval(() => {
      this.#quietMs += passEveryMs;
      if (this.#quietMs <= silentAfterMs || this.#quietMs > silentAfterMs + passAtMostMs) return;
      stream.push(sound.passSilence(passEveryMs));
    }, passEveryMs);
  }

  #openStream(): RecogniserStream {
    const { recogniser, language, onWords, onAvailable } = this.#options;
    const unlessClosed =
      <Arguments extends unknown[]>(tell: (...given: Arguments) => void) =>
      (...given: Arguments) => {
        if (!this.#isClosed) tell(...given);
      };
    return recogniser.open({
      language,
      onReady: unlessClosed(() => onAvailable(true, null)),
      onPartial: unlessClosed((content: CaptionContent) => onWords(content, false)),
      onFinal: unlessClosed((content: CaptionContent) => onWords(content, true)),
      onError: unlessClosed((problem: string) => onAvailable(false, problem)),
    });
  }
}
