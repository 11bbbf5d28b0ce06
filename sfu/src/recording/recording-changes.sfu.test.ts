import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probe } from './test-support/decode.ts';
import { newRecordingId, openStage, readSound, readTrack, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeH264, encodeOpus, encodeVp8 } from './test-support/timecode.ts';

let vp8: Encoded;
let large: Encoded;
let h264: Encoded;
let opus: Encoded;
let lower: Encoded;
let higher: Encoded;
beforeAll(async () => {
  [vp8, large, h264, opus, lower, higher] = await Promise.all([
    encodeVp8(3),
    encodeVp8(3, { size: '320x192' }),
    encodeH264(3),
    encodeOpus(6),
    encodeVp8(12),
    encodeVp8(12, { size: '320x192' }),
  ]);
}, 120_000);

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const all = (encoded: Encoded) => encoded.frames.map((_, number) => number);

describe('one source that changes', () => {
  it('stays one track over another size, another codec and another device, each in segments that play', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    await stage.set(recordingId, ['ann']);
    const sizes = { ...vp8, frames: [...vp8.frames, ...large.frames] };
    const startedAt = Date.now();
    const first = await ann.open({ source: 'camera', encoded: sizes });
    await stage.room.recordings?.reconcile();
    await first.start();
    first.close();
    const second = await ann.open({ source: 'camera', encoded: h264 });
    await stage.room.recordings?.reconcile();
    await second.start();
    await stage.finish(recordingId);

    const segments = stage.segments(recordingId);
    expect(new Set(segments.map(({ trackId }) => trackId)).size).toBe(1);
    expect(segments.map(({ index }) => index)).toEqual(segments.map((_, position) => position));
    expect(segments.map(({ container, width, height }) => [container, width, height])).toEqual([
      ['webm', 160, 96],
      ['webm', 320, 192],
      ['mp4', 160, 96],
    ]);
    expect(segments.map(({ mimeType }) => mimeType)).toEqual([
      'video/webm; codecs="vp8"',
      'video/webm; codecs="vp8"',
      expect.stringMatching(/^video\/mp4; codecs="avc1\.42[0-9a-f]{4}"$/),
    ]);
    const pictures = await readTrack(stage, segments);
    expect(pictures.map(({ number }) => number)).toEqual([...all(vp8), ...all(large), ...all(h264)]);
    expect(segments[0]?.startedAt).toBeGreaterThan(startedAt - 80);
    const codecs = await Promise.all(
      segments.map(async (segment) => (await probe(await stage.fetch(segment))).codec_name),
    );
    expect(codecs).toEqual(['vp8', 'vp8', 'h264']);
    for (const segment of segments) {
      const { durationMs } = await probe(await stage.fetch(segment));
      expect(Math.abs(durationMs - segment.durationMs)).toBeLessThan(50);
    }
    expect(stage.link.eventsOf('recording:gapClosed')).toEqual([]);
  }, 60_000);

  it('is not there while it is muted, and in step again afterwards; silence does not end a segment', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    // Silence as Opus sends it: a packet each 400 ms, of what lies between beeps.
    const isSilent = (frame: number) => frame % 50 > 8 && frame % 50 < 48 && frame % 20 !== 0;
    const microphone = await ann.open({ source: 'microphone', encoded: opus, isSkipped: isSilent });
    const camera = await ann.open({
      source: 'camera',
      encoded: { ...vp8, frames: [...vp8.frames, ...vp8.frames] },
    });
    await stage.set(recordingId, ['ann']);
    const startedAt = Date.now();
    const sent = Promise.all([microphone.start(startedAt), camera.start(startedAt)]);
    await stage.link.event('recording:stateChanged', ({ state }) => state === 'recording');
    await expect.poll(() => Date.now() - startedAt, { timeout: 5_000, interval: 20 }).toBeGreaterThan(1_200);
    await camera.producer.pause();
    await expect.poll(() => Date.now() - startedAt, { timeout: 5_000, interval: 20 }).toBeGreaterThan(3_700);
    await camera.producer.resume();
    await sent;
    await stage.finish(recordingId);
    const beeps = await readSound(stage, stage.segments(recordingId, 'ann', 'microphone'));
    expect(stage.segments(recordingId, 'ann', 'microphone').length).toBe(2);
    expect(beeps.map((at) => Math.round((at - startedAt) / 1_000))).toEqual([0, 1, 2, 3, 4, 5]);
    for (const at of beeps) expect(Math.abs(((at - startedAt + 500) % 1_000) - 500)).toBeLessThan(80);
    const pictures = await readTrack(stage, stage.segments(recordingId, 'ann', 'camera'));
    const shown = pictures.map(({ number, at }) => ({ number, ms: at - startedAt }));
    const isIn = (ms: number) => (ms < 1_150 && ms > 0) || ms > 4_100;
    for (const frame of [1, 10, 25, 110, 120, 149]) {
      expect(isIn(frame * 40)).toBe(true);
      const found = shown.find(({ number, ms }) => number === frame % 75 && Math.abs(ms - frame * 40) < 80);
      expect(found, `frame ${frame}`).toBeDefined();
    }
    expect(shown.filter(({ ms }) => ms > 1_500 && ms < 3_600)).toEqual([]);
    expect(stage.link.eventsOf('recording:gapClosed')).toEqual([]);
  }, 60_000);

  it('is written in the best layer that is sent, and each change of layer begins a segment', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    // From the third to the seventh second its line is too weak for the better one.
    const isSkipped = (frame: number) => frame >= 75 && frame < 175;
    const camera = await ann.open({
      source: 'camera',
      encoded: lower,
      higher: { encoded: higher, isSkipped },
    });
    await stage.set(recordingId, ['ann']);
    const startedAt = Date.now();
    await camera.start(startedAt);
    await stage.finish(recordingId);
    const segments = stage.segments(recordingId);
    const widths = segments.map(({ width }) => width).filter((width, at, list) => width !== list[at - 1]);
    expect(widths.slice(-3)).toEqual([320, 160, 320]);
    const pictures = await readTrack(stage, segments);
    for (const { number, at } of pictures) expect(Math.abs(at - startedAt - number * 40)).toBeLessThan(80);
    const numbers = pictures.map(({ number }) => number);
    // The moment of a change may be there in both layers.
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
    expect(numbers.length - new Set(numbers).size).toBeLessThanOrEqual(2);
    // Until the node has noticed that a layer is gone, and has a whole picture of the other one.
    expect(numbers.length).toBeGreaterThan(300 - 25 - 75);
  }, 60_000);

  it('loses only what was lost on the way', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    await stage.set(recordingId, ['ann']);
    const frames = [...vp8.frames, ...large.frames];
    const lost = (frames[30]?.length ?? 0) > 0 ? packetOf(frames, 30) : 0;
    const camera = await ann.open({
      source: 'camera',
      encoded: { ...vp8, frames },
      isLost: (packet) => packet === lost,
    });
    await stage.room.recordings?.reconcile();
    await camera.start();
    await stage.finish(recordingId);
    const numbers = (await readTrack(stage, stage.segments(recordingId))).map(({ number }) => number);
    const expected = [...all(vp8).filter((number) => number !== 30), ...all(large)];
    expect(numbers).toHaveLength(expected.length);
    expect(numbers.slice(49)).toEqual(expected.slice(49));
  }, 60_000);
});

/** The number of a frame's first packet, counted from 1. */
const packetOf = (frames: Encoded['frames'], frame: number) =>
  frames.slice(0, frame).reduce((sum, packets) => sum + packets.length, 1);
