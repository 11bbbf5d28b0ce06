import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFolderBlobs } from '../server/src/record/folder-blobs.ts';
import { planSegments } from '../server/src/record/playback-plan.ts';
import { makeTrackFile } from '../server/src/record/playback-tracks.ts';
import { createRecordingFiles } from '../server/src/record/recording-files.ts';
import { readBeeps, readPictures } from '../sfu/src/recording/test-support/decode.ts';
import { newRecordingId, openStage, type Stage } from '../sfu/src/recording/test-support/stage.ts';
import { encodeH264, encodeOpus, encodeVp8 } from '../sfu/src/recording/test-support/timecode.ts';

// What a real recorder wrote of a source that shows and sounds its time becomes files that play on the recording's own time.
const beforeMs = 3_000;
const lengthMs = 12_000;
const seconds = 6;
const inStepMs = 80;
let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'recorded-tracks-'));
  await mkdir(join(folder, 'made'));
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

it('tracks of a recorder play every picture and every beep at its time, of two people in step', {
  timeout: 120_000,
}, async () => {
  const [vp8, h264, opus] = await Promise.all([encodeVp8(seconds), encodeH264(seconds), encodeOpus(seconds)]);
  const recordingId = newRecordingId();
  const [ann, bob] = [await stage.enter('ann'), await stage.enter('bob')];
  const sources = await Promise.all([
    ann.open({ source: 'camera', encoded: vp8, delayMs: 100 }),
    ann.open({ source: 'microphone', encoded: opus }),
    bob.open({ source: 'camera', encoded: h264 }),
  ]);
  await stage.set(recordingId, ['ann', 'bob']);
  const startedAt = Date.now() + 200;
  await Promise.all(sources.map((source) => source.start(startedAt)));
  await stage.finish(recordingId);

  const files = createRecordingFiles(createFolderBlobs(join(folder, 'store')), 'ab'.repeat(32));
  async function makeFile(peerId: string, source: 'camera' | 'microphone'): Promise<string> {
    const rows = await Promise.all(
      stage.segments(recordingId, peerId, source).map(async (note) => {
        const storageKey = `segments/${note.fileName}`;
        await files.put(storageKey, await readFile(await stage.fetch(note)));
        return { ...note, startedAt: new Date(note.startedAt), storageKey };
      }),
    );
    expect(rows.length).toBeGreaterThan(1);
    const segments = planSegments(rows, startedAt - beforeMs, lengthMs);
    const kind = source === 'camera' ? 'video' : 'audio';
    const plan = { trackId: `${peerId}-${source}`, kind, segments, lengthMs } as const;
    const tools = { files, folder: join(folder, 'made'), signal: new AbortController().signal };
    return (await makeTrackFile(plan, tools)).path;
  }

  for (const peerId of ['ann', 'bob']) {
    // Black before and after has a number as well, that of no column lit.
    const all = await readPictures(await makeFile(peerId, 'camera'));
    const isDuring = (ms: number) => ms > beforeMs - inStepMs && ms < beforeMs + seconds * 1_000 - 20;
    const pictures = all.filter(({ ms }) => isDuring(ms));
    expect(pictures.map(({ number }) => number)).toEqual(
      Array.from({ length: seconds * 25 }, (_, index) => index),
    );
    for (const { number, ms } of pictures)
      expect(Math.abs(ms - beforeMs - number * 40), `${peerId}, picture ${number}`).toBeLessThan(inStepMs);
    expect(Math.abs((all.at(-1)?.ms ?? 0) - lengthMs)).toBeLessThan(inStepMs);
  }
  const beeps = await readBeeps(await makeFile('ann', 'microphone'));
  expect(beeps).toHaveLength(seconds);
  for (const [second, ms] of beeps.entries())
    expect(Math.abs(ms - beforeMs - second * 1_000), `beep ${second}`).toBeLessThan(inStepMs);
});
