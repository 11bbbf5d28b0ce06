import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { type CallId, DepartmentId, type MaterialLineId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { jpeg } from '../materials/test-support/sample-files.ts';
import { openDesk, startTalk, takeTicket, waitForOffer } from '../test-support/call-steps.ts';
import { startDistrict } from '../test-support/test-district.ts';
import type { TestBrowser, TestPage } from '../test-support/test-page.ts';

let district: Awaited<ReturnType<typeof startDistrict>>;
/** Of another department than the matter's. */
const employment = { departmentId: DepartmentId.parse('human-resources'), skillId: 'employment' };

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'));
});
afterAll(() => district?.close());

/** Each of them at once, none left to fail unseen. */
async function expectRefused(attempts: readonly Promise<unknown>[], code: string): Promise<void> {
  const outcomes = await Promise.allSettled(attempts);
  const refusal = { status: 'rejected', reason: { body: { code } } };
  expect(outcomes).toMatchObject(attempts.map(() => refusal));
}
const waitForCall = async (desk: TestPage, fits: (call: DeskCallView) => boolean) => {
  const { desk: view } = await desk.waitFor(
    'desk:updated',
    (told) => told.desk.call !== null && fits(told.desk.call),
  );
  return view.call as DeskCallView;
};
/** As soon as the page was told that the list's last ask is so. */
const waitForLast = async (page: TestPage, last: Partial<Capture>) => {
  const fits = (capture: Capture | undefined) =>
    capture !== undefined &&
    Object.entries(last).every(([key, value]) => capture[key as keyof Capture] === value);
  const { captures } = await page.waitFor('capture:updated', (list) => fits(list.captures.at(-1)));
  return captures.at(-1) as Capture;
};

/** What the phone does with a photograph. */
function send(browser: TestBrowser, metadata: Record<string, string>): Promise<Material> {
  return new Promise((resolve, reject) => {
    new Upload(jpeg, {
      endpoint: `${browser.url}/api/uploads`,
      headers: { cookie: browser.cookie },
      metadata: { filename: '照片.jpg', filetype: 'image/jpeg', ...metadata },
      retryDelays: null,
      onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody()).material),
      onError: reject,
    }).start();
  });
}

