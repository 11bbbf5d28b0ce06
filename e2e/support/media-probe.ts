import type { BrowserContext, Page } from 'playwright-core';
import type { FrameSample } from './film-match.ts';
import { codeBits } from './films.ts';
import type { SoundSample } from './sound-match.ts';

declare global {
  interface Window {
    cloudseatPeerConnections?: RTCPeerConnection[];
    /** Of every connection of the page in the order in which they were made; nothing of closed ones. */
    cloudseatReadStats?: () => Promise<{ connection: RTCPeerConnection; stats: Stat[] }[]>;
  }
}

/** What the tests read of it; a browser has more kinds. */
type Stat =
  | (RTCInboundRtpStreamStats & { type: 'inbound-rtp' })
  | { id: string; type: 'outbound-rtp'; packetsSent?: number }
  | { id: string; type: 'candidate-pair'; nominated?: boolean; localCandidateId: string }
  | { id: string; type: 'local-candidate'; port?: number; candidateType?: string };

/** What a page receives just now, over all its connections. Figures only grow while a connection lives. */
export type Received = {
  framesDecoded: number;
  width: number;
  height: number;
  sound: SoundSample;
  packets: number;
};

/** Lets tests read the statistics of every connection the page makes. */
export async function probeConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(recordConnections);
}

/** Runs in the page before its own scripts. */
export function recordConnections(): void {
  const made: RTCPeerConnection[] = [];
  window.cloudseatPeerConnections = made;
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
  window.cloudseatReadStats = async () => {
    const read = [];
    for (const connection of made) {
      const isClosed = connection.connectionState === 'closed';
      // A report is a map, which the types of this version do not say.
      const report = isClosed ? [] : ((await connection.getStats()) as unknown as Iterable<[string, Stat]>);
      read.push({ connection, stats: Array.from(report, ([, stat]) => stat) });
    }
    return read;
  };
}

/** A page of whichever driver. */
export type Evaluates = { evaluate<Value>(work: () => Promise<Value>): Promise<Value> };

export function readReceived(page: Evaluates): Promise<Received> {
  return page.evaluate(async () => {
    const received = { framesDecoded: 0, width: 0, height: 0, sound: { seconds: 0, energy: 0 }, packets: 0 };
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
      for (const stat of stats) {
        if (stat.type !== 'inbound-rtp') continue;
        // What the node sends to measure the way down is nobody's.
        if (stat.ssrc !== 1_234) received.packets += stat.packetsReceived ?? 0;
        if (stat.kind === 'video') {
          received.framesDecoded += stat.framesDecoded ?? 0;
          received.width = Math.max(received.width, stat.frameWidth ?? 0);
          received.height = Math.max(received.height, stat.frameHeight ?? 0);
        } else {
          received.sound.seconds += stat.totalSamplesDuration ?? 0;
          received.sound.energy += stat.totalAudioEnergy ?? 0;
        }
      }
    }
    return received;
  });
}

export function readSentPackets(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sent = 0;
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? [])
      for (const stat of stats) if (stat.type === 'outbound-rtp') sent += stat.packetsSent ?? 0;
    return sent;
  });
}

/** How each connection leaves the page: host, srflx, prflx or relay. */
export function readRoutes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const routes: string[] = [];
    for (const { connection, stats } of (await window.cloudseatReadStats?.()) ?? []) {
      if (connection.connectionState !== 'connected') continue;
      for (const pair of stats) {
        if (pair.type !== 'candidate-pair' || pair.nominated !== true) continue;
        const local = stats.find(({ id }) => id === pair.localCandidateId);
        routes.push(local?.type === 'local-candidate' ? String(local.candidateType) : 'unknown');
      }
    }
    return routes;
  });
}

/** Sound so far, in samples: all of it, and what had to be invented in place of what was lost, silence left out. */
export function readConcealment(page: Page): Promise<{ samples: number; concealed: number }> {
  return page.evaluate(async () => {
    const sum = { samples: 0, concealed: 0 };
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
      for (const stat of stats) {
        if (stat.type !== 'inbound-rtp' || stat.kind !== 'audio') continue;
        sum.samples += stat.totalSamplesReceived ?? 0;
        sum.concealed += (stat.concealedSamples ?? 0) - (stat.silentConcealedSamples ?? 0);
      }
    }
    return sum;
  });
}

/** Frames decoded of each picture that arrives, by its track; the link's own trial, which comes and goes, is none. */
export function readPictures(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const frames: Record<string, number> = {};
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
      for (const stat of stats) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'video' && stat.trackIdentifier !== 'probator')
          frames[stat.trackIdentifier] = stat.framesDecoded ?? 0;
      }
    }
    return frames;
  });
}

