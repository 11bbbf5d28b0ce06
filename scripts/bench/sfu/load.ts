// The load: participants of calls and rooms as WebRTC sees them, without cameras, screens and decoding. One process for all.
import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel';
import type {
  FirstPacket,
  LoadMessage,
  LoadReply,
  LoadRequest,
  Published,
  TrackCount,
} from './load-types.ts';
import { audioPayloadType, videoPayloadType } from './sdp.ts';
import { type Frame, framesPerSecond, keyFrameEvery, type LoadStreams, makeStreams } from './streams.ts';

const { Audio, PeerConnection: Connection, Video } = nodeDataChannel;
const tickMs = 20;
const ticksPerFrame = 1_000 / framesPerSecond / tickMs;
/** Opus in silence: a packet every 400 ms. */
const silentTicks = 20;
const reportTicks = 50;

type Outgoing = { ssrc: number; sequence: number; timestamp: number; packets: number; bytes: number };
type Publisher = {
  connection: PeerConnection;
  video: Track;
  audio: Track;
  layers: Outgoing[];
  sound: Outgoing;
  /** Where in the loop this one is, so that key frames do not fall together; another one when a key frame is asked for. */
  offset: number;
  isKeyFrameDue: boolean;
  pictureId: number;
  isOpen: boolean;
};
type Incoming = {
  mid: string;
  received: number;
  lost: number;
  lastSequence: number | null;
  firstAt: number | null;
};
type Subscriber = {
  connection: PeerConnection;
  tracks: Incoming[];
  isConnected: boolean;
  /** Called when a track begins. */
  whenBegun: (() => void) | null;
};

const publishers = new Map<string, Publisher>();
const subscribers = new Map<string, Subscriber>();
const speaking = new Set<string>();
const streams: LoadStreams = await makeStreams();
let nextSsrc = 10_000;
let tick = 0;
let sent = 0;

const makeConnection = (name: string) =>
  new Connection(name, { iceServers: [], disableAutoNegotiation: true });
const makeOutgoing = (): Outgoing => {
  nextSsrc += 7;
  return { ssrc: nextSsrc, sequence: nextSsrc % 60_000, timestamp: nextSsrc * 1_000, packets: 0, bytes: 0 };
};

/** Resolves with the description once every candidate is in it. */
function describe(connection: PeerConnection, type: 'offer' | 'answer'): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
    });
    connection.setLocalDescription(type);
  });
}

async function publish(id: string): Promise<Published> {
  const connection = makeConnection(id);
  const layers = streams.video.map(makeOutgoing);
  const sound = makeOutgoing();
  const video = new Video('video', 'SendOnly');
  video.addVP8Codec(videoPayloadType);
  for (const { ssrc } of layers) video.addSSRC(ssrc, 'load', 'load', 'video');
  const audio = new Audio('audio', 'SendOnly');
  audio.addOpusCodec(audioPayloadType);
  audio.addSSRC(sound.ssrc, 'load', 'load', 'audio');
  const publisher: Publisher = {
    ...{
      connection,
      layers,
      sound,
      offset: publishers.size * 7,
      isKeyFrameDue: false,
      pictureId: 0,
      isOpen: false,
    },
    ...{ video: connection.addTrack(video), audio: connection.addTrack(audio) },
  };
  publisher.video.onOpen(() => {
    publisher.isOpen = true;
  });
  publisher.video.onMessage((packet) => {
    if (asksForKeyFrame(packet)) publisher.isKeyFrameDue = true;
  });
  publishers.set(id, publisher);
  const group = layers.map(({ ssrc }) => ssrc);
  const offer = (await describe(connection, 'offer')).replace(
    /a=ssrc:/,
    `a=ssrc-group:SIM ${group.join(' ')}\r\na=ssrc:`,
  );
  return { offer: withVideoFirst(offer), videoSsrcs: group, audioSsrc: sound.ssrc };
}

/** The group of layers belongs to the picture's section, wherever it stands. */
function withVideoFirst(sdp: string): string {
  const [head = '', ...sections] = sdp.split(/(?=^m=)/m);
  const group = /a=ssrc-group:SIM.*\r\n/.exec(sdp)?.[0] ?? '';
  const bare = sections.map((section) => section.replace(group, ''));
  return (
    head.replace(group, '') +
    bare.map((section) => (section.startsWith('m=video') ? section + group : section)).join('')
  );
}

