import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { types } from 'mediasoup';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { noWishes } from '../captions/caption-wishes.ts';
import type { SocketContext } from '../identity/principal.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { createConsumerHandlers } from './consumer.socket.ts';
import { type Person, peerIdOf } from './person.ts';
import { createReviewRooms } from './review-rooms.ts';
import { createRoomNotices } from './room-notices.ts';
import type { SittingStore } from './sitting.store.ts';
import { createSittings } from './sittings.ts';
import { PacketWire, startWorker } from './test-support/packet-wire.ts';
import { agent, applicant, createMemoryStore, peopleOf, roomId } from './test-support/sitting.ts';

const chair = agent('chair');
const [first, second] = [agent('first'), agent('second')];
const [owner, helper] = [applicant('owner'), applicant('helper')];
const departments = [chair, first, second];
const people = peopleOf([first, second], [owner, helper]);
const logger = pino({ level: 'silent' });
let now = 1_000;
const clock = {
  now: () => {
    now += 200;
    return now;
  },
};

let worker: types.Worker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker?.close());

let wire: PacketWire;
let store: SittingStore;
let servers: { handleTold(id: typeof roomId, version: number): Promise<void> }[];
beforeEach(async () => {
  wire = await PacketWire.open(worker);
  store = createMemoryStore();
  servers = [];
});

/** What one page is told, and how it answers: it takes up whatever is listed and leaves the rest alone, as the client does. */
type Page = { person: Person; views: RoomView[]; closed: string[] };
type Server = ReturnType<typeof openServer>;

function openServer() {
  const { remote, goAway } = wire.openRemote(roomId);
  const pages = new Map<string, Page>();
  let isGone = false;
  let isLate = false;
  const notices = createRoomNotices({
    clock: clock as never,
    findRecording: () => null,
    getCard: async (_callId, _role, personId) => ({ name: `name of ${personId}` }),
    send: (pageId, room) => {
      pages.get(pageId)?.views.push(room);
      if (!isGone) takeUp(pageId, room).catch(() => undefined);
    },
    ...{
      sendStill: () => undefined,
      sendWord: () => undefined,
      sendCaption: () => undefined,
      sendLine: () => undefined,
    },
    sendClosed: (pageId, { reason }) => pages.get(pageId)?.closed.push(reason),
  });
  const sittings = createSittings({
    ...{ store, clock: clock as never, logger },
    async publish(id, version) {
      for (const server of servers) void server.handleTold(id, version);
    },
    follow: (state, isUrgent) => reviewRooms.followOwn(state, isUrgent),
  });
  const reviewRooms = createReviewRooms({
    nodes: {
      openRoom: async () => remote,
      onNodeReached: () => undefined,
      place: () => 'node',
      placePeer: ([home]: string[]) => home,
    } as unknown as MediaNodes,
    findShown: async () => ({ version: -1, document: null }),
    findCaptionWishes: async () => noWishes,
    onCaption: notices.caption,
    ...{ sittings: () => sittings, logger, isConnected: (pageId: string) => pages.has(pageId) },
    ...{ onChanged: notices.changed, tellNow: notices.tellNow, onClosed: notices.closed, onOut: notices.out },
  });
  const contextOf = ({ id, role }: Person) =>
    ({
      pageId: `page-${id}`,
      principal: role === 'applicant' ? { role, applicantId: id } : { role, agentId: id },
    }) as never;
  const handlers = createConsumerHandlers((id, context) => {
    const room = reviewRooms.find(id);
    if (!room) throw new Error('not open');
    const { person } = pages.get((context as SocketContext).pageId) as Page;
    return { room, self: room.getLocal(person, (context as SocketContext).pageId) };
  });
  const has = (peerId: string, producerId: string) =>
    wire.flows.some((flow) => flow.peerId === peerId && flow.consumer.producerId === producerId);
  async function takeUp(pageId: string, room: RoomView): Promise<void> {
    const page = pages.get(pageId);
    if (!page) return;
    const producerIds = room.participants
      .filter(({ participantId }) => participantId !== room.selfId)
      .flatMap(({ sources }) => sources.map(({ producerId }) => producerId))
      .filter((producerId) => !has(room.selfId, producerId));
    if (producerIds.length === 0) return;
    const context = contextOf(page.person);
    const { outcomes } = await handlers['consumer:createMany'](
      { roomId, producerIds, rtpCapabilities: {} as never },
      context,
    );
    const consumerIds = outcomes.flatMap((outcome) => (outcome.isMade ? [outcome.consumerId] : []));
    if (consumerIds.length > 0)
      await handlers['consumer:resumeMany']({ roomId, consumerIds, views: [] }, context);
  }
  const server = {
    ...{ sittings, reviewRooms, notices, handlers, contextOf },
    page: (person: Person) => pages.get(`page-${person.id}`) as Page,
    /** Comes in, speaks, and takes up all that it is told of. */
    async enter(person: Person): Promise<void> {
      const pageId = `page-${person.id}`;
      pages.set(pageId, pages.get(pageId) ?? { person, views: [], closed: [] });
      const { room } = await reviewRooms.join(roomId, person, pageId);
      const view = notices.present(room, person);
      pages.get(pageId)?.views.push(view);
      await wire.speakUp(peerIdOf(person));
      await takeUp(pageId, view);
    },
    async handleTold(id: typeof roomId, version: number): Promise<void> {
      if (!isGone && !isLate) await reviewRooms.handleTold(id, version);
    },
    /** It hears nothing of what others decide until it is told again. */
    setLate: (isNow: boolean) => {
      isLate = isNow;
    },
    goAway(): void {
      isGone = true;
      goAway();
    },
  };
  servers.push(server);
  return server;
}

