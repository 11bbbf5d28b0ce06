import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testSecret } from '../test-support/test-node.ts';
import { newRecordingId, openStage, type Stage } from './test-support/stage.ts';
import { type Encoded, encodeOpus } from './test-support/timecode.ts';

let opus: Encoded;
beforeAll(async () => {
  opus = await encodeOpus(30);
});

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const speak = async (peerId: string) => {
  const microphone = await (await stage.enter(peerId)).open({ source: 'microphone', encoded: opus });
  void microphone.start();
  return microphone;
};
const finished = ({ state }: { state: string }) => state === 'finished';

describe('recordings of one room', () => {
  it('are written apart, each with its own people; one rests with its cause and goes on', async () => {
    const [open, closed] = [newRecordingId(), newRecordingId()];
    await Promise.all(['applicant', 'chair', 'reviewer'].map(speak));
    await stage.set(open, ['applicant', 'chair', 'reviewer']);
    const parts = async () =>
      (await readdir(join(stage.folder, open))).filter((name) => name.endsWith('.part'));
    await expect.poll(async () => (await parts()).length, { timeout: 5_000 }).toBe(3);
    const bothAtOnce = await stage.link.request('recording:set', {
      roomId: stage.roomId,
      feeds: [
        { recordingId: open, peerIds: [], cause: 'privacy' },
        { recordingId: closed, peerIds: ['chair', 'reviewer'], cause: null },
      ],
    });
    expect(bothAtOnce.recorders).toMatchObject([
      { recordingId: open, state: 'resting', cause: 'privacy' },
      { recordingId: closed, state: 'recording', cause: null },
    ]);
    const untilRest = stage.segments(open);
    expect(new Set(untilRest.map(({ peerId }) => peerId))).toEqual(
      new Set(['applicant', 'chair', 'reviewer']),
    );
    // A repeat changes nothing.
    await stage.set(open, [], 'privacy');
    await stage.link
      .event('recording:segmentClosed', ({ segment }) => segment.recordingId === closed)
      .catch(() => null);
    expect(stage.segments(open)).toEqual(untilRest);
    await stage.set(open, ['applicant', 'chair', 'reviewer']);
    const { gap } = await stage.link.event('recording:gapClosed');
    expect(gap).toMatchObject({ recordingId: open, trackId: null, cause: 'privacy' });
    await Promise.all([stage.finish(open), stage.finish(closed)]);
    expect(new Set(stage.segments(closed).map(({ peerId }) => peerId))).toEqual(
      new Set(['chair', 'reviewer']),
    );
    const isInGap = ({ startedAt, durationMs }: { startedAt: number; durationMs: number }) =>
      startedAt < gap.endedAt - 100 && startedAt + durationMs > gap.startedAt + 100;
    expect(stage.segments(open).filter(isInGap)).toEqual([]);
    const track = (recordingId: typeof open) => stage.segments(recordingId, 'chair')[0]?.trackId;
    expect(track(open)).not.toBe(track(closed));
  }, 30_000);

  it('end with the room: their last segments are told of, and lie there until they are dropped', async () => {
    const recordingId = newRecordingId();
    await speak('ann');
    await stage.set(recordingId, ['ann']);
    await stage.link.event('recording:stateChanged', ({ state }) => state === 'recording');
    await expect.poll(async () => (await readdir(join(stage.folder, recordingId))).length).toBeGreaterThan(0);
    await stage.link.request('room:close', { roomId: stage.roomId, reason: 'ended', origin: 'server-a' });
    await stage.link.event('recording:stateChanged', finished);
    const { segmentCount } = await stage.finish(recordingId);
    expect(await stage.finish(recordingId)).toEqual({ segmentCount });
    const kept = await stage.link.request('recording:listKept', { recordingId: null });
    expect(kept.segments).toEqual(stage.segments(recordingId));
    expect(kept.segments).toHaveLength(segmentCount);
    const fileNames = kept.segments.map(({ fileName }) => fileName);
    await stage.link.request('recording:drop', { recordingId, fileNames });
    await stage.link.request('recording:drop', { recordingId, fileNames });
    expect(await stage.link.request('recording:listKept', { recordingId })).toEqual({
      segments: [],
      gaps: [],
      hasMore: false,
    });
    expect(await readdir(stage.folder)).toEqual([]);
    expect(await stage.finish(recordingId)).toEqual({ segmentCount });
  }, 30_000);

  it('are told of to every server, and answer for what never began', async () => {
    const other = await stage.running.link('server-b');
    const recordingId = newRecordingId();
    await speak('ann');
    await stage.set(recordingId, ['ann']);
    await stage.finish(recordingId);
    expect(await other.event('recording:stateChanged', finished)).toMatchObject({ recordingId });
    expect(await stage.finish(newRecordingId())).toEqual({ segmentCount: 0 });
  });
});

describe('a kept file', () => {
  it('is given to whoever knows the secret, and nothing beside it', async () => {
    const recordingId = newRecordingId();
    await speak('ann');
    await stage.set(recordingId, ['ann']);
    await expect.poll(async () => (await readdir(join(stage.folder, recordingId))).length).toBeGreaterThan(1);
    await stage.finish(recordingId);
    const [segment] = stage.segments(recordingId);
    await stage.fetch(segment as NonNullable<typeof segment>);
    const origin = stage.running.url.replace('ws:', 'http:');
    const status = async (path: string, authorization?: string) =>
      (await fetch(`${origin}${path}`, { headers: authorization === undefined ? {} : { authorization } }))
        .status;
    const path = `/recordings/${recordingId}/${segment?.fileName}`;
    expect(await status(path)).toBe(401);
    expect(await status(path, 'Bearer another-secret-here')).toBe(401);
    for (const wrong of [
      `/recordings/${recordingId}/none.webm`,
      `/recordings/${recordingId}/${segment?.fileName}.json`,
      `/recordings/${recordingId}/gaps.jsonl`,
      `/recordings/${recordingId}/..%2f..%2fetc%2fpasswd`,
      `/recordings/${recordingId}`,
      '/recordings/',
    ]) {
      expect(await status(wrong, `Bearer ${testSecret}`), wrong).toBe(404);
    }
  });
});

it('a node without a folder refuses', async () => {
  const { startTestNode } = await import('../test-support/test-node.ts');
  const { openRoom } = await import('../test-support/steps.ts');
  const bare = await startTestNode();
  try {
    const link = await bare.link('server-a');
    const { roomId } = await openRoom(link);
    const feeds = [{ recordingId: 'rec-1', peerIds: ['ann'], cause: null }];
    await expect(link.request('recording:set', { roomId, feeds })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { problem: 'recorder' },
    });
  } finally {
    await bare.close();
  }
});
