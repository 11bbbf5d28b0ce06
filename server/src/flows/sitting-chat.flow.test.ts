import { type ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { peerIdOf } from '../room/person.ts';
import {
  enterSitting,
  openApplicant,
  openSittingDriver,
  openStaff,
  type Sitter,
  sittingOf,
} from '../test-support/sitting-driver.ts';
import { startDistrict, type TestDistrict } from '../test-support/test-district.ts';
import type { TestPage } from '../test-support/test-page.ts';

let district: TestDistrict;
let driver: ReturnType<typeof openSittingDriver>;
let chair: Sitter;
let reviewer: Sitter;
let neighbour: Sitter;
let stranger: Sitter;
let owner: Sitter;

beforeAll(async () => {
  const sfuEnvironment = { CLOUDSEAT_CAPTIONS: 'demo' };
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'), { sfuEnvironment });
  const { left, right, tenant } = district;
  driver = openSittingDriver(inject('redisUrl'), tenant);
  chair = await openStaff(left.url, 'a001');
  reviewer = await openStaff(left.url, 'a005');
  stranger = await openStaff(left.url, 'a009');
  // On the applicant's own server: what comes to the one could have come to the other.
  neighbour = await openStaff(right.url, 'a013');
  owner = await openApplicant(right.url, '13700001011');
});
afterAll(async () => {
  for (const sitter of [chair, reviewer, neighbour, stranger, owner]) sitter?.page.close();
  driver?.close();
  await district?.close();
});

const idOf = ({ person }: Sitter) => peerIdOf(person) as string as ParticipantId;
const failsWith = (code: string) => ({ body: { code } });
const inPhase = (page: TestPage, roomId: RoomId, fits: (room: RoomView) => boolean) =>
  page.waitFor('room:updated', ({ room }) => room.roomId === roomId && fits(room));
const say = ({ page }: Sitter, roomId: RoomId, phase: SittingPhase, text: string) =>
  page.request('sittingMessage:send', { roomId, phase, text });
const hears = ({ page }: Sitter, text: string) =>
  page.waitFor('sittingMessage:created', ({ message }) => message.text === text);
const read = async ({ page }: Sitter, roomId: RoomId, afterSequence = 0) =>
  (await page.request('sittingMessage:list', { roomId, afterSequence })).messages.map(
    ({ sequence, text }) => `${sequence} ${text}`,
  );

async function openRoom(reviewId?: string): Promise<RoomId> {
  const roomId = RoomId.parse(makeId());
  const people = sittingOf(roomId, chair.person, [reviewer.person, neighbour.person], [owner.person]);
  await driver.sittings.open({ ...people, ...(reviewId && { reviewId }) });
  for (const sitter of [chair, reviewer, neighbour, owner]) await enterSitting(sitter, roomId);
  return roomId;
}
async function openWithAll(reviewId?: string): Promise<RoomId> {
  const roomId = await openRoom(reviewId);
  await chair.page.request('sitting:admit', { roomId, participantId: 'everybody' });
  for (const { page } of [neighbour, owner])
    await inPhase(page, roomId, (room) => room.participants.length === 4);
  return roomId;
}
async function setPhase(roomId: RoomId, phase: SittingPhase): Promise<void> {
  for (const { page } of [chair, neighbour, owner]) page.forget();
  await driver.sittings.setPhase(roomId, phase);
  for (const { page } of [chair, neighbour, owner])
    await inPhase(page, roomId, ({ sitting }) => sitting?.phase === phase);
}
/** What comes down this page's connection from now on, packet by packet. */
function listenIn({ page }: Sitter): string[] {
  const packets: string[] = [];
  page.socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
    if (type === 'message') packets.push(String(data));
  });
  return packets;
}