it('a photograph is asked for on one server and taken on another, by nobody else, over reloads and another agent, until the talk ends', async () => {
  const { left, right } = district;
  const ticket = await takeTicket(left.url);
  const { callId, page, browser } = ticket;
  const { desk } = await openDesk(right.url, 'a001');
  await waitForOffer(desk, callId);
  // Nothing is asked for before somebody talks.
  await expectRefused([desk.request('capture:ask', { callId, lineId: null, name: '身份证' })], 'NOT_FOUND');
  await startTalk(ticket, desk);
  const { checklist } = await waitForCall(desk, ({ state }) => state === 'active');
  const [first, second] = checklist.map(({ lineId }) => lineId) as [MaterialLineId, MaterialLineId];

  // Asked, opened, closed and declined: told to both at every step.
  const { list } = await desk.request('capture:ask', { callId, lineId: first, name: null, part: 'front' });
  const asked = await waitForLast(page, { state: 'asked' });
  expect(asked).toMatchObject({
    lineId: first,
    part: 'front',
    name: checklist[0]?.name,
    askedByName: list.captures[0]?.askedByName,
  });
  const { captureId } = asked;
  const one = { callId, captureId };
  for (const [step, state] of [
    ['opened', 'opened'],
    ['closed', 'asked'],
  ] as const) {
    desk.forget();
    await page.request('capture:report', { ...one, step });
    await waitForLast(desk, { captureId, state });
  }
  await desk.request('capture:ask', { callId, lineId: null, name: ' 旧营业执照 ' });
  const free = await waitForLast(page, { lineId: null });
  expect(free.name).toEqual({ 'zh-Hans': '旧营业执照', 'zh-Hant': '舊營業執照', en: '旧营业执照' });
  await page.request('capture:decline', { callId, captureId: free.captureId, reason: 'cannot' });
  await waitForLast(desk, { state: 'declined', declineReason: 'cannot' });

  // What does not fit is refused.
  const odd = [
    { lineId: first, name: '两个都有' },
    { lineId: null, name: null },
    { lineId: null, name: 'x'.repeat(41) },
    { lineId: 'no-such-line' as MaterialLineId, name: null },
  ];
  for (const input of odd)
    await expectRefused([desk.request('capture:ask', { callId, ...input })], 'BAD_REQUEST');
  const late = page.request('capture:decline', { callId, captureId: free.captureId, reason: 'notNow' });
  expect((await late).list.captures.at(-1)?.declineReason).toBe('cannot');
  await expectRefused(
    [desk.request('capture:cancel', { callId, captureId: free.captureId })],
    'CAPTURE_SETTLED',
  );

  // Strangers of either side neither see nor change anything; who is consulted sees.
  const other = await takeTicket(left.url);
  const colleague = await openDesk(left.url, 'a005');
  const idle = await openDesk(left.url, 'a006');
  await desk.request('call:consult', { callId, target: employment });
  const { desk: rung } = await colleague.desk.waitFor('desk:updated', (told) => told.desk.offer !== null);
  const leg = { callId: rung.offer?.callId as CallId, fence: rung.offer?.fence as never };
  await colleague.desk.request('offer:accept', leg);
  await waitForCall(colleague.desk, ({ part }) => part === 'consulted');
  expect((await colleague.desk.request('capture:list', { callId })).list.captures).toHaveLength(2);
  for (const stranger of [colleague.desk, idle.desk]) {
    const tries = [
      stranger.request('capture:ask', { callId, lineId: second, name: null }),
      stranger.request('capture:cancel', one),
      stranger.request('capture:review', { ...one, verdict: 'good' }),
      stranger.request('capture:refile', { ...one, lineId: null }),
    ];
    await expectRefused(tries, 'NOT_FOUND');
  }
  const strange = [
    other.page.request('capture:report', { ...one, step: 'opened' }),
    other.page.request('capture:decline', { ...one, reason: 'cannot' }),
    // By the call of their own, too.
    other.page.request('capture:decline', { callId: other.callId, captureId, reason: 'cannot' }),
    other.page.request('capture:list', { callId }),
    idle.desk.request('capture:list', { callId }),
  ];
  await expectRefused(strange, 'NOT_FOUND');
  await expect(send(other.browser, { callId, captureId })).rejects.toThrow('404');
  await desk.request('call:endConsult', { callId });

  // Sent: it is filed, and both are told; a second one after a verdict, and it is put where it belongs.
  await page.request('capture:report', { ...one, step: 'sending', percent: 30 });
  desk.forget();
  const photo = await send(browser, { callId, captureId, lineId: first });
  const isSent = ({ captures }: { captures: Capture[] }) =>
    captures.some((each) => each.materialId === photo.materialId);
  for (const told of [desk, page]) await told.waitFor('capture:updated', isSent);
  expect((await desk.waitFor('material:added')).material).toMatchObject({
    materialId: photo.materialId,
    lineId: first,
  });
  await desk.waitFor('message:created', ({ message }) => message.material?.materialId === photo.materialId);
  await desk.request('capture:review', { ...one, verdict: 'glare' });
  const again = await waitForLast(page, { state: 'asked', againReason: 'glare' });
  expect(again).toMatchObject({ lineId: first, part: 'front' });
  await desk.request('capture:refile', { ...one, lineId: second });
  const isRefiled = ({ materials }: DeskCallView) => materials.some(({ lineId }) => lineId === second);
  await waitForCall(desk, isRefiled);
  await expectRefused(
    [desk.request('capture:refile', { ...one, lineId: 'no-such-line' as MaterialLineId })],
    'BAD_REQUEST',
  );
  const rows = await district.query(
    `select actor_id, details from journal_entries where call_id = $1 and action = 'material.refiled'`,
    [callId],
  );
  expect(rows).toEqual([
    { actor_id: 'demo-a001', details: { materialId: photo.materialId, lineId: second } },
  ]);

  // A page that comes to another server finds it, and so does the agent who takes the talk over.
  const { page: reloaded, desk: next } = await moveOn(ticket, desk, colleague.desk);
  const found = (await next.request('capture:list', { callId })).list;
  expect((await reloaded.request('capture:list', { callId })).list).toEqual(found);
  expect(found.captures.at(-1)).toMatchObject({ captureId: again.captureId, state: 'asked' });
  await expectRefused([desk.request('capture:cancel', { callId, captureId: again.captureId })], 'NOT_FOUND');
  await next.request('capture:cancel', { callId, captureId: again.captureId });
  await waitForLast(reloaded, { state: 'cancelled' });

  // Of an ask that was taken back the photograph is a file like any other.
  const stray = await send(browser, { callId, captureId: again.captureId, lineId: first });
  await next.waitFor('material:added', ({ material }) => material.materialId === stray.materialId);
  expect((await next.request('capture:list', { callId })).list.captures.at(-1)?.state).toBe('cancelled');
  await next.request('capture:ask', { callId, lineId: second, name: null });

  await next.request('call:end', { callId });
  await waitForCall(next, ({ state }) => state === 'wrapUp');
  const tries = [
    next.request('capture:ask', { callId, lineId: first, name: null }),
    next.request('capture:cancel', one),
    reloaded.request('capture:report', { ...one, step: 'opened' }),
  ];
  await expectRefused(tries, 'CALL_ENDED');
  await expect.poll(async () => (await next.request('capture:list', { callId })).list.captures).toEqual([]);
  for (const open of [desk, next, idle.desk, other.page, reloaded]) open.close();
});

/** The applicant's page is loaded anew on the other server, and the talk goes over to another agent. */
async function moveOn(
  { callId, page, browser }: { callId: CallId; page: TestPage; browser: TestBrowser },
  desk: TestPage,
  next: TestPage,
) {
  page.close();
  const reloaded = await browser.movedTo(district.right.url).open('applicant');
  const room = { callId, roomId: RoomId.parse(callId) };
  await reloaded.request('room:join', room);
  next.forget();
  await next.request('agent:setStatus', { status: 'ready', reason: null });
  await desk.request('call:transfer', { callId, way: 'warm', target: employment });
  const { desk: rung } = await next.waitFor(
    'desk:updated',
    (told) => told.desk.offer?.purpose === 'transfer',
  );
  const leg = { callId: rung.offer?.callId as CallId, fence: rung.offer?.fence as never };
  await next.request('offer:accept', leg);
  await waitForCall(next, ({ part }) => part === 'taking');
  await next.request('room:join', room);
  await next.request('room:reportStarted', room);
  await waitForCall(next, ({ part, state }) => part === 'owner' && state === 'active');
  return { page: reloaded, desk: next };
}
