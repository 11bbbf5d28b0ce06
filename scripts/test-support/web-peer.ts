// A participant as WebRTC sees them, from Node: ICE, DTLS, SRTP and packets that are counted; nothing is encoded or decoded.
import type { RtpCapabilities, RtpParameters, TransportParameters } from '@cloudseat/shared/nouns/media.ts';
import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel';
import {
  audioPayloadType,
  loadCapabilities,
  type PeerSide,
  readDtls,
  rtpParametersOf,
  type Section,
  videoPayloadType,
  writeSdp,
} from '../bench/sfu/sdp.ts';

const { Audio, PeerConnection: Connection, Video } = nodeDataChannel;
const tickMs = 20;
/** A picture, and a packet of sound from whoever is silent, every 100 ms. */
const ticksPerPicture = 5;
const ticksPerReport = 50;
const levelId = 1;
const silentDb = -127;

type Kind = 'audio' | 'video';
type Outgoing = { kind: Kind; ssrc: number; sequence: number; timestamp: number; count: number };
type DtlsOfClient = ReturnType<typeof readDtls>;

/** What a receiver takes. */
export const webCapabilities = loadCapabilities as RtpCapabilities;

let nextSsrc = 1_000_000;
const makeOutgoing = (kind: Kind): Outgoing => {
  nextSsrc += 7;
  return { kind, ssrc: nextSsrc, sequence: 0, timestamp: 0, count: 0 };
};
const openConnection = (name: string) =>
  new Connection(name, { iceServers: [], disableAutoNegotiation: true });

/** Resolves with the description once every candidate is in it. */
function describe(connection: PeerConnection, type: 'offer' | 'answer'): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
    });
    connection.setLocalDescription(type);
  });
}

/** Sends a camera in one layer or several, each picture a key frame of its own, and a microphone. */
export class WebSender {
  readonly dtlsParameters: DtlsOfClient;
  readonly #connection: PeerConnection;
  readonly #tracks: Record<Kind, Track>;
  readonly #outgoing: Record<Kind, Outgoing[]>;
  readonly #timer: NodeJS.Timeout;
  #levelDb = silentDb;
  #tick = 0;

  private constructor(
    connection: PeerConnection,
    parts: { tracks: Record<Kind, Track>; outgoing: Record<Kind, Outgoing[]>; offer: string },
  ) {
    this.#connection = connection;
    this.#tracks = parts.tracks;
    this.#outgoing = parts.outgoing;
    this.dtlsParameters = readDtls(parts.offer);
    this.#timer = setInterval(() => this.#send(), tickMs);
  }

  static async open(layerCount = 1): Promise<WebSender> {
    const connection = openConnection('sender');
    const outgoing = {
      video: Array.from({ length: layerCount }, () => makeOutgoing('video')),
      audio: [makeOutgoing('audio')],
    };
    const video = new Video('video', 'SendOnly');
    video.addVP8Codec(videoPayloadType);
    for (const { ssrc } of outgoing.video) video.addSSRC(ssrc, 'sender', 'sender', 'video');
    const audio = new Audio('audio', 'SendOnly');
    audio.addOpusCodec(audioPayloadType);
    for (const { ssrc } of outgoing.audio) audio.addSSRC(ssrc, 'sender', 'sender', 'audio');
    const tracks = { video: connection.addTrack(video), audio: connection.addTrack(audio) };
    return new WebSender(connection, { tracks, outgoing, offer: await describe(connection, 'offer') });
  }

