import type { NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import { AgentId, type CallId, type MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeBoxesPdf } from '../documents/test-support/test-pdfs.ts';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { startDistrict, type TestDistrict } from '../test-support/test-district.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';
import { uploadAs } from '../test-support/upload-as.ts';

/** The applicant is connected to the left server, the agents to the right one; both see the same files. */
let district: TestDistrict;
let people: {
  callId: CallId;
  room: { roomId: RoomId };
  page: TestPage;
  browser: TestBrowser;
  desk: TestPage;
  deskBrowser: TestBrowser;
  helper: TestPage;
  helperBrowser: TestBrowser;
  otherAgent: TestPage;
  otherAgentBrowser: TestBrowser;
  stranger: TestPage;
  strangerBrowser: TestBrowser;
};
let material: Material;

const failsWith = (code: string) => ({ body: { code } });
const a4 = [0, 0, 595, 842] as [number, number, number, number];
const pdf = makeBoxesPdf([{ mediaBox: a4 }, { mediaBox: a4 }, { mediaBox: a4 }]);

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'), { sharesFiles: true });
  const { left, right } = district;
  const { callId, page, browser } = await takeTicket(left.url);
  const { desk, browser: deskBrowser } = await openDesk(right.url, 'a001');
  await startTalk({ callId, page }, desk);
  material = await uploadAs(browser, callId, pdf, '营业执照.pdf');
  const { desk: helper, browser: helperBrowser } = await openDesk(right.url, 'a005');
  await desk.request('call:consult', { callId, target: { agentId: AgentId.parse('demo-a005') } });
  const { desk: view } = await helper.waitFor(
    'desk:updated',
    (told) => told.desk.offer?.purpose === 'consult',
  );
  if (view.offer === null) throw new Error('nobody was asked');
  await helper.request('offer:accept', { callId: view.offer.callId, fence: view.offer.fence });
  const room = { callId, roomId: RoomId.parse(callId) };
  await helper.request('room:join', room);
  await helper.request('room:reportStarted', room);
  const { desk: otherAgent, browser: otherAgentBrowser } = await openDesk(right.url, 'a009');
  const { page: stranger, browser: strangerBrowser } = await takeTicket(left.url);
  people = {
    ...{ callId, page, browser, desk, deskBrowser, helper, helperBrowser, otherAgent, otherAgentBrowser },
    ...{ stranger, strangerBrowser, room: { roomId: room.roomId } },
  };
});
afterAll(async () => {
  for (const page of [people?.page, people?.desk, people?.helper, people?.otherAgent, people?.stranger])
    page?.close();
  await district?.close();
});

const onPage = (page: number, materialId: MaterialId = material.materialId) => ({
  ...people.room,
  materialId,
  page,
});
/** The first word of the room that shows this page, or nothing for null. */
const waitUntilShown = (page: TestPage, shown: number | null) =>
  page.waitFor('room:updated', ({ room }) => (room.document?.page ?? null) === shown);
/** Whoever was told something was told it before what is asked for now is answered. */
const settle = async () => {
  const { callId, desk, page, helper } = people;
  const text = `settled ${Math.random()}`;
  await desk.request('message:send', { callId, text });
  for (const each of [desk, page, helper])
    await each.waitFor('message:created', ({ message }) => message.text === text);
};
const hasHeard = async <Name extends 'pointer:moved' | 'mark:added' | 'mark:drawn' | 'mark:removed'>(
  page: TestPage,
  name: Name,
  isMeant: (told: NotificationPayload<Name>) => boolean = () => true,
) => {
  let isHeard = false;
  void page.waitFor(name, isMeant).then(() => {
    isHeard = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return isHeard;
};

describe('a file as pages', () => {
  const pathOf = (rest: string) => `/materials/${material.materialId}/${rest}`;

  it('is there for the applicant, the agent and who is consulted, and for nobody else', async () => {
    const { browser, deskBrowser, helperBrowser, otherAgentBrowser, strangerBrowser } = people;
    for (const allowed of [browser, deskBrowser, helperBrowser]) {
      expect(await allowed.call('GET', pathOf('document'))).toMatchObject({
        fileName: '营业执照.pdf',
        kind: 'pdf',
        pages: [{ width: 595, height: 842 }, {}, {}],
      });
      expect((await allowed.send('GET', pathOf('pages/3?width=160'))).status).toBe(200);
      expect(await allowed.call('GET', pathOf('marks'))).toEqual({ marks: [] });
    }
    for (const refused of [otherAgentBrowser, strangerBrowser])
      for (const rest of ['document', 'pages/1?width=160', 'marks'])
        expect((await refused.send('GET', pathOf(rest))).status).toBe(404);
  });

  it('is a picture for its viewer alone: not stored on the way, and different for each', async () => {
    const pictureOf = async ({ url, cookie }: TestBrowser) => {
      const answer = await fetch(`${url}/api${pathOf('pages/1?width=640')}`, { headers: { cookie } });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, no-store',
      });
      return Buffer.from(await answer.arrayBuffer());
    };
    const [theirs, ours] = await Promise.all([pictureOf(people.browser), pictureOf(people.deskBrowser)]);
    expect(theirs.subarray(8, 12).toString()).toBe('WEBP');
    expect(ours.equals(theirs)).toBe(false);
  });

  it('ends after its last page, and needs a width', async () => {
    for (const [rest, status] of [
      ['pages/4?width=160', 404],
      ['pages/0?width=160', 404],
      ['pages/1', 400],
      ['pages/1?width=9999', 400],
    ] as const)
      expect([rest, (await people.browser.send('GET', pathOf(rest))).status]).toEqual([rest, status]);
  });

  it('says why it has none', async () => {
    const broken = await uploadAs(
      people.browser,
      people.callId,
      Buffer.from(`%PDF-1.7\n${'x'.repeat(999)}`),
      'a.pdf',
    );
    const answer = await people.browser.send('GET', `/materials/${broken.materialId}/document`);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'DOCUMENT_BROKEN' } } });
    await expect(people.desk.request('document:show', onPage(1, broken.materialId))).rejects.toMatchObject(
      failsWith('DOCUMENT_BROKEN'),
    );
  });
});

