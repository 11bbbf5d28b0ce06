import type { RecordingId, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import { createPlaybackReader } from './playback-read.repository.ts';
import { type FakeNode, type FakeServer, TestRecordDistrict } from './test-support/district.ts';

const db = useTestDatabase('PGlite');
const redis = useTestRedis();

let district: TestRecordDistrict;
let node: FakeNode;
let left: FakeServer;
let right: FakeServer;
beforeEach(() => {
  const writer = { change: () => Promise.reject(new Error('no case here')) };
  district = new TestRecordDistrict({ db: db(), redis: redis(), writer });
  node = district.addNode('node-a');
  left = district.startServer();
  right = district.startServer();
});
afterEach(() => district.close());

const follow = async (...servers: FakeServer[]) => {
  for (const { recordings } of servers) {
    recordings.follow(district.roomOn(node));
    await recordings.find(district.roomId)?.reconcile();
  }
};
const running = async () => (await left.repository.listRunning(district.roomId))[0] ?? null;
const stands = (state: string, cause: string | null = null) =>
  expect.poll(running).toMatchObject({ state, cause });
const over = () => {
  district.look = { ...district.look, isOver: true };
  for (const server of [left, right]) server.recordings.over(district.roomId);
};

/** A talk of which this node gave two tracks, whose node was missed 6 s later, and that goes on on another. */
async function moveTalk() {
  district.agree();
  await follow(left, right);
  await stands('recording');
  const recordingId = (await running())?.recordingId as RecordingId;
  const at = district.clock.now();
  const lost = node;
  node.close(district.roomId, recordingId, { startedAt: at, durationMs: 4_000 });
  node.close(district.roomId, recordingId, {
    startedAt: at,
    durationMs: 3_000,
    trackId: 'track-b' as TrackId,
  });
  await expect.poll(() => lost.kept.size).toBe(0);
  district.clock.advance(10_000);
  lost.isGone = true;
  left.recordings.lost(district.roomId);
  right.recordings.lost(district.roomId);
  await stands('gap', 'nodeLost');
  district.clock.advance(2_000);
  node = district.addNode('node-b');
  await follow(right);
  await stands('recording');
  node.close(district.roomId, recordingId, { startedAt: at + 13_000 });
  await expect.poll(() => node.kept.size).toBe(0);
  return { recordingId, at, lost };
}
const spansOf = async (recordingId: string, at: number) =>
  (await createPlaybackReader(db()).listGaps(recordingId)).map(({ cause, startedAt, endedAt }) => [
    cause,
    startedAt.getTime() - at,
    endedAt && endedAt.getTime() - at,
  ]);

it('what a node had that never comes back is missing from the end of what it gave, though the talk went on elsewhere', async () => {
  const { recordingId, at } = await moveTalk();
  over();
  await expect.poll(running).toBeNull();
  await Promise.all([left.settle(), right.settle()]);
  district.clock.advance(recordingsTuning.nodeGivenUpMs);
  await right.clerk.look();
  expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: true });
  expect(await spansOf(recordingId, at)).toEqual([['nodeLost', 3_000, 13_000]]);
});

it('what a node had that comes back is taken in, and the gap is from its end on', async () => {
  const { recordingId, at, lost } = await moveTalk();
  const missed = { startedAt: at + 4_000, durationMs: 3_500, fileName: 'salvaged.webm' };
  lost.isGone = false;
  lost.close(district.roomId, recordingId, missed);
  right.recordings.handleNodeReached(lost.nodeId as never);
  await expect.poll(() => lost.kept.size).toBe(0);
  over();
  await expect.poll(() => [...left.completed, ...right.completed]).toHaveLength(1);
  expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: true });
  expect(await spansOf(recordingId, at)).toEqual([['nodeLost', 7_500, 12_000]]);
});
