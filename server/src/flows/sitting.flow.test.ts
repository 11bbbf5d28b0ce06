import type { RequestInput, RequestName } from '@cloudseat/shared/contract/requests.ts';
import { sittingRequests } from '@cloudseat/shared/contract/sitting-requests.ts';
import { type ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { type Person, peerIdOf } from '../room/person.ts';
import { lobbyOf } from '../room/sitting-state.ts';
import {
  enterSitting,
  openApplicant,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../test-support/sitting-driver.ts';
import type { TestPage } from '../test-support/test-page.ts';
import {
  makeTenant,
  startServerProcess,
  startTestSfu,
  type TestServerProcess,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../test-support/test-postgres.ts';

const tenant = makeTenant();
let postgres: TestPostgres;
let sfu: TestSfu;
let left: TestServerProcess;
let right: TestServerProcess;
let driver: ReturnType<typeof openSittingDriver>;
let chair: Sitter;
let reviewer: Sitter;
let stranger: Sitter;
let owner: Sitter;
let helper: Sitter;

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const options = {
    ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url },
  };
  [left, right] = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  driver = openSittingDriver(inject('redisUrl'), tenant);
  chair = await openStaff(left.url, 'a001');
  reviewer = await openStaff(right.url, 'a005');
  stranger = await openStaff(left.url, 'a009');
  owner = await openApplicant(right.url, '13700001001');
  helper = await openApplicant(left.url, '13700001002');
});
afterAll(async () => {
  for (const { page } of [chair, reviewer, stranger, owner, helper]) page?.close();
  driver?.close();
  await Promise.all([left?.close(), right?.close()]);
  await sfu?.stop();
  await postgres?.drop();
});

const idOf = ({ person }: { person: Person }) => peerIdOf(person) as string as ParticipantId;
const failsWith = (code: string) => ({ body: { code } });
async function open(): Promise<RoomId> {
  const roomId = RoomId.parse(makeId());
  await driver.sittings.open(
    sittingOf(roomId, chair.person, [reviewer.person], [owner.person, helper.person]),
  );
  return roomId;
}
const waitForRoom = (page: TestPage, roomId: RoomId, fits: (room: RoomView) => boolean) =>
  page.waitFor('room:updated', ({ room }) => room.roomId === roomId && fits(room));
const here = (room: RoomView) => room.participants.map(({ participantId }) => participantId).sort();
const toldOf = (roomId: RoomId) =>
  driver.told.filter((change) => change.roomId === roomId).map(({ what }) => what);

