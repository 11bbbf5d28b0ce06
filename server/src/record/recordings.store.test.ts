import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import { createPlaybackReader } from './playback-read.repository.ts';
import { type FakeNode, type FakeServer, TestRecordDistrict } from './test-support/district.ts';

const db = useTestDatabase('PGlite');
const redis = useTestRedis();
const both = ['agent-a1', 'applicant-u1'];
const self = PeerId.parse('applicant-u1');

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
  for (const server of servers) {
    server.recordings.follow(district.roomOn(node));
    await bring(server);
  }
};
/** Something changed, and each server has looked. */
async function bring(...servers: FakeServer[]): Promise<void> {
  for (const server of servers) {
    server.recordings.changed(district.roomId);
    await server.recordings.find(district.roomId)?.reconcile();
  }
}
const running = async () => {
  const rows = await left.repository.listRunning(district.roomId);
  return rows.find(({ part }) => part === 'open') ?? null;
};
const getRunning = async () => {
  const row = await running();
  if (row === null) throw new Error('nothing is recorded');
  return row;
};
const stands = (state: string, cause: string | null = null) =>
  expect
    .poll(async () => {
      const row = await running();
      return row && [row.state, row.cause];
    })
    .toEqual([state, cause]);
const shownTo = (server: FakeServer) => server.recordings.present(district.roomId, self);
const gapsOf = async (recordingId: string) =>
  (await createPlaybackReader(db()).listGaps(recordingId)).map(({ cause, endedAt }) => [
    cause,
    endedAt !== null,
  ]);

