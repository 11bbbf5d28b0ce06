import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newRecordingId, openStage, readSound, readTrack, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeOpus, encodeVp8 } from './test-support/timecode.ts';

let vp8: Encoded;
let opus: Encoded;
beforeAll(async () => {
  [vp8, opus] = await Promise.all([encodeVp8(9), encodeOpus(18)]);
}, 60_000);

let stage: Stage;
let freeBytes: number;
beforeEach(async () => {
  freeBytes = 1e12;
  stage = await openStage({ readFreeBytes: async () => freeBytes });
});
afterEach(() => stage.close());

/** A file of this name, by whichever track. */
const whenThere = (recordingId: string, name: RegExp) =>
  expect
    .poll(() => readdir(join(stage.folder, recordingId)), { timeout: 8_000 })
    .toContainEqual(expect.stringMatching(name));

const isRecording = (stateChanged: { state: string }) => stateChanged.state === 'recording';

describe('a recorder that is killed', () => {
  it('is replaced at once: what it wrote plays, what is missing is in a gap with its begin and end', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    const camera = await ann.open({ source: 'camera', encoded: vp8 });
    const microphone = await ann.open({ source: 'microphone', encoded: opus });
    await stage.set(recordingId, ['ann']);
    const pid = stage.recorderPid;
    const startedAt = Date.now();
    const sent = camera.start(startedAt);
    void microphone.start(startedAt);
    await whenThere(recordingId, /\.000001\.webm\.part$/);
    process.kill(pid, 'SIGKILL');
    await stage.link.event('recording:stateChanged', ({ cause }) => cause === 'recorderLost');
    const { gap } = await stage.link.event('recording:gapClosed');
    await sent;
    await stage.finish(recordingId);
    expect(stage.recorderPid).not.toBe(pid);
    expect(stage.link.eventsOf('recording:stateChanged').map(({ state }) => state)).toEqual([
      ...['recording', 'gap', 'recording', 'finished'],
    ]);
    expect(gap).toMatchObject({ recordingId, trackId: null, cause: 'recorderLost' });

    const segments = stage.segments(recordingId, 'ann', 'camera');
    // A segment that died before its first half second was written leaves a hole.
    const indexes = segments.map(({ index }) => index);
    expect(indexes).toEqual([...new Set(indexes)].toSorted((left, right) => left - right));
    const pictures = await readTrack(stage, segments);
    const missing = vp8.frames
      .map((_, number) => number)
      .filter((number) => !pictures.some((picture) => picture.number === number));
    expect(missing.length).toBeGreaterThan(0);
    for (const number of missing) {
      const capturedAt = startedAt + number * 40;
      expect(capturedAt).toBeGreaterThan(gap.startedAt - 80);
      expect(capturedAt).toBeLessThan(gap.endedAt + 80);
    }
    // Half a second that was not written yet, and the time until a whole picture came.
    expect(gap.endedAt - gap.startedAt).toBeLessThan(4_000);
    for (const { number, at } of pictures) expect(Math.abs(at - startedAt - number * 40)).toBeLessThan(80);
    for (const at of await readSound(stage, stage.segments(recordingId, 'ann', 'microphone'))) {
      const offset = (at - startedAt) % 1_000;
      expect(Math.min(offset, 1_000 - offset)).toBeLessThan(80);
    }
    const left = await readdir(join(stage.folder, recordingId));
    expect(left.filter((name) => /\.(part|begin|new)$/.test(name))).toEqual([]);
  }, 60_000);
});

describe('a disk that is full', () => {
  it('refuses what is new, ends what runs with whole segments, and lets it go on when there is room', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    const microphone = await ann.open({ source: 'microphone', encoded: opus });
    await stage.set(recordingId, ['ann']);
    const sent = microphone.start();
    await stage.link.event('recording:stateChanged', isRecording);
    freeBytes = 2e9;
    await stage.link.event('recording:diskChanged', ({ level }) => level === 'low');
    freeBytes = 1e8;
    const other = stage.set(newRecordingId(), ['ann']);
    await expect(other).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { problem: 'disk' } });
    expect(await stage.link.event('recording:diskChanged', ({ level }) => level === 'full')).toEqual({
      level: 'full',
      freeBytes: 1e8,
    });
    await stage.link.event(
      'recording:stateChanged',
      ({ state, cause }) => state === 'gap' && cause === 'diskFull',
    );
    // The segment that was written is whole and told of.
    const before = stage.segments(recordingId).length;
    expect(before).toBeGreaterThan(0);
    freeBytes = 1e12;
    const { gap } = await stage.link.event('recording:gapClosed');
    expect(gap).toMatchObject({ recordingId, cause: 'diskFull', trackId: null });
    await sent;
    await stage.finish(recordingId);
    expect(stage.segments(recordingId).length).toBeGreaterThan(before);
    for (const segment of stage.segments(recordingId)) await stage.fetch(segment);
    expect(microphone.producer.closed).toBe(false);
  }, 60_000);
});
