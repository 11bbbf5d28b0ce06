import { type ChildProcess, fork } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wholeMp4, wholeWebm } from '../files/extent.ts';
import { salvage } from '../files/salvage.ts';
import type { RecorderCommand, RecorderMessage, StreamSpec } from '../messages.ts';
import { probe, readPictures } from '../test-support/decode.ts';
import { openStage } from '../test-support/stage.ts';
import { type Encoded, encodeH264, encodeVp8 } from '../test-support/timecode.ts';

const recordingId = 'rec-1' as StreamSpec['recordingId'];
const ssrc = 4_242;
let vp8: Encoded;
let h264: Encoded;
beforeAll(async () => {
  [vp8, h264] = await Promise.all([encodeVp8(3), encodeH264(3)]);
}, 60_000);

let folder: string;
let worker: Socket;
let child: ChildProcess;
let told: RecorderMessage[];
let requestId = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recorder-'));
  told = [];
  child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [folder], { execArgv: [] });
  child.on('message', (message: RecorderMessage) => told.push(message));
  worker = createSocket('udp4');
  worker.bind(0, '127.0.0.1');
  await once(worker, 'listening');
});
afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  worker.close();
  await rm(folder, { recursive: true });
});

async function ask(command: RecorderCommand): Promise<{ port?: number }> {
  requestId += 1;
  const own = requestId;
  child.send({ requestId: own, command });
  for (;;) {
    const answer = told.find((message) => 'requestId' in message && message.requestId === own);
    if (answer !== undefined) return answer as { port?: number };
    await once(child, 'message');
  }
}

async function addStream(mimeType: string): Promise<number> {
  const { port = 0 } = await ask({ type: 'openSocket', socketId: 's' });
  await ask({ type: 'connectSocket', socketId: 's', port: worker.address().port });
  const named = { streamId: 'stream', socketId: 's', recordingId, peerId: 'ann', trackId: 'track' };
  const spec = {
    ...named,
    source: 'camera',
    kind: 'video',
    mimeType,
    clockRate: 90_000,
    ssrc,
    firstIndex: 7,
  };
  await ask({ type: 'addStream', spec: spec as StreamSpec });
  return port;
}

type Packet = { sequence: number; bytes: Buffer };
const packetsOf = (encoded: Encoded): Packet[] =>
  encoded.frames
    .flatMap((payloads, frame) =>
      payloads.map((payload, index) => ({ payload, frame, isLast: index === payloads.length - 1 })),
    )
    .map(({ payload, frame, isLast }, sequence) => {
      const header = Buffer.alloc(12);
      header.writeUInt16BE(isLast ? 0x80_e0 : 0x80_60, 0);
      header.writeUInt16BE(sequence, 2);
      header.writeUInt32BE(frame * 3_600, 4);
      header.writeUInt32BE(ssrc, 8);
      return { sequence, bytes: Buffer.concat([header, payload]) };
    });

const send = (port: number, packets: readonly Packet[]) =>
  Promise.all(
    packets.map(({ bytes }) => new Promise((resolve) => worker.send(bytes, port, '127.0.0.1', resolve))),
  );
const names = () => readdir(join(folder, recordingId)).catch(() => [] as string[]);
const whenThere = (pattern: RegExp) =>
  expect.poll(names, { timeout: 5_000 }).toContainEqual(expect.stringMatching(pattern));