describe('a talk', () => {
  it('that nobody agreed to is not recorded, and its recorder is never asked', async () => {
    await follow(left);
    expect(await running()).toBeNull();
    expect(shownTo(left)).toBeNull();
    district.agree(false);
    await bring(left);
    expect(node.asked).toEqual([]);
    expect(shownTo(left)).toMatchObject({ state: 'off', consent: 'refused', isSelfRecorded: false });
  });

  it('is recorded once it has begun and its applicant agreed, by one of two servers, as one recording', async () => {
    district.agree();
    district.look = { ...district.look, hasBegun: false };
    await follow(left, right);
    expect(await running()).toBeNull();
    district.look = { ...district.look, hasBegun: true };
    await Promise.all([bring(left), bring(right)]);
    await stands('recording');
    expect(node.written).toEqual(both);
    expect(node.feeds.size).toBe(1);
    expect([left, right].map((server) => server.recordings.find(district.roomId)?.isLeader)).toEqual([
      true,
      false,
    ]);
    for (const server of [left, right])
      await expect
        .poll(() => shownTo(server))
        .toMatchObject({ state: 'recording', consent: 'given', isSelfRecorded: true });
    // What changes nothing is not told again.
    const count = node.asked.length;
    await bring(left, right);
    expect(node.asked).toHaveLength(count);
  });

  it('asked for in the talk waits for the word, starts with it, and stops when it is taken back', async () => {
    await follow(left, right);
    await left.wishes.ask(district.roomId, district.clock.now());
    await bring(left);
    expect(shownTo(left)).toMatchObject({ state: 'consentPending', consent: 'asked' });
    district.clock.advance(1_000);
    district.agree();
    await bring(left);
    await stands('recording');
    district.clock.advance(1_000);
    district.agree(false);
    // Whoever hears of it first stops it, leading or not.
    await bring(right);
    expect(node.written).toEqual([]);
    await bring(left);
    await stands('gap', 'consentWithdrawn');
    district.agree();
    await bring(left);
    await stands('recording');
    expect(await gapsOf((await getRunning()).recordingId)).toEqual([['consentWithdrawn', true]]);
  });

  it('rests on either side’s word, on hold and by telephone, and goes on', async () => {
    district.agree();
    await follow(left, right);
    await stands('recording');
    const word = { role: 'applicant', personId: 'u1', at: 1 };
    district.clock.advance(1_000);
    await left.wishes.pause(district.roomId, word);
    await bring(right);
    expect(node.written).toEqual([]);
    await bring(left);
    await stands('pausedPrivacy', 'privacy');
    await left.wishes.resume(district.roomId, word);
    await bring(left, right);
    await stands('recording');
    for (const rests of ['hold', 'telephone'] as const) {
      district.clock.advance(1_000);
      district.look = { ...district.look, rests };
      await bring(left);
      await stands('gap', rests);
      expect(node.written).toEqual([]);
      district.look = { ...district.look, rests: null };
      await bring(left);
      await stands('recording');
      expect(node.written).toEqual(both);
    }
    expect(await gapsOf((await getRunning()).recordingId)).toEqual([
      ['privacy', true],
      ['hold', true],
      ['telephone', true],
    ]);
  });

  it('has its guest written by the guest’s own word alone', async () => {
    district.agree();
    district.seats.push({ role: 'guest', personId: 'g1', lane: 'main' });
    await follow(left);
    await stands('recording');
    expect(node.written).toEqual(both);
    expect(left.recordings.present(district.roomId, PeerId.parse('guest-g1'))).toMatchObject({
      ...{ state: 'recording', isSelfRecorded: false },
    });
    district.look = { ...district.look, agreedGuests: [{ personId: 'g1', at: 5 }] };
    await bring(left);
    expect(node.written).toEqual([...both, 'guest-g1']);
  });

  it('goes on as the same recording when its leading server is gone', async () => {
    district.agree();
    await follow(left, right);
    await stands('recording');
    const { recordingId } = await getRunning();
    await left.die();
    await bring(right);
    expect(right.recordings.find(district.roomId)?.isLeader).toBe(false);
    // Meanwhile what must stop is stopped all the same.
    district.look = { ...district.look, rests: 'hold' };
    await bring(right);
    expect(node.written).toEqual([]);
    await district.expireLeases();
    await bring(right);
    await stands('gap', 'hold');
    district.look = { ...district.look, rests: null };
    await bring(right);
    await stands('recording');
    expect((await getRunning()).recordingId).toBe(recordingId);
    expect(node.feeds.size).toBe(1);
  });

  it('goes on as the same recording on another node when its own is lost, with a gap', async () => {
    district.agree();
    await follow(left, right);
    await stands('recording');
    const { recordingId } = await getRunning();
    node.isGone = true;
    left.recordings.lost(district.roomId);
    right.recordings.lost(district.roomId);
    await stands('gap', 'nodeLost');
    const other = district.addNode('node-b');
    node = other;
    await follow(right);
    await stands('recording');
    expect(other.written).toEqual(both);
    expect((await getRunning()).recordingId).toBe(recordingId);
    expect(await gapsOf(recordingId)).toEqual([['nodeLost', true]]);
  });

  it('has a gap as well when node and leading server were lost together', async () => {
    district.agree();
    await follow(left, right);
    await stands('recording');
    const { recordingId } = await getRunning();
    await left.die();
    await right.close();
    await district.expireLeases();
    node = district.addNode('node-b');
    const next = district.startServer();
    await follow(next);
    await stands('recording');
    expect(await gapsOf(recordingId)).toEqual([['nodeLost', true]]);
  });

  it('says why its recorder writes nothing, and goes on when it does again', async () => {
    district.agree();
    district.files.state.level = 'full';
    await follow(left);
    await stands('gap', 'diskFull');
    expect(node.asked).toEqual([]);
    district.files.state.level = 'ample';
    node.refusal = 'recorder';
    await bring(left);
    await stands('gap', 'recorderLost');
    node.refusal = 'disk';
    await bring(left);
    await stands('gap', 'diskFull');
    node.refusal = null;
    await bring(left);
    await stands('recording');
    const { recordingId } = await getRunning();
    const status = { recordingId, roomId: district.roomId, since: 0 };
    node.tell({ event: 'recording:stateChanged', data: { ...status, state: 'gap', cause: 'recorderLost' } });
    await stands('gap', 'recorderLost');
    node.tell({ event: 'recording:stateChanged', data: { ...status, state: 'recording', cause: null } });
    await stands('recording');
  });

  it('refused by a recorder is still stopped where somebody says so', async () => {
    district.agree();
    await follow(left);
    await stands('recording');
    node.refusal = 'disk';
    district.agree(false);
    await bring(left);
    expect(node.written).toEqual([]);
  });

  it('in line between two agents keeps its recording, and that is no gap', async () => {
    district.agree();
    await follow(left);
    await stands('recording');
    const { seats } = district;
    district.seats = [];
    await bring(left);
    await stands('gap');
    district.seats = seats;
    await bring(left);
    await stands('recording');
    expect(await gapsOf((await getRunning()).recordingId)).toEqual([]);
  });
});