describe('looking at a file together', () => {
  it('is led by the agent alone: both see the page, and leaf on with it', async () => {
    const { desk, page, helper, stranger, otherAgent } = people;
    await expect(desk.request('document:turnPage', onPage(2))).rejects.toMatchObject(
      failsWith('DOCUMENT_NOT_SHOWN'),
    );
    await expect(helper.request('document:show', onPage(1))).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(otherAgent.request('document:show', onPage(1))).rejects.toMatchObject(
      failsWith('ROOM_NOT_OPEN'),
    );
    for (const applicant of [page, stranger])
      await expect(applicant.request('document:show', onPage(1))).rejects.toMatchObject(
        failsWith('FORBIDDEN'),
      );
    await expect(desk.request('document:show', onPage(4))).rejects.toMatchObject(failsWith('NOT_FOUND'));

    await desk.request('document:show', onPage(1));
    for (const each of [desk, page, helper]) {
      const { room } = await waitUntilShown(each, 1);
      expect(room.document).toMatchObject({ fileName: '营业执照.pdf', agentId: 'demo-a001' });
    }
    await desk.request('document:turnPage', onPage(2));
    for (const each of [desk, page, helper]) await waitUntilShown(each, 2);
    await expect(desk.request('document:turnPage', onPage(4))).rejects.toMatchObject(failsWith('NOT_FOUND'));
  });

  it('is found again by a page that comes back', async () => {
    const { page, room, callId } = people;
    const resumed = await page.request('session:resume', {});
    expect(resumed.room?.document).toMatchObject({ materialId: material.materialId, page: 2 });
    const joined = await page.request('room:join', { callId, ...room });
    expect(joined.room.document).toMatchObject({ page: 2 });
  });

  it('shows every hand to the others in the room, and to nobody else', async () => {
    const { desk, page, helper, stranger, otherAgent } = people;
    await page.request('document:point', { ...onPage(2), point: [0.25, 0.5] });
    for (const each of [desk, helper])
      expect(await each.waitFor('pointer:moved')).toMatchObject({
        author: 'applicant',
        participantId: expect.stringMatching(/^applicant-/),
        page: 2,
        point: [0.25, 0.5],
      });
    await helper.request('document:point', { ...onPage(2), point: null });
    expect(await page.waitFor('pointer:moved')).toMatchObject({ author: 'helper', point: null });
    await desk.request('mark:draw', { ...onPage(2), markId: 'stroke-0001', offset: 0, points: [0, 0, 1, 1] });
    expect(await page.waitFor('mark:drawn')).toMatchObject({ author: 'agent', points: [0, 0, 1, 1] });
    await settle();
    expect(await hasHeard(desk, 'mark:drawn')).toBe(false);
    for (const outside of [stranger, otherAgent]) {
      await expect(outside.request('document:point', { ...onPage(2), point: null })).rejects.toMatchObject(
        failsWith('ROOM_NOT_OPEN'),
      );
      for (const name of ['pointer:moved', 'mark:drawn'] as const)
        expect(await hasHeard(outside, name)).toBe(false);
    }
  });

  it('keeps marks in one order for all, each once, and lets people take back their own', async () => {
    const { desk, page, helper, browser, stranger, otherAgent } = people;
    const mark = {
      ...onPage(2),
      markId: 'mark-of-theirs',
      kind: 'pen' as const,
      points: [0.1, 0.1, 0.2, 0.2],
    };
    const first = await page.request('mark:add', mark);
    expect(await page.request('mark:add', mark)).toEqual(first);
    const second = await desk.request('mark:add', {
      ...mark,
      markId: 'mark-of-agent',
      kind: 'point',
      points: [0.5, 0.5],
    });
    expect(second.sequence).toBeGreaterThan(first.sequence);
    for (const each of [desk, page, helper]) {
      const { mark: told } = await each.waitFor(
        'mark:added',
        ({ mark: { markId } }) => markId === mark.markId,
      );
      expect(told).toMatchObject({ author: 'applicant', page: 2, points: mark.points, ...first });
    }
    const { marks } = await browser.call<{ marks: { markId: string }[] }>(
      'GET',
      `/materials/${material.materialId}/marks`,
    );
    expect(marks.map(({ markId }) => markId)).toEqual(['mark-of-theirs', 'mark-of-agent']);

    const { roomId } = people.room;
    const own = { roomId, materialId: material.materialId, markId: mark.markId };
    for (const other of [desk, helper])
      await expect(other.request('mark:remove', own)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await page.request('mark:remove', own);
    expect(await desk.waitFor('mark:removed')).toMatchObject({ markIds: [mark.markId] });
    await expect(helper.request('mark:clear', own)).rejects.toMatchObject(failsWith('NOT_FOUND'));
    await expect(page.request('mark:clear', own)).rejects.toMatchObject(failsWith('FORBIDDEN'));
    expect(await desk.request('mark:clear', own)).toEqual({ removedCount: 1 });
    await page.waitFor('mark:removed', ({ markIds }) => markIds.includes('mark-of-agent'));
    await settle();
    for (const outside of [stranger, otherAgent]) {
      await expect(outside.request('mark:add', mark)).rejects.toMatchObject(failsWith('ROOM_NOT_OPEN'));
      for (const name of ['mark:added', 'mark:removed'] as const)
        expect(await hasHeard(outside, name)).toBe(false);
    }
  });

  it('lets nobody see over a hold what the other side draws, and both have all of it afterwards', async () => {
    const { desk, page, helper, browser, deskBrowser, callId } = people;
    const mark = { ...onPage(2), kind: 'point' as const, points: [0.5, 0.5] };
    const seenBy = async (viewer: TestBrowser) => {
      const path = `/materials/${material.materialId}/marks`;
      const { marks } = await viewer.call<{ marks: { markId: string }[] }>('GET', path);
      return marks.map(({ markId }) => markId);
    };
    for (const each of [desk, page, helper]) each.forget();
    await desk.request('call:hold', { callId });
    const applicant = await page.waitFor('room:updated', ({ room }) =>
      room.participants.some(({ lane, participantId }) => lane === 'held' && participantId === room.selfId),
    );
    for (const each of [desk, helper])
      await each.waitFor('room:updated', ({ room }) =>
        room.participants.some(
          ({ lane, participantId }) => lane === 'held' && participantId === applicant.room.selfId,
        ),
      );
    await desk.request('mark:draw', { ...onPage(2), markId: 'held-stroke', offset: 0, points: [0, 0, 1, 1] });
    await desk.request('mark:add', { ...mark, markId: 'held-of-agent' });
    await page.request('mark:add', { ...mark, markId: 'held-of-theirs' });
    await helper.waitFor('mark:added', (told) => told.mark.markId === 'held-of-agent');
    await settle();
    expect(await hasHeard(page, 'mark:drawn')).toBe(false);
    expect(await hasHeard(page, 'mark:added', (told) => told.mark.markId === 'held-of-agent')).toBe(false);
    expect(await hasHeard(desk, 'mark:added', (told) => told.mark.markId === 'held-of-theirs')).toBe(false);
    expect(await seenBy(browser)).toEqual(['held-of-theirs']);
    expect(await seenBy(deskBrowser)).toEqual(['held-of-agent']);
    await desk.request('call:resume', { callId });
    for (const viewer of [browser, deskBrowser])
      await expect.poll(() => seenBy(viewer)).toEqual(['held-of-agent', 'held-of-theirs']);
    await desk.request('mark:clear', onPage(2));
  });

  it('takes no mark on a file that is not in the middle', async () => {
    const { page, browser, callId, desk } = people;
    const other = await uploadAs(browser, callId, makeBoxesPdf([{ mediaBox: a4 }]), 'other.pdf');
    const mark = {
      ...onPage(1, other.materialId),
      markId: 'mark-elsewhere',
      kind: 'pen' as const,
      points: [0, 0],
    };
    await expect(page.request('mark:add', mark)).rejects.toMatchObject(failsWith('DOCUMENT_NOT_SHOWN'));
    await desk.request('document:show', onPage(1, other.materialId));
    await page.waitFor('room:updated', ({ room }) => room.document?.materialId === other.materialId);
    await page.request('mark:add', mark);
    page.forget();
    await desk.request('document:hide', people.room);
    await waitUntilShown(page, null);
    const resumed = await page.request('session:resume', {});
    expect(resumed.room?.document).toBeNull();
    await expect(page.request('mark:add', { ...mark, markId: 'mark-too-late' })).rejects.toMatchObject(
      failsWith('DOCUMENT_NOT_SHOWN'),
    );
  });

  it('is over with the talk', async () => {
    const { page, desk, callId } = people;
    await desk.request('document:show', onPage(1));
    await page.request('call:end', { callId });
    await desk.waitFor('desk:updated', ({ desk: told }) => told.activity === 'wrapUp');
    await expect(desk.request('document:turnPage', onPage(2))).rejects.toMatchObject(
      failsWith('ROOM_NOT_OPEN'),
    );
  });
});
