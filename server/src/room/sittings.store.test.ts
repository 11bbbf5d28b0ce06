import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { peerIdOf } from './person.ts';
import { createSittingStore } from './sitting.store.ts';
import { handsOf, lobbyOf } from './sitting-state.ts';
import { createSittings, type SittingChange } from './sittings.ts';
import { agent, applicant, peopleOf } from './test-support/sitting.ts';

describe('sittings over several servers', () => {
  const redis = useTestRedis();
  const tenant = makeId().replace(/[^A-Za-z0-9]/g, '');
  const chair = agent('chair');

  function openServers() {
    const told: SittingChange[] = [];
    const followed: { isUrgent: boolean }[] = [];
    const open = () => {
      const sittings = createSittings({
        store: createSittingStore(redis(), tenant),
        publish: async () => undefined,
        follow: async (_state, isUrgent) => void followed.push({ isUrgent }),
        clock: { now: Date.now } as never,
        logger: pino({ level: 'silent' }),
      });
      sittings.onChanged((change) => told.push(change));
      return sittings;
    };
    const roomId = makeId() as RoomId;
    const named = { roomId, kind: 'jointReview' as const, reviewId: 'review', title: '联审' };
    return { servers: [open(), open(), open()] as const, told, followed, roomId, named };
  }

  it('lose nobody who comes at once, on whichever server, and tell each of them once', async () => {
    const { servers, told, roomId, named } = openServers();
    const parties = Array.from({ length: 30 }, (_, index) => applicant(`p${index}`));
    await servers[0].open({ ...named, ...peopleOf([], parties) });
    await Promise.all(
      parties.map((person, index) =>
        servers[(index % 3) as 0].change(roomId, { kind: 'arrive', person, pageId: `page-${person.id}` }),
      ),
    );
    const state = await servers[1].get(roomId);
    const arrived = lobbyOf(state).map(({ arrivedAt }) => arrivedAt);
    expect(new Set(arrived).size).toBe(30);
    expect(state.version).toBeGreaterThan(30);
    expect(told.map(({ person }) => person?.id).sort()).toEqual(parties.map(({ id }) => id).sort());
    expect(told.every(({ what, reviewId }) => what === 'waits' && reviewId === 'review')).toBe(true);
  });

  it('have one order of raised hands', async () => {
    const { servers, told, roomId, named } = openServers();
    const reviewers = Array.from({ length: 20 }, (_, index) => agent(`r${index}`));
    await servers[0].open({ ...named, ...peopleOf(reviewers, []) });
    for (const person of reviewers)
      await servers[2].change(roomId, { kind: 'arrive', person, pageId: 'page' });
    await Promise.all(
      reviewers.map((person, index) =>
        servers[(index % 3) as 0].change(roomId, { kind: 'raiseHand', person, isRaised: true }),
      ),
    );
    const hands = handsOf(await servers[1].get(roomId));
    expect(new Set(hands.map(({ handRaisedAt }) => handRaisedAt)).size).toBe(20);
    const raised = told.filter(({ what }) => what === 'handRaised');
    expect(raised).toHaveLength(20);
  });

  it('are opened once by however many ask, keep a day, and are not there before', async () => {
    const { servers, roomId, named, told } = openServers();
    await expect(servers[0].get(roomId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await servers[0].find(roomId)).toBeNull();
    const people = peopleOf([agent('first')], []);
    const opened = await Promise.all(servers.map((server) => server.open({ ...named, ...people })));
    expect(new Set(opened.map(({ version }) => version)).size).toBe(1);
    expect(told).toEqual([]);
    const leftMs = await redis().pttl(`{cs:${tenant}}:sitting:${roomId}`);
    expect(leftMs).toBeGreaterThan(23 * 3_600_000);
    const more = await servers[1].open({ ...named, ...peopleOf([agent('first'), agent('second')], []) });
    expect(more.members.map(({ peerId }) => peerId)).toContain(peerIdOf(agent('second')));
  });

  it('ask at once for what must stop, and tell nothing where nothing changed', async () => {
    const { servers, followed, told, roomId, named } = openServers();
    await servers[0].open({ ...named, ...peopleOf([], [applicant('p')]) });
    await servers[0].setPhase(roomId, 'closedDeliberation');
    await servers[1].setPhase(roomId, 'closedDeliberation');
    expect(followed).toEqual([{ isUrgent: true }]);
    await servers[2].change(roomId, { kind: 'arrive', person: chair, pageId: 'page' });
    expect(followed.at(-1)).toEqual({ isUrgent: false });
    await servers[2].end(roomId);
    await servers[2].end(roomId);
    expect(told.map(({ what }) => what)).toEqual(['phaseChanged', 'arrived', 'ended']);
  });
});
