import { OpusDecoder } from 'opus-decoder';
import { PacketOrder } from './packet-order.ts';
import { recogniserRate } from './recogniser.ts';
import { parseRtpPacket, type SoundPacket } from './rtp-packet.ts';

/** RTP counts Opus at 48 kHz, whatever is in it. */
const ticksPerSample = 48_000 / recogniserRate;
/** Silence is not sent as sound (DTX), and a microphone may be off for long: of a gap no more than this is filled, seconds. */
const fillAtMostS = 2;
/** Who sends so many packets in a row that are no Opus is not listened to any more: the decoder complains of each. */
const badInARowMax = 50;
/** A gap of more ticks was no gap: another stream goes on here. */
const otherStreamTicks = 48_000 * 3_600;

const silence = (sampleCount: number) => new Int16Array(sampleCount);

/** RTP packets of one microphone become the sound that was made: in order, mono at 16 kHz, with silence where nothing was sent. */
export class SoundStream {
  readonly #decoder: OpusDecoder<16_000>;
  readonly #order = new PacketOrder();
  /** The timestamp that would follow without a gap. */
  #expected: number | null = null;
  #badInARow = 0;

  private constructor(decoder: OpusDecoder<16_000>) {
    this.#decoder = decoder;
  }

  static async create(): Promise<SoundStream> {
    const decoder = new OpusDecoder({ sampleRate: recogniserRate, channels: 1 });
    await decoder.ready;
    return new SoundStream(decoder);
  }

  /** The sound that is due with this packet; nothing while an earlier one is waited for. */
  push(packet: Buffer): Int16Array[] {
    const parsed = parseRtpPacket(packet);
    return parsed === null ? [] : this.#order.push(parsed).flatMap((due) => this.#decode(due));
  }

  /** Nothing came for so long: silence, so that whoever listens knows that a sentence is over. */
  passSilence(durationMs: number): Int16Array {
    const sampleCount = (recogniserRate * durationMs) / 1_000;
    if (this.#expected !== null) this.#expected = (this.#expected + sampleCount * ticksPerSample) >>> 0;
    return silence(sampleCount);
  }

  close(): void {
    this.#decoder.free();
  }

  #decode({ timestamp, payload }: SoundPacket): Int16Array[] {
    if (this.#badInARow >= badInARowMax) return [];
    const gap = this.#takeGap(timestamp);
    const { channelData, samplesDecoded } = this.#decoder.decodeFrame(payload);
    const [samples] = channelData;
    this.#badInARow = samplesDecoded === 0 ? this.#badInARow + 1 : 0;
    if (samples === undefined || samplesDecoded === 0) return gap;
    this.#expected = (timestamp + samplesDecoded * ticksPerSample) >>> 0;
    return [...gap, toPcm(samples)];
  }

  #takeGap(timestamp: number): Int16Array[] {
    if (this.#expected === null) return [];
    // As a signed difference: below 0 where silence was passed already.
    const ticks = (timestamp - this.#expected) | 0;
    if (ticks <= 0 || ticks > otherStreamTicks) return [];
    const sampleCount = Math.min(Math.round(ticks / ticksPerSample), recogniserRate * fillAtMostS);
    return sampleCount === 0 ? [] : [silence(sampleCount)];
  }
}

function toPcm(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length);
  for (const [index, sample] of samples.entries())
    pcm[index] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
  return pcm;
}