describe('chat in the room of a review over two servers', () => {
  it('reaches everybody inside on both servers, once, and a repeat says nothing twice', async () => {
    const roomId = await openWithAll();
    const requestId = makeId();
    const line = { requestId, roomId, phase: 'openSession', text: '  请看平面图 ' } as const;
    const sent = await owner.page.request('sittingMessage:send', line);
    expect(await owner.page.request('sittingMessage:send', line)).toEqual(sent);
    expect(sent.message).toMatchObject({
      ...{ roomId, sequence: 1, phase: 'openSession', senderId: idOf(owner), senderName: '张三丰' },
      text: '请看平面图',
    });
    for (const sitter of [chair, reviewer, neighbour, owner])
      expect(await hears(sitter, '请看平面图')).toEqual({ message: sent.message, requestId });
    await say(chair, roomId, 'openSession', '看到了');
    await hears(owner, '看到了');
    expect(await read(owner, roomId)).toEqual(['1 请看平面图', '2 看到了']);
    expect(await read(reviewer, roomId, 1)).toEqual(['2 看到了']);
  });

  it('of the closed part sends the held page not one packet, nor any line later, nor a hole in their numbers', async () => {
    const roomId = await openWithAll();
    await say(chair, roomId, 'openSession', '公开一');
    await hears(owner, '公开一');
    await setPhase(roomId, 'closedDeliberation');
    const packets = listenIn(owner);
    for (const [index, sitter] of [chair, reviewer, neighbour].entries())
      await say(sitter, roomId, 'closedDeliberation', `合议${index}`);
    for (const text of ['合议0', '合议1', '合议2'])
      for (const sitter of [chair, reviewer, neighbour]) await hears(sitter, text);
    await expect(read(owner, roomId)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    await expect(say(owner, roomId, 'closedDeliberation', '我在')).rejects.toMatchObject(
      failsWith('ROOM_NOT_OPEN'),
    );
    // The two answers to its own requests.
    expect(packets).toHaveLength(2);

    await setPhase(roomId, 'openSession');
    await say(reviewer, roomId, 'openSession', '公开二');
    expect(await hears(owner, '公开二')).toMatchObject({ message: { sequence: 2 } });
    expect(await hears(neighbour, '公开二')).toMatchObject({ message: { sequence: 5 } });
    expect(await read(owner, roomId)).toEqual(['1 公开一', '2 公开二']);
    expect(await read(owner, roomId, 1)).toEqual(['2 公开二']);
    expect(await read(chair, roomId, 1)).toEqual(['2 合议0', '3 合议1', '4 合议2', '5 公开二']);
    // By a page loaded anew as well.
    const again = await owner.browser.open('applicant');
    await enterSitting({ page: again }, roomId);
    expect(await read({ ...owner, page: again }, roomId)).toEqual(['1 公开一', '2 公开二']);
    await expect(read(owner, roomId)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    again.close();
    expect(packets.join()).not.toContain('合议');
  });

  it('is for nobody in the lobby, who reads the open part once let in, and goes on in the next sitting', async () => {
    const first = await openRoom();
    await say(chair, first, 'openSession', '先到的几位');
    await setPhase(first, 'closedDeliberation');
    await say(chair, first, 'closedDeliberation', '内部');
    await setPhase(first, 'openSession');
    await expect(read(owner, first)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    await chair.page.request('sitting:admit', { roomId: first, participantId: idOf(owner) });
    await inPhase(owner.page, first, (room) => room.participants.length === 4);
    expect(await read(owner, first)).toEqual(['1 先到的几位']);
    const { reviewId } = await driver.sittings.get(first);
    await driver.sittings.end(first);
    await expect(say(chair, first, 'openSession', '散会')).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    const second = await openWithAll(reviewId);
    expect(await read(chair, second)).toEqual(['1 先到的几位', '2 内部']);
    expect(await read(owner, second)).toEqual(['1 先到的几位']);
  });

  it('tells nobody what was written for another part than the one that is', async () => {
    const roomId = await openWithAll();
    await setPhase(roomId, 'closedDeliberation');
    await setPhase(roomId, 'openSession');
    await expect(say(chair, roomId, 'closedDeliberation', '只给部门')).rejects.toMatchObject(
      failsWith('CHANGED_MEANWHILE'),
    );
    expect(await read(chair, roomId)).toEqual([]);
  });

  it('is nothing to who has no part in it, was sent out, or is in by another page', async () => {
    const roomId = await openWithAll();
    for (const ask of [() => read(stranger, roomId), () => say(stranger, roomId, 'openSession', '你好')])
      await expect(ask()).rejects.toMatchObject(failsWith('NOT_FOUND'));
    const other = { ...reviewer, page: await reviewer.browser.open('staff') };
    await expect(say(other, roomId, 'openSession', '你好')).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    other.page.close();
    await chair.page.request('sitting:remove', { roomId, participantId: idOf(owner) });
    await expect(read(owner, roomId)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    const packets = listenIn(owner);
    await say(chair, roomId, 'openSession', '他走了');
    await hears(neighbour, '他走了');
    await expect(say(owner, roomId, 'openSession', '等等')).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    expect(packets.join()).not.toContain('他走了');
  });
});

describe('captions in the room of a review', () => {
  const set = ({ page }: Sitter, roomId: RoomId, isOn: boolean) =>
    page.request('captions:set', { roomId, isOn });

  it('are each one’s own to turn on, told to all inside, and unknown to who is held', async () => {
    const roomId = await openWithAll();
    await expect(set(stranger, roomId, true)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    await set(owner, roomId, true);
    await inPhase(owner.page, roomId, ({ captions }) => captions?.isWanted === true && captions.isRunning);
    await inPhase(chair.page, roomId, ({ captions }) => captions?.isWanted === false && captions.isRunning);
    // Nobody of those inside wants to read: nobody is listened to.
    await setPhase(roomId, 'closedDeliberation');
    await inPhase(chair.page, roomId, ({ captions }) => captions?.isRunning === false);
    const held = await inPhase(owner.page, roomId, ({ sitting }) => sitting?.phase === 'closedDeliberation');
    expect(held.room.captions).toBeNull();
    const packets = listenIn(owner);
    await set(neighbour, roomId, true);
    await inPhase(chair.page, roomId, ({ captions }) => captions?.isRunning === true);
    await inPhase(neighbour.page, roomId, ({ captions }) => captions?.isWanted === true);
    await expect(read(owner, roomId)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
    expect(packets).toHaveLength(1);
    const rows = await district.query(
      `select action, actor_role, call_id, details from journal_entries where details->>'roomId' = $1 order by happened_at`,
      [roomId],
    );
    expect(rows.map(({ action, actor_role, call_id }) => `${actor_role} ${action} ${call_id}`)).toEqual([
      ...['applicant captions.on null', 'agent captions.on null'],
    ]);
  });
});
