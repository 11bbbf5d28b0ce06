import { describe, expect, it } from 'vitest';
import { makeDesk } from './desk-view.fixture.ts';
import { createJointDesk } from './joint-desk.ts';

const review = (change: object) => ({
  reviewId: 'r1',
  ownSeatId: 's1',
  state: 'convened',
  version: 1,
  ...change,
});

function setUp(first: { reviews: object[]; view: object }) {
  const server = { ...first };
  const sat: (string | null)[] = [];
  const asked: string[] = [];
  const statuses: unknown[] = [];
  let tell: (payload: { reviewId: string }) => void = () => undefined;
  const desk = createJointDesk({
    signal: {
      on: (_name: string, handler: (payload: never) => void) => {
        tell = handler as typeof tell;
        return () => undefined;
      },
      onSnapshot: () => () => undefined,
      request: async (name: string, input: { status?: string }) => {
        if (name === 'agent:setStatus') statuses.push(input.status);
        else asked.push(name);
        return {};
      },
    } as never,
    sit: (roomId) => sat.push(roomId),
    loadList: async () => server.reviews as never,
    loadUpcoming: async () => [],
    loadReview: async () => server.view as never,
  });
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return { desk, server, sat, asked, statuses, settle, tell: () => tell({ reviewId: 'r1' }) };
}

describe('the joint reviews of a desk', () => {
  it('goes into the room of the review that the lead called, as soon as it is open', async () => {
    const { desk, server, sat, settle, tell } = setUp({
      reviews: [review({ state: 'inviting' })],
      view: review({ roomId: null }),
    });
    desk.follow(makeDesk());
    tell();
    await settle();
    expect(sat).toEqual([]);
    server.reviews = [review({})];
    server.view = review({ version: 2, roomId: 'room-a' });
    tell();
    await settle();
    expect(sat).toEqual(['room-a']);
  });

  it('goes in for a seat that was accepted here, before the list says so', async () => {
    const { desk, sat, settle } = setUp({ reviews: [], view: review({ roomId: 'room-a' }) });
    desk.follow(makeDesk({ jointReviewId: 'r1' }));
    await settle();
    expect(sat).toEqual(['room-a']);
  });

  it('leaves the room when it closes, and goes into that of the next sitting', async () => {
    const { desk, server, sat, settle, tell } = setUp({
      reviews: [review({})],
      view: review({ roomId: 'room-a' }),
    });
    desk.follow(makeDesk());
    tell();
    await settle();
    server.view = review({ version: 2, roomId: null });
    tell();
    await settle();
    server.view = review({ version: 3, roomId: 'room-b' });
    tell();
    await settle();
    expect(sat).toEqual(['room-a', null, 'room-b']);
  });

  it('stays out for who went out, until they come back', async () => {
    const { desk, sat, asked, settle, tell } = setUp({
      reviews: [review({})],
      view: review({ roomId: 'room-a' }),
    });
    desk.follow(makeDesk());
    tell();
    await settle();
    await desk.leave();
    tell();
    await settle();
    expect(sat).toEqual(['room-a', null]);
    expect(asked).toEqual(['sitting:leave']);
    desk.enter();
    expect(sat).toEqual(['room-a', null, 'room-a']);
  });

  it('is in no room of a review in which this agent has no seat, nor on a desk that is elsewhere', async () => {
    const { desk, sat, settle, tell } = setUp({
      reviews: [review({ ownSeatId: null })],
      view: review({ ownSeatId: null, roomId: 'room-a' }),
    });
    desk.follow(makeDesk());
    tell();
    await settle();
    desk.follow(makeDesk({ desk: 'elsewhere', jointReviewId: 'r1' }));
    await settle();
    expect(sat).toEqual([]);
  });

  describe('whose agent chairs without a talk', () => {
    const chaired = { reviews: [review({})], view: review({ roomId: 'room-a', isLead: true }) };
    const rested = { status: 'notReady', statusReason: 'meeting' } as const;

    it('lets no order ring behind the room, and goes back to ready afterwards', async () => {
      const { desk, server, statuses, settle, tell } = setUp(chaired);
      desk.follow(makeDesk());
      tell();
      await settle();
      expect(statuses).toEqual(['notReady']);
      desk.follow(makeDesk(rested));
      server.view = review({ version: 2, roomId: null });
      tell();
      await settle();
      expect(statuses).toEqual(['notReady', 'ready']);
    });

    it('goes back also where the room closes before it is told that it rests', async () => {
      const { desk, server, statuses, settle, tell } = setUp(chaired);
      desk.follow(makeDesk());
      tell();
      await settle();
      server.view = review({ version: 2, roomId: null });
      tell();
      await settle();
      desk.follow(makeDesk(rested));
      expect(statuses).toEqual(['notReady', 'ready']);
    });

    it('leaves what the agent chose meanwhile, and who has a talk, alone', async () => {
      const { desk, server, statuses, settle, tell } = setUp(chaired);
      desk.follow(makeDesk({ activity: 'onCall' }));
      tell();
      await settle();
      expect(statuses).toEqual([]);
      desk.follow(makeDesk());
      desk.follow(makeDesk({ status: 'notReady', statusReason: 'paperwork' }));
      server.view = review({ version: 2, roomId: null });
      tell();
      await settle();
      expect(statuses).toEqual(['notReady']);
    });
  });

  it('leaves the status of who does not chair alone, also when the seat is free before the room has closed', async () => {
    const { desk, statuses, settle, tell } = setUp({
      reviews: [review({})],
      view: review({ roomId: 'room-a', isLead: false }),
    });
    desk.follow(makeDesk({ activity: 'jointMember' }));
    tell();
    await settle();
    desk.follow(makeDesk());
    expect(statuses).toEqual([]);
  });
});
