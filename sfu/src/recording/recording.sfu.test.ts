import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newRecordingId, openStage, readSound, readTrack, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeOpus, encodeVp8 } from './test-support/timecode.ts';

let vp8: Encoded;
let opus: Encoded;
beforeAll(async () => {
  [vp8, opus] = await Promise.all([encodeVp8(10), encodeOpus(10)]);
}, 60_000);

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

/** From the first to the last, each once. */
const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);

describe('a recorded room', () => {
  it('has every picture, with sound and pictures of two people in step though pictures came late', async () => {
    const recordingId = newRecordingId();
    const [ann, bob] = [await stage.enter('ann'), await stage.enter('bob')];
    const sources = await Promise.all([
      ann.open({ source: 'camera', encoded: vp8, delayMs: 150 }),
      ann.open({ source: 'microphone', encoded: opus, delayMs: 20 }),
      bob.open({ source: 'camera', encoded: vp8, delayMs: 60 }),
      bob.open({ source: 'microphone', encoded: opus }),
    ]);
    const { recorders } = await stage.set(recordingId, ['ann', 'bob']);
    expect(recorders).toMatchObject([{ recordingId, state: 'recording', cause: null }]);
    const startedAt = Date.now() + 200;
    await Promise.all(sources.map((source) => source.start(startedAt)));
    const { segmentCount } = await stage.finish(recordingId);
    expect(stage.segments(recordingId)).toHaveLength(segmentCount);
    for (const peerId of ['ann', 'bob']) {
      const segments = stage.segments(recordingId, peerId, 'camera');
      expect(segments.length).toBeGreaterThan(2);
      expect(segments[0]).toMatchObject({
        kind: 'video',
        container: 'webm',
        width: 160,
        height: 96,
        index: 0,
      });
      const pictures = await readTrack(stage, segments);
      expect(pictures.map(({ number }) => number)).toEqual(numbersFrom(0, 250));
      const beeps = await readSound(stage, stage.segments(recordingId, peerId, 'microphone'));
      expect(beeps).toHaveLength(10);
      for (const { number, at } of pictures) {
        expect(Math.abs(at - startedAt - number * 40)).toBeLessThan(80);
      }
      for (const [second, at] of beeps.entries()) {
        expect(Math.abs(at - startedAt - second * 1_000)).toBeLessThan(80);
      }
    }
  }, 60_000);
});