/** Packets so far of what the picture of this name plays, sound and image apart; null: it plays none of the kind. */
export function readPackets(
  page: Page,
  name: string,
): Promise<{ audio: number | null; video: number | null }> {
  return page.evaluate(async (label) => {
    const element = document.querySelector<HTMLVideoElement>(`video[aria-label="${CSS.escape(label)}"]`);
    const stream = element?.srcObject;
    const tracks = stream instanceof MediaStream ? stream.getTracks().map(({ id }) => id) : [];
    const packets: { audio: number | null; video: number | null } = { audio: null, video: null };
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? [])
      for (const stat of stats)
        if (stat.type === 'inbound-rtp' && tracks.includes(stat.trackIdentifier))
          packets[stat.kind === 'video' ? 'video' : 'audio'] = stat.packetsReceived ?? 0;
    return packets;
  }, name);
}

/** Packets received of each sound that arrives, by its track. */
export function readSounds(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const packets: Record<string, number> = {};
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
      for (const stat of stats) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'audio')
          packets[stat.trackIdentifier] = stat.packetsReceived ?? 0;
      }
    }
    return packets;
  });
}

/** From now on the page cannot close a connection: whatever is still sent to it, it takes. */
export async function keepConnectionsOpen(page: Page): Promise<void> {
  await page.evaluate(() => {
    RTCPeerConnection.prototype.close = () => undefined;
  });
}

/** All that is sent and received, for whoever has to find out why nothing is. */
export function describeMedia(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const lines: string[] = [];
    const all = (await window.cloudseatReadStats?.()) ?? [];
    for (const [index, { connection, stats }] of all.entries()) {
      lines.push(`connection ${index}: ${connection.connectionState}, ICE ${connection.iceConnectionState}`);
      for (const stat of stats) if (/^(in|out)bound-rtp$/.test(stat.type)) lines.push(JSON.stringify(stat));
    }
    return lines.join('\n');
  });
}

/** The ports from which the page's connections send. */
export function readLocalPorts(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const ports = new Set<number>();
    for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
      for (const stat of stats) {
        if (stat.type === 'local-candidate' && stat.port) ports.add(stat.port);
      }
    }
    return [...ports];
  });
}

/** Reads each new frame shown by the video of this name, until `count` are read or `maxMs` are over. */
export function readFrames(
  page: Page,
  video: { name: string; count: number; maxMs: number },
): Promise<FrameSample[]> {
  return page.evaluate(
    async ({ name, count, maxMs, blocks }) => {
      const element = document.querySelector<HTMLVideoElement>(`video[aria-label="${CSS.escape(name)}"]`);
      if (element === null) throw new Error(`no video is called ${name}`);
      const canvas = document.createElement('canvas');
      const [width, height] = [blocks * 8, 48];
      Object.assign(canvas, { width, height });
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      if (pen === null) throw new Error('no canvas');
      const samples: { blocks: number[]; colour: [number, number, number] }[] = [];
      const pixel = (x: number, y: number) => pen.getImageData(x, y, 1, 1).data;
      const read = () => {
        pen.drawImage(element, 0, 0, width, height);
        const [red = 0, green = 0, blue = 0] = pixel(width / 2, 40);
        samples.push({
          blocks: Array.from({ length: blocks }, (_, index) => pixel(index * 8 + 4, 8)[1] ?? 0),
          colour: [red, green, blue],
        });
      };
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, maxMs);
        const next = () =>
          element.requestVideoFrameCallback(() => {
            read();
            if (samples.length < count) return next();
            clearTimeout(timer);
            resolve();
          });
        next();
      });
      return samples;
    },
    { ...video, blocks: codeBits + 1 },
  );
}

/** Follows the received sound for `seconds` of it, or as much as comes in twice that time. */
export function readSound(page: Page, seconds: number): Promise<SoundSample[]> {
  return page.evaluate(async (wanted) => {
    // One list for each sound: that of an agent who joined anew stands beside the old one, which has ended.
    const heard = new Map<string, { seconds: number; energy: number }[]>();
    const look = async () => {
      for (const { stats } of (await window.cloudseatReadStats?.()) ?? []) {
        for (const stat of stats) {
          if (stat.type !== 'inbound-rtp' || stat.kind !== 'audio') continue;
          const samples = heard.get(stat.trackIdentifier) ?? [];
          heard.set(stat.trackIdentifier, samples);
          samples.push({ seconds: stat.totalSamplesDuration ?? 0, energy: stat.totalAudioEnergy ?? 0 });
        }
      }
    };
    const lengthOf = (samples: { seconds: number }[]) =>
      (samples.at(-1)?.seconds ?? 0) - (samples[0]?.seconds ?? 0);
    const findLongest = () =>
      [...heard.values()].sort((left, right) => lengthOf(right) - lengthOf(left))[0] ?? [];
    const giveUpAt = performance.now() + 2_000 * wanted;
    while (lengthOf(findLongest()) < wanted && performance.now() < giveUpAt) {
      await look();
      // The browser makes new figures every 50 ms at most.
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return findLongest();
  }, seconds);
}