describe('the recorder’s process', () => {
  it('asks the worker again for what was lost between the two', async () => {
    const port = await addStream('video/VP8');
    const packets = packetsOf(vp8);
    const asked = once(worker, 'message') as Promise<[Buffer]>;
    await send(
      port,
      packets.filter(({ sequence }) => sequence !== 20),
    );
    const [request] = await asked;
    expect(request.subarray(0, 2).toString('hex')).toBe('81cd');
    expect([request.readUInt32BE(8), request.readUInt16BE(12)]).toEqual([ssrc, 20]);
    await send(
      port,
      packets.filter(({ sequence }) => sequence === 20),
    );
    await ask({ type: 'removeStream', streamId: 'stream' });
    const closed = told.find((message) => 'type' in message && message.type === 'segmentClosed');
    if (closed === undefined || !('segment' in closed)) throw new Error('no segment was told of');
    const pictures = await readPictures(join(folder, recordingId, closed.segment.fileName));
    expect(pictures.map(({ number }) => number)).toEqual(vp8.frames.map((_, number) => number));
    expect(closed.segment).toMatchObject({ index: 7, durationMs: 3_000, width: 160, height: 96 });
  });

  it('asks for a whole picture where it has none to begin with, and begins with it', async () => {
    const port = await addStream('video/VP8');
    const first = vp8.frames[0]?.length ?? 0;
    const asked = once(worker, 'message') as Promise<[Buffer]>;
    await send(port, packetsOf(vp8).slice(first));
    const [request] = await asked;
    expect(request.subarray(0, 2).toString('hex')).toBe('81ce');
    expect(request.readUInt32BE(8)).toBe(ssrc);
    await ask({ type: 'removeStream', streamId: 'stream' });
    const name = (await names()).find((each) => each.endsWith('.webm')) ?? '';
    const pictures = await readPictures(join(folder, recordingId, name));
    expect(pictures.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => 25 + index),
    );
  });

  it('looks at nothing that somebody else sends', async () => {
    const port = await addStream('video/VP8');
    const stranger = createSocket('udp4');
    for (const { bytes } of packetsOf(vp8)) {
      await new Promise((resolve) => stranger.send(bytes, port, '127.0.0.1', resolve));
    }
    stranger.close();
    await ask({ type: 'removeStream', streamId: 'stream' });
    expect(await names()).toEqual([]);
  });

  it('ends its segments when its node is killed, signals or not', async () => {
    const port = await addStream('video/H264');
    await send(port, packetsOf(h264));
    await whenThere(/\.part$/);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    await ask({ type: 'closeSocket', socketId: 'none' });
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
    expect((await names()).map((name) => name.replace(/^track\.[0-9a-f]+/, '')).toSorted()).toEqual([
      ...['.000007.mp4', '.000007.mp4.json'],
    ]);
  });

  it('killed with its node leaves what the next node makes playable and gives to whoever asks', async () => {
    const port = await addStream('video/VP8');
    await send(port, packetsOf(vp8));
    await whenThere(/\.part$/);
    await expect
      .poll(async () => (await probeQuietly(await partPath())) > 1_500, { timeout: 5_000 })
      .toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const stage = await openStage({ folder });
    try {
      const { segments } = await stage.link.request('recording:listKept', { recordingId: null });
      expect(segments).toMatchObject([{ recordingId, trackId: 'track', index: 7, container: 'webm' }]);
      const [segment] = segments as [(typeof segments)[number]];
      const path = await stage.fetch(segment);
      const pictures = await readPictures(path);
      expect(pictures.length).toBeGreaterThan(40);
      expect(pictures.map(({ number }) => number)).toEqual(pictures.map((_, number) => number));
      expect((await probe(path)).durationMs).toBeCloseTo(segment.durationMs, -1);
      expect((await names()).filter((name) => /\.(part|begin)$/.test(name))).toEqual([]);
      // A page of the same recording goes on after it.
      await rm(path);
    } finally {
      await stage.close();
    }
  });

  const partPath = async () =>
    join(folder, recordingId, (await names()).find((name) => name.endsWith('.part')) ?? '');
  /** ms of whole pieces. */
  const probeQuietly = async (path: string) => {
    const { readFile } = await import('node:fs/promises');
    return wholeWebm(await readFile(path).catch(() => Buffer.alloc(0)))?.durationMs ?? 0;
  };
});

describe('a segment that was cut anywhere', () => {
  it.each([
    ['webm', 'video/VP8', wholeWebm],
    ['mp4', 'video/H264', wholeMp4],
  ] as const)(
    '%s: has an extent that grows with it, and plays up to there',
    async (extension, mimeType, extentOf) => {
      const { readFile } = await import('node:fs/promises');
      const port = await addStream(mimeType);
      await send(port, packetsOf(extension === 'webm' ? vp8 : h264));
      await whenThere(/\.part$/);
      await ask({ type: 'removeStream', streamId: 'stream' });
      const fileName = (await names()).find((name) => name.endsWith(extension)) ?? '';
      const bytes = await readFile(join(folder, recordingId, fileName));
      expect(extentOf(bytes)).toMatchObject({ byteCount: bytes.length });
      expect(extentOf(bytes)?.durationMs).toBeCloseTo(3_000, -1);
      const lengths = new Set<number>();
      for (let length = 0; length <= bytes.length; length += 97) {
        const extent = extentOf(bytes.subarray(0, length));
        if (extent === null) continue;
        expect(extent.byteCount).toBeLessThanOrEqual(length);
        lengths.add(extent.byteCount);
      }
      expect(lengths.size).toBeGreaterThanOrEqual(5);

      const note = JSON.parse(await readFile(join(folder, recordingId, `${fileName}.json`), 'utf8'));
      const { byteCount, sha256, durationMs, ...begin } = note;
      const cut = `cut.${extension}`;
      const at = join(folder, recordingId);
      await writeFile(join(at, `${cut}.part`), bytes.subarray(0, Math.floor(bytes.length * 0.7)));
      await writeFile(join(at, `${cut}.begin`), JSON.stringify({ ...begin, fileName: cut }));
      const salvaged = await salvage(at, cut);
      expect(salvaged?.durationMs).toBeLessThan(durationMs);
      expect(salvaged?.sha256).not.toBe(sha256);
      expect(salvaged?.byteCount).toBeLessThan(byteCount);
      const pictures = await readPictures(join(at, cut));
      expect(pictures.map(({ number }) => number)).toEqual(pictures.map((_, number) => number));
      expect(pictures.length * 40).toBeCloseTo(salvaged?.durationMs ?? 0, -2);
      expect((await probe(join(at, cut))).durationMs).toBeCloseTo(salvaged?.durationMs ?? 0, -1);
      expect(await salvage(at, cut)).toBeNull();
    },
  );

  it('goes where nothing was written', async () => {
    await writeFile(join(folder, 'x.webm.begin'), '{"half');
    expect(await salvage(folder, 'x.webm')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});