async function subscribe(id: string, offer: string): Promise<{ answer: string }> {
  const connection = makeConnection(id);
  const subscriber: Subscriber = { connection, tracks: [], isConnected: false, whenBegun: null };
  subscribers.set(id, subscriber);
  connection.onStateChange((state) => {
    subscriber.isConnected = state === 'connected';
  });
  connection.onTrack((track) => {
    const incoming: Incoming = { mid: track.mid(), received: 0, lost: 0, lastSequence: null, firstAt: null };
    subscriber.tracks.push(incoming);
    kept.push(track);
    const isVideo = track.type() === 'video';
    track.onMessage((packet) => {
      if (take(incoming, packet, isVideo)) subscriber.whenBegun?.();
    });
  });
  connection.setRemoteDescription(offer, 'offer');
  return { answer: await describe(connection, 'answer') };
}
/** The library's handles must not be collected. */
const kept: Track[] = [];

const isReport = (packet: Buffer) => (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223;

/** RFC 4585 and 5104: payload-specific feedback that says PLI or FIR. */
function asksForKeyFrame(packet: Buffer): boolean {
  for (let at = 0; at + 4 <= packet.length; at += (packet.readUInt16BE(at + 2) + 1) * 4) {
    const format = (packet[at] ?? 0) & 0x1f;
    if (packet[at + 1] === 206 && (format === 1 || format === 4)) return true;
  }
  return false;
}

/** RFC 7741, of packets as `streams.ts` makes them: the first of a frame that depends on no other. */
function beginsKeyFrame(packet: Buffer): boolean {
  const hasExtension = ((packet[0] ?? 0) & 0x10) !== 0;
  const at = 12 + (hasExtension ? 4 + packet.readUInt16BE(14) * 4 : 0);
  if (((packet[at] ?? 0) & 0x10) === 0) return false;
  return ((packet[at + 4] ?? 1) & 1) === 0;
}

/** Whether the track has begun with it. */
function take(incoming: Incoming, packet: Buffer, isVideo: boolean): boolean {
  // Reports come the same way.
  if (packet.length < 12 || isReport(packet)) return false;
  const sequence = packet.readUInt16BE(2);
  incoming.received += 1;
  const gap = incoming.lastSequence === null ? 1 : (sequence - incoming.lastSequence) & 0xffff;
  if (gap > 1 && gap < 1_000) incoming.lost += gap - 1;
  if (gap < 0x8000) incoming.lastSequence = sequence;
  if (incoming.firstAt !== null || (isVideo && !beginsKeyFrame(packet))) return false;
  incoming.firstAt = performance.timeOrigin + performance.now();
  return true;
}

const header = Buffer.alloc(12);
function send(track: Track, out: Outgoing, payloadType: number, isLast: boolean, payload: Buffer): void {
  header.writeUInt8(0x80, 0);
  header.writeUInt8(payloadType | (isLast ? 0x80 : 0), 1);
  header.writeUInt16BE(out.sequence, 2);
  header.writeUInt32BE(out.timestamp >>> 0, 4);
  header.writeUInt32BE(out.ssrc, 8);
  out.sequence = (out.sequence + 1) & 0xffff;
  out.packets += 1;
  out.bytes += payload.length;
  sent += 1;
  try {
    track.sendMessageBinary(Buffer.concat([header, payload]));
  } catch (error) {
    // The other side may close it at any moment.
    if (track.isOpen()) throw error;
  }
}

/** A sender report, without which a media server cannot tell the layers' times from one another. */
function report(track: Track, out: Outgoing): void {
  const packet = Buffer.alloc(28);
  const now = Date.now();
  packet.writeUInt16BE(0x80c8, 0);
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(out.ssrc, 4);
  packet.writeUInt32BE(Math.floor(now / 1_000) + 2_208_988_800, 8);
  packet.writeUInt32BE(Math.floor(((now % 1_000) / 1_000) * 2 ** 32), 12);
  packet.writeUInt32BE(out.timestamp >>> 0, 16);
  packet.writeUInt32BE(out.packets >>> 0, 20);
  packet.writeUInt32BE(out.bytes >>> 0, 24);
  if (track.isOpen()) track.sendMessageBinary(packet);
}

function sendFrame(publisher: Publisher, position: number): void {
  publisher.pictureId = (publisher.pictureId + 1) & 0x7fff;
  if (publisher.isKeyFrameDue)
    publisher.offset += keyFrameEvery - ((position + publisher.offset) % keyFrameEvery);
  publisher.isKeyFrameDue = false;
  for (const [at, out] of publisher.layers.entries()) {
    const frames = streams.video[at] ?? [];
    const frame: Frame = frames[(position + publisher.offset) % frames.length] ?? [];
    out.timestamp += 90_000 / framesPerSecond;
    for (const [index, payload] of frame.entries()) {
      payload.writeUInt16BE(0x8000 | publisher.pictureId, 2);
      send(publisher.video, out, videoPayloadType, index === frame.length - 1, payload);
    }
  }
}

function sendTick(): void {
  tick += 1;
  let at = 0;
  for (const [id, publisher] of publishers) {
    at += 1;
    if (!publisher.isOpen || !publisher.video.isOpen()) continue;
    publisher.sound.timestamp += 960;
    const isSpeaking = speaking.has(id);
    if (isSpeaking || (tick + at) % silentTicks === 0) {
      const frame = streams.audio[tick % streams.audio.length] ?? Buffer.alloc(3);
      send(
        publisher.audio,
        publisher.sound,
        audioPayloadType,
        false,
        isSpeaking ? frame : frame.subarray(0, 3),
      );
    }
    if ((tick + at) % ticksPerFrame === 0) sendFrame(publisher, Math.floor(tick / ticksPerFrame));
    if ((tick + at) % reportTicks === 0) {
      for (const out of publisher.layers) report(publisher.video, out);
      report(publisher.audio, publisher.sound);
    }
  }
}

function close(ids: string[] | 'all'): void {
  for (const id of ids === 'all' ? [...publishers.keys(), ...subscribers.keys()] : ids) {
    publishers.get(id)?.connection.close();
    subscribers.get(id)?.connection.close();
    publishers.delete(id);
    subscribers.delete(id);
    speaking.delete(id);
  }
  if (ids === 'all') kept.length = 0;
}

const countOf = ({ mid, received, lost }: Incoming): TrackCount => ({ mid, received, lost });

async function whenFirst(id: string, mids: readonly string[]): Promise<FirstPacket[]> {
  const subscriber = subscribers.get(id);
  if (subscriber === undefined) throw new Error(`${id} receives nothing`);
  for (;;) {
    const firsts = subscriber.tracks.flatMap(({ mid, firstAt }) =>
      mids.includes(mid) && firstAt !== null ? [{ mid, at: firstAt }] : [],
    );
    if (firsts.length === mids.length) return firsts;
    await new Promise<void>((resolve) => {
      subscriber.whenBegun = resolve;
    });
  }
}

async function handle(request: LoadRequest): Promise<unknown> {
  switch (request.op) {
    case 'publish':
      return publish(request.id);
    case 'accept':
      publishers.get(request.id)?.connection.setRemoteDescription(request.answer, 'answer');
      return {};
    case 'subscribe':
      return subscribe(request.id, request.offer);
    case 'speak':
      speaking.clear();
      for (const id of request.ids) speaking.add(id);
      return {};
    case 'whenFirst':
      return whenFirst(request.id, request.mids);
    case 'reset':
      sent = 0;
      for (const { tracks } of subscribers.values())
        for (const track of tracks) Object.assign(track, { received: 0, lost: 0 });
      return {};
    case 'count':
      return {
        sent,
        subscribers: [...subscribers].map(([id, { isConnected, tracks }]) => ({
          ...{ id, isConnected, tracks: tracks.map(countOf) },
        })),
      };
    case 'close':
      close(request.ids);
      return {};
  }
}

let due = performance.now();
function loop(): void {
  due += tickMs;
  sendTick();
  setTimeout(loop, Math.max(0, due - performance.now()));
}
loop();

process.on('message', async ({ id, request }: LoadMessage) => {
  const reply: LoadReply = await handle(request).then(
    (data) => ({ id, data }),
    (error: unknown) => ({ id, failure: String(error) }),
  );
  process.send?.(reply);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0 } satisfies LoadReply);