/** Everybody of these hears everybody else of them. */
const among = (...persons: readonly Person[]) =>
  persons
    .flatMap((listener) => persons.map((speaker) => [peerIdOf(listener), peerIdOf(speaker)] as const))
    .flatMap(([listener, speaker]) => (listener === speaker ? [] : [`${listener} ← ${speaker}`]))
    .sort();
const heard = () => expect.poll(() => wire.whoHears());

/** Departments on the one server, the applicant's side on the other, all of them in. */
async function openBoth() {
  const [left, right] = [openServer(), openServer()];
  await left.sittings.open({ roomId, kind: 'jointReview', reviewId: 'review', title: '联审', ...people });
  for (const person of departments) await left.enter(person);
  for (const person of [owner, helper]) await right.enter(person);
  await left.sittings.change(roomId, { kind: 'admit', by: chair, who: 'everybody' });
  await heard().toEqual(among(...departments, owner, helper));
  return { left, right };
}
const toClosed = (server: Server) => server.sittings.setPhase(roomId, 'closedDeliberation');
const toOpen = (server: Server) => server.sittings.setPhase(roomId, 'openSession');

it('who waits in the lobby hears nobody and is heard by nobody, and is in at once when let in', async () => {
  const [left, right] = [openServer(), openServer()];
  await left.sittings.open({ roomId, kind: 'jointReview', reviewId: 'review', title: '联审', ...people });
  for (const person of departments) await left.enter(person);
  await right.enter(owner);
  await right.enter(helper);
  await heard().toEqual(among(...departments));
  await left.sittings.change(roomId, { kind: 'admit', by: chair, who: peerIdOf(owner) });
  await heard().toEqual(among(...departments, owner));
});

it('by the time that the closed part is answered not one packet more reaches or leaves the applicant’s side, and all is back after it', async () => {
  const { left } = await openBoth();
  await toClosed(left);
  // At once: nothing is waited for.
  expect(await wire.whoHears()).toEqual(among(...departments));
  for (let time = 0; time < 5; time += 1) expect(await wire.whoHears()).toEqual(among(...departments));
  expect(wire.flows.some(({ peerId }) => peerId === peerIdOf(owner))).toBe(false);
  await toOpen(left);
  await heard().toEqual(among(...departments, owner, helper));
});