describe('a review', () => {
  it('has its closed part in a recording of its own, and whoever is held out is in none', async () => {
    district.kind = 'jointReview';
    district.agree();
    await follow(left);
    await stands('recording');
    const openId = (await getRunning()).recordingId;
    district.seats = [
      { role: 'applicant', personId: 'u1', lane: 'held' },
      { role: 'agent', personId: 'a1', lane: 'private' },
      { role: 'agent', personId: 'a2', lane: 'private' },
    ];
    await bring(left);
    const rows = await left.repository.listRunning(district.roomId);
    expect(rows.map(({ part, state }) => [part, state]).sort()).toEqual([
      ['closed', 'recording'],
      ['open', 'gap'],
    ]);
    expect(node.feeds.get(openId)?.peerIds).toEqual([]);
    expect(node.written).toEqual(['agent-a1', 'agent-a2']);
    // The one outside sees that the open part rests, the others what is written.
    expect(shownTo(left)).toMatchObject({ part: 'open', state: 'gap', isSelfRecorded: false });
    expect(left.recordings.present(district.roomId, PeerId.parse('agent-a2'))).toMatchObject({
      ...{ part: 'closed', state: 'recording', isSelfRecorded: true },
    });
  });

  it('of nobody but departments needs nobody’s word', async () => {
    district.kind = 'jointReview';
    district.look = { ...district.look, needsConsent: false };
    district.seats = [{ role: 'agent', personId: 'a1', lane: 'private' }];
    await follow(left);
    expect(node.written).toEqual(['agent-a1']);
  });
});

describe('a room on two nodes', () => {
  let second: FakeNode;
  beforeEach(() => {
    second = district.addNode('node-b');
    district.agree();
  });
  const place = (onFirst: string[], onSecond: string[]) => {
    node.peerIds = new Set(onFirst);
    second.peerIds = new Set(onSecond);
  };

  it('is one recording, and each node writes those who are on it', async () => {
    place(['agent-a1'], ['applicant-u1']);
    left.recordings.follow(district.roomOn(node, second));
    await bring(left);
    await stands('recording');
    expect([node.written, second.written]).toEqual([['agent-a1'], ['applicant-u1']]);
    expect(await gapsOf((await getRunning()).recordingId)).toEqual([]);
    const { recordingId } = await getRunning();
    const used = await left.nodes.listUndrained(recordingId);
    expect(used.map(({ sfuNodeId }) => sfuNodeId).sort()).toEqual(['node-a', 'node-b']);
  });

  it('comes to the second without a gap, and asks nothing of one that has nobody', async () => {
    place(both, []);
    const room = district.roomOn(node);
    left.recordings.follow(room);
    await bring(left);
    await stands('recording');
    room.handles.push(...district.roomOn(second).handles);
    await bring(left);
    expect(second.asked.flat()).toEqual([]);
    place(['agent-a1'], ['applicant-u1']);
    await bring(left);
    await stands('recording');
    expect([node.written, second.written]).toEqual([['agent-a1'], ['applicant-u1']]);
    expect(await gapsOf((await getRunning()).recordingId)).toEqual([]);
  });

  it('goes on when one of them is lost, and says what is missing', async () => {
    place(['agent-a1'], ['applicant-u1']);
    const room = district.roomOn(node, second);
    left.recordings.follow(room);
    await bring(left);
    await stands('recording');
    district.clock.advance(5_000);
    room.handles.shift();
    place([], both);
    await bring(left);
    await stands('recording');
    expect(second.written).toEqual(both);
    const { recordingId } = await getRunning();
    expect(await gapsOf(recordingId)).toEqual([['nodeLost', true]]);
  });

  it('stops on both when the word is taken back', async () => {
    place(['agent-a1'], ['applicant-u1']);
    left.recordings.follow(district.roomOn(node, second));
    await bring(left);
    await stands('recording');
    district.agree(false);
    await bring(left);
    await stands('gap', 'consentWithdrawn');
    expect([node.written, second.written]).toEqual([[], []]);
  });
});