  rtpParameters(kind: Kind): RtpParameters {
    const parameters = rtpParametersOf(this.#section(kind)) as RtpParameters;
    const uri = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
    return kind === 'video' ? parameters : { ...parameters, headerExtensions: [{ uri, id: levelId }] };
  }

  /** Sends as soon as the media server is reached. */
  accept(side: TransportParameters): void {
    const sections = (['video', 'audio'] as const).map((kind) => ({ ...this.#section(kind), ssrcs: [] }));
    this.#connection.setRemoteDescription(writeSdp(sideOf(side), sections, 'passive'), 'answer');
  }

  /** As loud as this, in dBov, from now on. */
  speak(levelDb: number): void {
    this.#levelDb = levelDb;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#connection.close();
  }

  #section(kind: Kind): Section {
    const payloadType = kind === 'video' ? videoPayloadType : audioPayloadType;
    return { kind, mid: kind, ssrcs: this.#outgoing[kind].map(({ ssrc }) => ssrc), payloadType };
  }

  #send(): void {
    if (!this.#tracks.video.isOpen() || !this.#tracks.audio.isOpen()) return;
    this.#tick += 1;
    const isPictureDue = this.#tick % ticksPerPicture === 0;
    for (const out of [...this.#outgoing.video, ...this.#outgoing.audio]) {
      out.timestamp += (tickMs * (out.kind === 'video' ? 90_000 : 48_000)) / 1_000;
      const track = this.#tracks[out.kind];
      if (isPictureDue || (out.kind === 'audio' && this.#levelDb > silentDb)) {
        out.sequence = (out.sequence + 1) & 0xffff;
        out.count += 1;
        track.sendMessageBinary(out.kind === 'video' ? picture(out) : sound(out, this.#levelDb));
      }
      if (this.#tick % ticksPerReport === 0) track.sendMessageBinary(report(out));
    }
  }
}

/** Receives whatever a media server offers, and counts the packets of each. */
export class WebReceiver {
  readonly #side: TransportParameters;
  readonly #connection = openConnection('receiver');
  readonly #offered: [name: string, Offered][] = [];
  readonly #counts = new Map<string, number>();
  /** The library's handles must not be collected. */
  readonly #tracks: Track[] = [];

  private constructor(side: TransportParameters) {
    this.#side = side;
    this.#connection.onTrack((track) => {
      const [name] = this.#offered[Number(track.mid().slice(1))] ?? [''];
      this.#tracks.push(track);
      track.onMessage((packet) => {
        if (isMedia(packet)) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      });
    });
  }

  /** All that is to be received, by names of the caller's. */
  static async open(side: TransportParameters, offered: ReadonlyMap<string, Offered>): Promise<WebReceiver> {
    const receiver = new WebReceiver(side);
    receiver.#offer(offered);
    await describe(receiver.#connection, 'answer');
    return receiver;
  }

  get dtlsParameters(): DtlsOfClient {
    return readDtls(this.#connection.localDescription()?.sdp ?? '');
  }

  /** More of it, over the same transport. */
  add(offered: ReadonlyMap<string, Offered>): void {
    this.#offer(offered);
    this.#connection.setLocalDescription('answer');
  }

  #offer(offered: ReadonlyMap<string, Offered>): void {
    this.#offered.push(...offered);
    const sections = this.#offered.map(([, { kind, rtpParameters }], index): Section => {
      const ssrcs = (rtpParameters.encodings ?? []).flatMap(({ ssrc }) => ssrc ?? []);
      return { kind, mid: `m${index}`, ssrcs, payloadType: rtpParameters.codecs[0]?.payloadType ?? 0 };
    });
    this.#connection.setRemoteDescription(writeSdp(sideOf(this.#side), sections, 'actpass'), 'offer');
  }

  received(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  close(): void {
    this.#tracks.length = 0;
    this.#connection.close();
  }
}

type Offered = {
  kind: Kind;
  rtpParameters: {
    codecs: readonly { payloadType: number }[];
    encodings?: readonly { ssrc?: number | undefined }[] | undefined;
  };
};

/** The contract knows their outline alone; mediasoup made them. */
// The contract keeps what mediasoup says of a transport as it is; the SDP is written from the same values by their own names.
const sideOf = (side: TransportParameters) => side as unknown as PeerSide;

/** Reports come the same way. */
const isMedia = (packet: Buffer) =>
  packet.length > 12 && !((packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223);

function header(out: Outgoing, payloadType: number, hasExtension: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt8(hasExtension ? 0x90 : 0x80, 0);
  bytes.writeUInt8(payloadType | (out.kind === 'video' ? 0x80 : 0), 1);
  bytes.writeUInt16BE(out.sequence, 2);
  bytes.writeUInt32BE(out.timestamp >>> 0, 4);
  bytes.writeUInt32BE(out.ssrc, 8);
  return bytes;
}

/** RFC 7741: a descriptor with a picture id of 15 bits, then the start of a key frame of 16 by 16. */
function picture(out: Outgoing): Buffer {
  const id = out.count & 0x7fff;
  const descriptor = [0x90, 0x80, 0x80 | (id >> 8), id & 0xff];
  return Buffer.concat([
    header(out, videoPayloadType, false),
    Buffer.of(...descriptor, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x10, 0x00, 0x10, 0x00),
    Buffer.alloc(200),
  ]);
}

/** RFC 6464: how loud it is stands before the sound. */
function sound(out: Outgoing, levelDb: number): Buffer {
  const level = -levelDb | (levelDb > silentDb ? 0x80 : 0);
  const extension = Buffer.of(0xbe, 0xde, 0x00, 0x01, levelId << 4, level, 0, 0);
  return Buffer.concat([header(out, audioPayloadType, true), extension, Buffer.of(0xf8, 0xff, 0xfe)]);
}

/** A sender report, without which a media server cannot tell the layers' times from one another. */
function report(out: Outgoing): Buffer {
  const bytes = Buffer.alloc(28);
  const now = Date.now();
  bytes.writeUInt16BE(0x80c8, 0);
  bytes.writeUInt16BE(6, 2);
  bytes.writeUInt32BE(out.ssrc, 4);
  bytes.writeUInt32BE(Math.floor(now / 1_000) + 2_208_988_800, 8);
  bytes.writeUInt32BE(Math.floor(((now % 1_000) / 1_000) * 2 ** 32), 12);
  bytes.writeUInt32BE(out.timestamp >>> 0, 16);
  bytes.writeUInt32BE(out.count, 20);
  return bytes;
}
