import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { types } from 'mediasoup';
import type { Room } from '../../media/room.ts';
import type { RoomRouter } from '../../media/room-routers.ts';
import type { Encoded } from './timecode.ts';

let nextSsrc = 5_000;
/** How far the senders' clocks are from ours: nothing may rest on their being right. */
const senderClockOffsetMs = -1_234_567;

type LayerOptions = {
  encoded: Encoded;
  /** Frames that are never made: silence, or a camera that stands still. */
  isSkipped?: (frame: number) => boolean;
  /** What never arrives, by the packet's number. */
  isLost?: (packet: number) => boolean;
};
type SourceOptions = LayerOptions & {
  source: Source;
  /** The same in better pictures, at the same time. */
  higher?: LayerOptions;
  /** Between capture and arrival, as by an encoder that is slow. */
  delayMs?: number;
};
type Layer = LayerOptions & { ssrc: number; sequence: number; packetCount: number };

/** Somebody who sends: several sources by one clock, from one transport. */
export class TestSender {
  readonly peerId: PeerId;
  readonly #room: Room;
  readonly #at: RoomRouter;
  readonly #transport: types.DirectTransport;
  readonly #running = new Set<RtpSource>();

  private constructor(room: Room, peerId: PeerId, at: RoomRouter, transport: types.DirectTransport) {
    this.#room = room;
    this.peerId = peerId;
    this.#at = at;
    this.#transport = transport;
  }

  static async enter(room: Room, peerId: string, at = room.routers.home): Promise<TestSender> {
    return new TestSender(room, peerId as PeerId, at, await at.router.createDirectTransport());
  }

  /** A producer of this room, as the rest of the node knows it to the recorder. */
  async open(options: SourceOptions): Promise<RtpSource> {
    const [kind = 'audio'] = options.encoded.mimeType.split('/') as ['audio' | 'video'];
    const layers = [options, ...(options.higher ? [options.higher] : [])].map((layer): Layer => {
      nextSsrc += 1;
      return { ...layer, ssrc: nextSsrc, sequence: 60_000, packetCount: 0 };
    });
    const producer = await this.#transport.produce({
      kind,
      rtpParameters: parametersOf(kind, options, layers, this.peerId),
    });
    this.#room.recordings?.add({
      peerId: this.peerId,
      source: options.source,
      producer,
      at: this.#at,
    });
    const source = new RtpSource(this.#transport, producer, layers, options);
    this.#running.add(source);
    return source;
  }

  close(): void {
    for (const source of this.#running) source.close();
    this.#transport.close();
  }
}

export class RtpSource {
  readonly producer: types.Producer;
  readonly #transport: types.DirectTransport;
  readonly #layers: readonly Layer[];
  readonly #options: SourceOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #ended = Promise.withResolvers<void>();
  #startedAt: number | null = null;
  #nextFrame = 0;
  #reportedAt = 0;

  constructor(
    transport: types.DirectTransport,
    producer: types.Producer,
    layers: readonly Layer[],
    options: SourceOptions,
  ) {
    this.#transport = transport;
    this.producer = producer;
    this.#layers = layers;
    this.#options = options;
    this.#timer = setInterval(() => this.#pump(), 5);
  }

  /** Captures the first frame at this moment of the wall clock. Resolves when the last one was sent. */
  start(at = Date.now()): Promise<void> {
    this.#startedAt = at;
    return this.#ended.promise;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#ended.resolve();
    this.producer.close();
  }

  get #isVideo(): boolean {
    return this.producer.kind === 'video';
  }

  #pump(): void {
    if (this.#startedAt === null || this.producer.closed) return;
    const { encoded, delayMs = 0 } = this.#options;
    const frameMs = this.#isVideo ? 40 : 20;
    const rate = this.#isVideo ? 90 : 48;
    const now = Date.now();
    while (this.#nextFrame < encoded.frames.length) {
      const capturedMs = this.#nextFrame * frameMs;
      if (this.#startedAt + capturedMs + delayMs > now) break;
      for (const layer of this.#layers) {
        if (layer.isSkipped?.(this.#nextFrame)) continue;
        this.#send(layer, layer.encoded.frames[this.#nextFrame] ?? [], (1_000 + capturedMs * rate) >>> 0);
      }
      this.#nextFrame += 1;
    }
    if (now - this.#reportedAt > 300 && this.#nextFrame > 0) {
      this.#reportedAt = now;
      const timestamp = Math.round(1_000 + (now - this.#startedAt) * rate) >>> 0;
      for (const layer of this.#layers) this.#report(layer, now, timestamp);
    }
    if (this.#nextFrame === encoded.frames.length) this.#ended.resolve();
  }

  #send(layer: Layer, payloads: readonly Buffer[], timestamp: number): void {
    for (const [index, payload] of payloads.entries()) {
      const header = Buffer.alloc(12);
      header.writeUInt8(0x80, 0);
      header.writeUInt8((index === payloads.length - 1 ? 0x80 : 0) | 100, 1);
      header.writeUInt16BE(layer.sequence & 0xffff, 2);
      header.writeUInt32BE(timestamp, 4);
      header.writeUInt32BE(layer.ssrc, 8);
      layer.sequence += 1;
      layer.packetCount += 1;
      if (layer.isLost?.(layer.packetCount)) continue;
      this.producer.send(Buffer.concat([header, payload]));
    }
  }

  #report(layer: Layer, wallMs: number, timestamp: number): void {
    const report = Buffer.alloc(28);
    const ntpMs = wallMs + senderClockOffsetMs;
    report.writeUInt32BE(0x80_c8_00_06, 0);
    report.writeUInt32BE(layer.ssrc, 4);
    report.writeUInt32BE(Math.floor(ntpMs / 1_000) + 2_208_988_800, 8);
    report.writeUInt32BE(Math.floor(((ntpMs % 1_000) / 1_000) * 2 ** 32), 12);
    report.writeUInt32BE(timestamp, 16);
    report.writeUInt32BE(layer.packetCount, 20);
    this.#transport.sendRtcp(report);
  }
}

function parametersOf(
  kind: 'audio' | 'video',
  { encoded }: SourceOptions,
  layers: readonly Layer[],
  cname: string,
): types.RtpParameters {
  const isH264 = encoded.mimeType === 'video/H264';
  return {
    codecs: [
      {
        mimeType: encoded.mimeType,
        payloadType: 100,
        clockRate: kind === 'video' ? 90_000 : 48_000,
        ...(kind === 'audio' ? { channels: 2 } : {}),
        parameters: isH264
          ? { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 }
          : {},
        rtcpFeedback: kind === 'video' ? [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] : [],
      },
    ],
    encodings: layers.map(({ ssrc }) => ({ ssrc })),
    rtcp: { cname },
  };
}