describe('segments', () => {
  const openTalk = async () => {
    district.agree();
    await follow(left, right);
    await stands('recording');
    return getRunning();
  };
  const over = () => {
    district.look = { ...district.look, isOver: true };
    for (const server of [left, right]) server.recordings.over(district.roomId);
  };

  it('come into the store once while the talk goes on, and are dropped at their node; complete soon after the end', async () => {
    const { recordingId } = await openTalk();
    for (let count = 0; count < 5; count += 1) node.close(district.roomId, recordingId);
    await expect.poll(() => node.kept.size).toBe(0);
    expect(district.files.kept.size).toBe(5);
    over();
    await expect.poll(() => [...left.completed, ...right.completed]).toHaveLength(1);
    const [row] = left.completed;
    expect(row).toMatchObject({ recordingId, isComplete: true, state: 'finalizing' });
    expect(node.finished.has(recordingId)).toBe(true);
    expect(await running()).toBeNull();
  });

  it('that could not be stored stay on the node, and are taken in later', async () => {
    const { recordingId } = await openTalk();
    district.files.state.isBroken = true;
    for (let count = 0; count < 5; count += 1) node.close(district.roomId, recordingId);
    over();
    await left.settle();
    await left.clerk.look();
    expect(node.kept.size).toBe(5);
    expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: false });
    district.files.state.isBroken = false;
    await right.clerk.look();
    expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: true });
    expect([node.kept.size, district.files.kept.size]).toEqual([0, 5]);
  });

  it('are put into line once, however often they are asked for while the store does not answer', async () => {
    const { recordingId } = await openTalk();
    const { promise: away, reject } = Promise.withResolvers<never>();
    const put = vi.spyOn(district.files, 'put').mockImplementation(() => away);
    const list = vi.spyOn(node, 'list');
    for (let count = 0; count < 3; count += 1) node.close(district.roomId, recordingId);
    for (let count = 0; count < 3; count += 1) left.recordings.handleNodeReached('node-a' as never);
    await expect.poll(() => put.mock.calls.length).toBe(recordingsTuning.takenAtOnce);
    expect(list).toHaveBeenCalledTimes(1);
    put.mockRestore();
    reject(new Error('the store is out of reach'));
    await expect.poll(() => node.kept.size, { timeout: 10_000 }).toBe(0);
    expect(district.files.kept.size).toBe(3);
    over();
    await left.settle();
  });

  it('of a talk that ended while its servers were gone are taken in by the next one that looks', async () => {
    const { recordingId } = await openTalk();
    await left.die();
    await right.die();
    node.close(district.roomId, recordingId);
    district.look = { ...district.look, isOver: true };
    const next = district.startServer();
    await next.clerk.look();
    // The one that is gone still counts as leading for a while.
    expect(await running()).not.toBeNull();
    await district.expireLeases();
    await next.clerk.look();
    expect(next.completed).toMatchObject([{ recordingId }]);
    expect(district.files.kept.size).toBe(1);
  });

  it('on a node that is away are waited for, and given up after a day, as a gap', async () => {
    const { recordingId } = await openTalk();
    node.close(district.roomId, recordingId);
    await expect.poll(() => node.kept.size).toBe(0);
    node.isGone = true;
    over();
    await expect.poll(running).toBeNull();
    await left.settle();
    await right.clerk.look();
    expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: false });
    district.clock.advance(recordingsTuning.nodeGivenUpMs);
    await right.clerk.look();
    expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: true });
    expect(await gapsOf(recordingId)).toEqual([['nodeLost', true]]);
  });

  it('that are not what their node wrote are kept as they are after some tries, and named', async () => {
    const { recordingId } = await openTalk();
    const note = node.close(district.roomId, recordingId, { sha256: '0'.repeat(64) });
    over();
    for (let tries = 0; tries <= recordingsTuning.fetchTries; tries += 1) {
      await left.settle();
      await left.clerk.look();
    }
    expect(await left.repository.find(recordingId)).toMatchObject({ isComplete: true });
    const [gap] = await createPlaybackReader(db()).listGaps(recordingId);
    expect(gap).toMatchObject({ cause: 'writeFailed', trackId: note.trackId });
    expect(district.files.kept.size).toBe(1);
  });
});
