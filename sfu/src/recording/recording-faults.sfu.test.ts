import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newRecordingId, openStage, readSound, readTrack, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeOpus, encodeVp8 } from './test-support/timecode.ts';

let vp8: Encoded;
let large: Encoded;
let opus: Encoded;
beforeAll(async () => {
  [vp8, large, opus] = await Promise.all([encodeVp8(9), encodeVp8(9, { size: '960x576' }), encodeOpus(18)]);
}, 120_000);

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

/** Of the segment that a source is written into now, without its number. */
async function namesOf(recordingId: string, source: string): Promise<string> {
  const folder = join(stage.folder, recordingId);
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.begin')) continue;
    if (JSON.parse(await readFile(join(folder, name), 'utf8')).source === source)
      return name.replace(/\.\d+\.webm\.begin$/, '');
  }
  throw new Error(`${source} is not being written`);
}
/** What so many frames of it have at least, wherever they begin. */
const bytesOf = ({ frames }: Encoded, count: number): number => {
  const sizes = frames.map((packets) => packets.reduce((total, { length }) => total + length, 0));
  const sums = sizes
    .slice(count - 1)
    .map((_, from) => sizes.slice(from, from + count).reduce((a, b) => a + b));
  return Math.min(...sums);
};
const isFailure = ({ gap }: { gap: { cause: string } }) => gap.cause === 'writeFailed';

describe('a segment that could not be written', () => {
  it('is a gap of its track alone; the one after it and the other tracks are whole', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    const camera = await ann.open({ source: 'camera', encoded: vp8 });
    const microphone = await ann.open({ source: 'microphone', encoded: opus });
    await stage.set(recordingId, ['ann']);
    const startedAt = Date.now();
    void microphone.start(startedAt);
    const sent = camera.start(startedAt);
    await whenThere(recordingId, /\.000000\.webm\.part$/);
    await expect.poll(() => namesOf(recordingId, 'camera').catch(() => null)).not.toBeNull();
    // Something stands where the second segment is to be.
    const inTheWay = `${await namesOf(recordingId, 'camera')}.000001.webm.part`;
    await mkdir(join(stage.folder, recordingId, inTheWay));
    await sent;
    await stage.finish(recordingId);
    const { gap } = await stage.link.event('recording:gapClosed', isFailure);

    const segments = stage.segments(recordingId, 'ann', 'camera');
    expect(segments.map(({ index }) => index)).toEqual([0, 2]);
    const [before, after] = segments as [(typeof segments)[number], (typeof segments)[number]];
    expect(gap).toMatchObject({ recordingId, trackId: before.trackId, cause: 'writeFailed' });
    expect(Math.abs(gap.startedAt - before.startedAt - before.durationMs)).toBeLessThan(80);
    expect(Math.abs(gap.endedAt - after.startedAt)).toBeLessThan(80);
    const pictures = await readTrack(stage, segments);
    const missing = vp8.frames.length - pictures.length;
    expect(Math.abs(missing * 40 - (gap.endedAt - gap.startedAt))).toBeLessThan(80);

    const sounds = stage.segments(recordingId, 'ann', 'microphone');
    expect(sounds.map(({ index }) => index)).toEqual(sounds.map((_, position) => position));
    expect(stage.link.eventsOf('recording:stateChanged').map(({ state }) => state)).toEqual([
      ...['recording', 'finished'],
    ]);
    expect(stage.link.eventsOf('recording:gapClosed')).toHaveLength(1);
    // Whoever reaches the node later hears of it as well, and nothing is left behind once all is taken.
    const kept = await stage.link.request('recording:listKept', { recordingId });
    expect(kept.gaps).toEqual([gap]);
    const fileNames = stage.segments(recordingId).map(({ fileName }) => fileName);
    await stage.link.request('recording:drop', { recordingId, fileNames });
    expect(await readdir(stage.folder)).not.toContain(recordingId);
  }, 60_000);

  it('keeps what was written before the disk refused, and its gap begins there', async () => {
    const recordingId = newRecordingId();
    const ann = await stage.enter('ann');
    const camera = await ann.open({ source: 'camera', encoded: large });
    const microphone = await ann.open({ source: 'microphone', encoded: opus });
    await stage.set(recordingId, ['ann']);
    const startedAt = Date.now();
    void microphone.start(startedAt);
    const sent = camera.start(startedAt);
    await whenThere(recordingId, /\.000001\.webm\.part$/);
    // From now on no file may get as large as a segment of pictures; those of sound stay below it.
    // The encoder's sizes vary with the machine's load.
    const limit = Math.round(bytesOf(large, 50));
    expect(limit).toBeGreaterThan(bytesOf(opus, 200) * 2);
    execFileSync('prlimit', ['--pid', String(stage.recorderPid), `--fsize=${limit}:unlimited`]);
    await sent;
    await stage.finish(recordingId);

    const gaps = stage.link.eventsOf('recording:gapClosed').map(({ gap }) => gap);
    const segments = stage.segments(recordingId, 'ann', 'camera');
    const pictures = await readTrack(stage, segments);
    for (const { number, at } of pictures) expect(Math.abs(at - startedAt - number * 40)).toBeLessThan(80);
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) {
      expect(gap).toMatchObject({ recordingId, trackId: segments[0]?.trackId, cause: 'writeFailed' });
      const ends = segments.map(({ startedAt: at, durationMs }) => at + durationMs);
      expect(ends.some((end) => Math.abs(end - gap.startedAt) < 80)).toBe(true);
    }
    const missing = large.frames.length - pictures.length;
    const said = gaps.reduce((total, gap) => total + gap.endedAt - gap.startedAt, 0);
    expect(Math.abs(missing * 40 - said)).toBeLessThan(80 * gaps.length);
    const sounds = stage.segments(recordingId, 'ann', 'microphone');
    expect(sounds.map(({ index }) => index)).toEqual(sounds.map((_, position) => position));
  }, 60_000);

  it('for want of its folder is a gap beside a recording that goes on, until the folder can be made', async () => {
    const [broken, sound] = [newRecordingId(), newRecordingId()];
    await writeFile(join(stage.folder, broken), 'not a folder');
    const ann = await stage.enter('ann');
    const microphone = await ann.open({ source: 'microphone', encoded: opus });
    await stage.set(broken, ['ann']);
    await stage.set(sound, ['ann']);
    const startedAt = Date.now();
    const sent = microphone.start(startedAt);
    const { gap } = await stage.link.event('recording:gapClosed', isFailure);
    expect(gap).toMatchObject({ recordingId: broken, trackId: expect.any(String) });
    expect(Math.abs(gap.startedAt - startedAt)).toBeLessThan(200);
    await rm(join(stage.folder, broken));
    await sent;
    await stage.finish(broken);
    await stage.finish(sound);
    const gaps = stage.link.eventsOf('recording:gapClosed').map(({ gap: { endedAt } }) => endedAt);
    const [first] = stage.segments(broken);
    expect(Math.abs((first?.startedAt ?? 0) - Math.max(...gaps))).toBeLessThan(80);
    expect(stage.segments(sound)[0]?.startedAt).toBeLessThan(startedAt + 200);
    expect(stage.segments(sound).length).toBeGreaterThan(stage.segments(broken).length);
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