it('a held page is told of nobody, and gets nothing by asking for it by id, joining anew or resuming', async () => {
  const { left, right } = await openBoth();
  const ofChair = wire.voicesOf(peerIdOf(chair)).map(({ producer }) => producer.id as never);
  const before = wire.flows
    .filter(({ peerId }) => peerId === peerIdOf(owner))
    .map(({ consumer }) => consumer.id as never);
  await toClosed(left);
  const asked = right.handlers;
  const context = right.contextOf(owner);
  const rtpCapabilities = {} as never;
  for (const producerId of ofChair) {
    await expect(
      asked['consumer:create']({ roomId, producerId, rtpCapabilities }, context),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const { outcomes } = await asked['consumer:createMany'](
    { roomId, producerIds: ofChair, rtpCapabilities },
    context,
  );
  expect(outcomes).toMatchObject([{ isMade: false, code: 'NOT_FOUND' }]);
  await asked['consumer:resumeMany']({ roomId, consumerIds: before, views: [] }, context);
  expect(await wire.whoHears()).toEqual(among(...departments));
  // A page that is loaded anew, and its new microphone.
  await right.enter(owner);
  expect(await wire.whoHears()).toEqual(among(...departments));
  const view = right.page(owner).views.at(-1);
  expect(view?.participants.map(({ participantId }) => participantId)).toEqual([peerIdOf(owner)]);
  expect(view?.sitting?.attendees.map(({ participantId }) => participantId)).toEqual(
    [chair, owner].map(peerIdOf),
  );
  await toOpen(left);
  await heard().toEqual(among(...departments, owner, helper));
});

it('whatever happens in the closed part, a held page is told nothing at all', async () => {
  const { left, right } = await openBoth();
  await toClosed(left);
  await heard().toEqual(among(...departments));
  const told = right.page(owner).views.length;
  await left.sittings.change(roomId, { kind: 'raiseHand', person: first, isRaised: true });
  await left.sittings.change(roomId, { kind: 'giveFloor', by: chair, participantId: peerIdOf(first) });
  for (const server of [left, right]) server.reviewRooms.find(roomId)?.noteSpeaker(peerIdOf(second));
  await left.enter(second);
  await expect.poll(() => left.page(first).views.at(-1)?.sitting?.floorId).toBe(peerIdOf(first));
  await heard().toEqual(among(...departments));
  expect(right.page(owner).views).toHaveLength(told);
  await toOpen(left);
  await expect.poll(() => right.page(owner).views.at(-1)?.participants.length).toBe(5);
  // Nor afterwards who spoke.
  expect(right.page(owner).views.at(-1)?.sitting?.recentSpeakers).toEqual([]);
});

it('a server with none of the room’s pages closes it, though the applicant’s own server is gone', async () => {
  const { right } = await openBoth();
  const third = openServer();
  right.goAway();
  await toClosed(third);
  expect(await wire.whoHears()).toEqual(among(...departments));
});

it('a server that hears late opens nothing, and one that hears late of the end stops nothing for good', async () => {
  const { left, right } = await openBoth();
  right.setLate(true);
  await toClosed(left);
  // Its pages ask for their sound again: by all it knows they may.
  const ids = wire.flows
    .filter(({ peerId }) => peerId === peerIdOf(owner))
    .map(({ consumer }) => consumer.id as never);
  if (ids.length > 0)
    await right.handlers['consumer:resumeMany'](
      { roomId, consumerIds: ids, views: [] },
      right.contextOf(owner),
    );
  await heard().toEqual(among(...departments));
  await toOpen(left);
  await heard().toEqual(among(...departments, owner, helper));
});

it('who is sent out hears nothing more, is told so, and cannot come back', async () => {
  const { left, right } = await openBoth();
  await left.sittings.change(roomId, { kind: 'remove', by: chair, participantId: peerIdOf(helper) });
  expect(await wire.whoHears()).toEqual(among(...departments, owner));
  await expect.poll(() => right.page(helper).closed).toEqual(['removed']);
  await expect(right.enter(helper)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('who is silenced is heard by nobody, whatever their page does, until they switch themselves on again', async () => {
  const { left, right } = await openBoth();
  const withoutOwner = among(...departments, owner, helper).filter(
    (pair) => !pair.endsWith(`← ${peerIdOf(owner)}`),
  );
  const silence = (isSilenced: boolean) =>
    left.sittings.change(roomId, {
      kind: 'silence',
      by: chair,
      who: peerIdOf(owner),
      source: 'microphone',
      isSilenced,
    });
  await silence(true);
  expect(await wire.whoHears()).toEqual(withoutOwner);
  // Another microphone, and a connection built anew.
  await wire.speakUp(peerIdOf(owner));
  await heard().toEqual(withoutOwner);
  await right.enter(owner);
  await heard().toEqual(withoutOwner);
  await silence(false);
  await heard().toEqual(withoutOwner);
  const remote = right.reviewRooms.find(roomId)?.remote;
  for (const { producer } of wire.voicesOf(peerIdOf(owner)))
    await remote?.getProducer(producer.id as never).setPaused(false);
  await heard().toEqual(among(...departments, owner, helper));
});

it('a sitting that ends is over for everybody', async () => {
  const { left, right } = await openBoth();
  await left.sittings.end(roomId);
  expect(await wire.whoHears()).toEqual([]);
  await expect
    .poll(() => [left.page(first).closed, right.page(owner).closed])
    .toEqual([['ended'], ['ended']]);
  await expect(right.enter(owner)).rejects.toMatchObject({ code: 'ROOM_NOT_OPEN' });
});

it('of a panel the unit is out of the closed part, and with it a convenor whom the chair has asked out', async () => {
  const server = openServer();
  const expert = (id: string): Person => ({ role: 'expert', id: id as never });
  const convenor: Person = { role: 'convenor', id: 'convenor' as never };
  const [led, other] = [expert('led'), expert('other')];
  const inside = peopleOf([other, convenor], [owner], led);
  await server.sittings.open({ roomId, kind: 'expertReview', reviewId: 'review', title: '评审', ...inside });
  for (const person of [led, other, convenor, owner]) await server.enter(person);
  await server.sittings.change(roomId, { kind: 'admit', by: led, who: 'everybody' });
  await heard().toEqual(among(led, other, convenor, owner));
  await toClosed(server);
  expect(await wire.whoHears()).toEqual(among(led, other, convenor));
  const people = peopleOf([other], [owner, convenor], led);
  await server.sittings.change(roomId, { kind: 'setPeople', people });
  expect(await wire.whoHears()).toEqual(among(led, other));
  for (let time = 0; time < 5; time += 1) expect(await wire.whoHears()).toEqual(among(led, other));
  expect(
    server.notices.present(server.reviewRooms.find(roomId) as never, convenor).participants,
  ).toHaveLength(1);
  await toOpen(server);
  await heard().toEqual(among(led, other, convenor, owner));
});