describe('the room of a review over two servers', () => {
  it('seats departments, keeps the applicant’s side in the lobby, lets them in, closes and opens', async () => {
    const roomId = await open();
    const joined = await enterSitting(chair, roomId);
    expect(joined.room).toMatchObject({
      ...{ callId: null, phase: 'live', selfId: idOf(chair), document: null, captions: null },
      sitting: { kind: 'jointReview', title: '联审', phase: 'openSession', isLocked: false },
    });
    await enterSitting(reviewer, roomId);
    const waiting = await enterSitting(owner, roomId);
    expect(here(waiting.room)).toEqual([idOf(owner)]);
    expect(
      waiting.room.sitting?.attendees.map(({ participantId, standing }) => [participantId, standing]),
    ).toEqual([
      [idOf(chair), 'admitted'],
      [idOf(owner), 'lobby'],
    ]);
    await waitForRoom(chair.page, roomId, ({ sitting }) =>
      Boolean(
        sitting?.attendees.some(({ standing, displayName }) => standing === 'lobby' && displayName !== ''),
      ),
    );
    await chair.page.request('sitting:admit', { roomId, participantId: idOf(owner) });
    const everybody = [idOf(chair), idOf(reviewer), idOf(owner)].sort();
    for (const { page } of [chair, reviewer, owner])
      await waitForRoom(page, roomId, (room) => JSON.stringify(here(room)) === JSON.stringify(everybody));

    owner.page.forget();
    await driver.sittings.setPhase(roomId, 'closedDeliberation');
    const held = await waitForRoom(
      owner.page,
      roomId,
      ({ sitting }) => sitting?.phase === 'closedDeliberation',
    );
    expect(here(held.room)).toEqual([idOf(owner)]);
    expect(held.room.participants[0]?.lane).toBe('held');
    const inside = await waitForRoom(
      reviewer.page,
      roomId,
      ({ sitting }) => sitting?.phase === 'closedDeliberation',
    );
    expect(inside.room.participants.map(({ lane }) => lane)).toEqual(['private', 'private']);
    await owner.page.request('sitting:leave', { roomId });
    expect(here((await enterSitting(owner, roomId)).room)).toEqual([idOf(owner)]);

    await driver.sittings.setPhase(roomId, 'openSession');
    owner.page.forget();
    await waitForRoom(
      reviewer.page,
      roomId,
      (room) => JSON.stringify(here(room)) === JSON.stringify(everybody),
    );
    await driver.sittings.end(roomId);
    for (const { page } of [chair, reviewer, owner])
      expect(await page.waitFor('room:closed', (closed) => closed.roomId === roomId)).toMatchObject({
        callId: null,
        reason: 'ended',
      });
    await expect(enterSitting(reviewer, roomId)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    expect(toldOf(roomId)).toEqual(['phaseChanged', 'phaseChanged', 'ended']);
  });

  it('keeps hands in order, gives the floor, silences on the node and never switches anybody on', async () => {
    const roomId = await open();
    for (const sitter of [chair, reviewer, owner, helper]) await enterSitting(sitter, roomId);
    await chair.page.request('sitting:admit', { roomId, participantId: 'everybody' });
    for (const { page } of [owner, reviewer, helper])
      await page.request('sitting:raiseHand', { roomId, isRaised: true });
    const hands = [idOf(owner), idOf(reviewer), idOf(helper)];
    await waitForRoom(
      chair.page,
      roomId,
      ({ sitting }) => JSON.stringify(sitting?.hands) === JSON.stringify(hands),
    );
    await chair.page.request('sitting:giveFloor', { roomId, participantId: idOf(owner) });
    await waitForRoom(
      helper.page,
      roomId,
      ({ sitting }) => sitting?.floorId === idOf(owner) && sitting.hands.length === 2,
    );

    const { sendTransport } = await enterSitting(owner, roomId);
    const microphone = {
      roomId,
      transportId: sendTransport.transportId as never,
      kind: 'audio',
      source: 'microphone',
    } as const;
    const rtpParameters = {
      ...{ mid: '0', encodings: [{ ssrc: 4_711 }] },
      codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
    };
    const { producerId } = await owner.page.request('producer:create', {
      ...microphone,
      isPaused: false,
      rtpParameters,
    });
    const isOff = (isPaused: boolean) => (room: RoomView) =>
      room.participants.some(({ sources }) =>
        sources.some((each) => each.producerId === producerId && each.isPaused === isPaused),
      );
    await waitForRoom(chair.page, roomId, isOff(false));
    chair.page.forget();
    const silence = { roomId, participantId: 'everybody', source: 'microphone' } as const;
    await chair.page.request('sitting:silence', { ...silence, isSilenced: true });
    await waitForRoom(chair.page, roomId, isOff(true));
    const switchOn = () => owner.page.request('producer:setPaused', { roomId, producerId, isPaused: false });
    await expect(switchOn()).rejects.toMatchObject(failsWith('SILENCED'));
    await owner.page.request('producer:setPaused', { roomId, producerId, isPaused: true });
    chair.page.forget();
    await chair.page.request('sitting:silence', { ...silence, isSilenced: false });
    const { room } = await waitForRoom(chair.page, roomId, ({ sitting }) =>
      Boolean(sitting?.attendees.every(({ silenced }) => !silenced.microphone)),
    );
    expect(isOff(true)(room)).toBe(true);
    await switchOn();
    await waitForRoom(chair.page, roomId, isOff(false));
  });

  it('keeps the places of whoever loads the page anew or comes to another server, in order of arrival', async () => {
    const roomId = await open();
    await enterSitting(chair, roomId);
    for (const sitter of [helper, owner]) await enterSitting(sitter, roomId);
    const order = async () => lobbyOf(await driver.sittings.get(roomId)).map(({ person }) => person.id);
    expect(await order()).toEqual([helper.person.id, owner.person.id]);
    const moved = await helper.browser.movedTo(right.url).open('applicant');
    await enterSitting({ page: moved }, roomId);
    expect(await helper.page.waitFor('room:closed', (closed) => closed.roomId === roomId)).toMatchObject({
      reason: 'moved',
    });
    expect(await order()).toEqual([helper.person.id, owner.person.id]);
    moved.close();
    await chair.page.request('sitting:lock', { roomId, isLocked: true });
    const { room } = await enterSitting(reviewer, roomId);
    expect(room.participants.find(({ participantId }) => participantId === room.selfId)?.lane).toBe('held');
    await enterSitting(helper, roomId);
    expect(await order()).toEqual([helper.person.id, owner.person.id, reviewer.person.id]);
    await chair.page.request('sitting:admit', { roomId, participantId: idOf(reviewer) });
    expect(await order()).toEqual([helper.person.id, owner.person.id]);
    await chair.page.request('sitting:remove', { roomId, participantId: idOf(helper) });
    await helper.page.waitFor('room:closed', ({ reason }) => reason === 'removed');
    await expect(enterSitting(helper, roomId)).rejects.toMatchObject(failsWith('FORBIDDEN'));
  });
});

describe('who may what in the room of a review', () => {
  const requestsOf = (roomId: RoomId): { [Name in keyof typeof sittingRequests]: RequestInput<Name> } => ({
    'sitting:leave': { roomId },
    'sitting:raiseHand': { roomId, isRaised: true },
    'sitting:admit': { roomId, participantId: 'everybody' },
    'sitting:giveFloor': { roomId, participantId: null },
    'sitting:silence': { roomId, participantId: 'everybody', source: 'camera', isSilenced: true },
    'sitting:remove': { roomId, participantId: idOf(helper) },
    'sitting:lock': { roomId, isLocked: false },
  });
  const ofChair: RequestName[] = [
    'sitting:admit',
    'sitting:giveFloor',
    'sitting:silence',
    'sitting:remove',
    'sitting:lock',
  ];

  it.each(Object.keys(sittingRequests) as (keyof typeof sittingRequests)[])('%s', async (name) => {
    const roomId = await open();
    for (const sitter of [chair, reviewer, owner]) await enterSitting(sitter, roomId);
    await chair.page.request('sitting:admit', { roomId, participantId: idOf(owner) });
    await waitForRoom(owner.page, roomId, (room) => room.participants.length === 3);
    const input = requestsOf(roomId)[name];
    const codeOf = async ({ page }: Sitter) => {
      const answer = await page.ask(name, input);
      return answer.ok ? 'ok' : (answer as { error: { code: string } }).error.code;
    };
    const isChairs = ofChair.includes(name);
    expect(await codeOf(stranger)).toBe('ROOM_NOT_OPEN');
    expect(await codeOf(reviewer)).toBe(isChairs ? 'FORBIDDEN' : 'ok');
    expect(await codeOf(owner)).toBe(isChairs ? 'FORBIDDEN' : 'ok');
    expect(await codeOf(chair)).toBe('ok');
  });

  it('nobody comes in who has no part in it, nor into a room that is none', async () => {
    const roomId = await open();
    await expect(enterSitting(stranger, roomId)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(enterSitting(chair, RoomId.parse('no-room'))).rejects.toMatchObject(failsWith('NOT_FOUND'));
  });
});
