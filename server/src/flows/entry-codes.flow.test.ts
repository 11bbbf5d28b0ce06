import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { Entry, HelpPlace } from '@cloudseat/shared/nouns/catalogue.ts';
import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { DispatchDay } from '@cloudseat/shared/nouns/supervision.ts';
import type { CalendarDay, CalendarYear } from '@cloudseat/shared/nouns/working-day.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { districtDate } from '../catalogue/opening-hours.ts';
import { openDesk, startTalk, testMatter, waitForOffer } from '../test-support/call-steps.ts';
import { startDistrict } from '../test-support/test-district.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import { demoPassword } from '../test-support/test-platform.ts';

const region = 'guizhou-zunyi';
let district: Awaited<ReturnType<typeof startDistrict>>;
let admin: TestBrowser;

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'));
  admin = new TestBrowser(district.left.url);
  await admin.signInStaff('admin', demoPassword);
});
afterAll(() => district?.close());

const codePath = '/administration/entry-codes';
const wish = {
  ...{ entryPoint: 'village', matterId: testMatter, departmentId: null, townId: null, regionId: region },
  label: { 'zh-Hans': '遵义帮办点', 'zh-Hant': '', en: '' },
};
async function makeCode(): Promise<AdministeredCode> {
  const { code } = await admin.call<{ code: string }>(
    'GET',
    `${codePath}/proposal?label=${encodeURIComponent(wish.label['zh-Hans'])}`,
  );
  return admin.call<AdministeredCode>('POST', codePath, { ...wish, code });
}

/** Scans a code at one of the servers and takes a ticket with it, as the page does. */
async function comeBy(url: string, code: string, phone: string) {
  const browser = new TestBrowser(url);
  const entry = await browser.call<Entry>('GET', `/entries/${code.toLowerCase()}`);
  await browser.signInApplicant(phone);
  const draft = { matterId: entry.matterId, entryCode: entry.code, locale: 'zh-Hans' };
  const { callId } = await browser.call<{ callId: CallId }>('POST', '/calls', draft);
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const consent = { version, locale: 'zh-Hans', sha256, allowsRecording: false };
  await browser.call('POST', `/calls/${callId}/consents`, consent);
  const page = await browser.open('applicant');
  const devices = { networkGrade: 'good', hasCamera: true, hasMicrophone: true } as const;
  await page.request('call:enqueue', { callId, waitsUnserved: true, ...devices });
  return { callId, page, browser, entry };
}

const rowOf = async (callId: CallId) =>
  (
    await district.query('select entry_code, entry_point, region_id from calls where call_id = $1', [callId])
  )[0];

it('a code made at one server leads from a scan at the other to the desk, the record and the figures of the day', async () => {
  const made = await makeCode();
  const known = () =>
    new TestBrowser(district.right.url).send('GET', `/entries/${made.code}`).then(({ status }) => status);
  await expect.poll(known, { timeout: 20_000 }).toBe(200);
  const ticket = await comeBy(district.right.url, made.code, '13700001001');
  expect(ticket.entry).toMatchObject({ label: made.label, matterId: testMatter, isRevoked: false });
  expect(ticket.entry.departmentId).toBe(made.departmentId);
  const { desk } = await openDesk(district.left.url, 'a001');
  const offer = await waitForOffer(desk, ticket.callId);
  expect(offer).toMatchObject({ entryPoint: 'village', entryLabel: made.label });
  await startTalk(ticket, desk);
  expect(await rowOf(ticket.callId)).toEqual({
    ...{ entry_code: made.code, entry_point: 'village', region_id: region },
  });
  const readDay = () => admin.call<DispatchDay>('GET', '/supervision/statistics');
  await expect
    .poll(async () => (await readDay()).entryPoints, { timeout: 20_000 })
    .toEqual([
      {
        ...{ entryPoint: 'village', ticketCount: 1, answeredCount: 1, abandonedCount: 0 },
        waitP50Ms: expect.any(Number),
      },
    ]);
  await desk.request('call:end', { callId: ticket.callId });
  for (const open of [ticket.page, desk]) open.close();
});

it('a revoked code says so at every server within seconds, and begins no more calls; its sheet is not printed', async () => {
  const made = await makeCode();
  const isRevokedAt = async (url: string) => {
    const { body } = await new TestBrowser(url).send('GET', `/entries/${made.code}`);
    return (body as Partial<Entry>).isRevoked;
  };
  await expect.poll(() => isRevokedAt(district.right.url), { timeout: 20_000 }).toBe(false);
  const body = { version: made.version, reason: '设备已搬走' };
  const revoked = await admin.call<AdministeredCode>('POST', `${codePath}/${made.code}/revocation`, body);
  expect(revoked.revocation?.reason).toBe(body.reason);
  expect(await isRevokedAt(district.left.url)).toBe(true);
  await expect.poll(() => isRevokedAt(district.right.url), { timeout: 20_000 }).toBe(true);
  const scanned = await fetch(`${district.right.url}/api/entries/${made.code}`);
  expect(scanned.headers.get('cache-control')).toBe('no-store');
  // A page that scanned it before still has it in mind.
  const ticket = await comeBy(district.right.url, made.code, '13700001002');
  expect(await rowOf(ticket.callId)).toEqual({ entry_code: null, entry_point: 'web', region_id: null });
  await ticket.page.request('call:leave', { callId: ticket.callId });
  ticket.page.close();

  const sheet = await admin.send('GET', `${codePath}/sheet.pdf?codes=YJ01,${made.code}`);
  expect(sheet).toMatchObject({
    status: 409,
    body: { error: { code: 'ENTRY_CODE_REVOKED', details: { codes: [made.code] } } },
  });
  const late = await admin.send('PUT', `${codePath}/${made.code}`, { ...wish, version: made.version });
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'CHANGED_MEANWHILE' } } });
  const path = `${codePath}/${made.code}/restoration`;
  await admin.call('POST', path, { version: revoked.version });
  const again = await admin.send('POST', path, { version: revoked.version });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'CHANGED_MEANWHILE' } } });
  const journal = await district.query(
    "select action, actor_id from journal_entries where details ->> 'code' = $1 order by happened_at",
    [made.code],
  );
  expect(journal).toEqual(
    ['made', 'revoked', 'restored'].map((action) => ({
      ...{ action: `entryCode.${action}`, actor_id: 'demo-admin' },
    })),
  );
});

it('a sheet is a PDF that no cache keeps; what cannot be printed or made is refused with its reason', async () => {
  const response = await fetch(
    `${district.left.url}/api${codePath}/sheet.pdf?codes=YJ01,hb03&layout=poster`,
    {
      headers: { cookie: admin.cookie },
    },
  );
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const bad = [
    ['GET', `${codePath}/sheet.pdf?codes=`, undefined],
    ['GET', `${codePath}/sheet.pdf?codes=${Array.from({ length: 121 }, () => 'YJ01').join(',')}`, undefined],
    ['POST', codePath, { ...wish, code: 'IO01' }],
    ['POST', codePath, { ...wish, code: 'ZY77', entryPoint: 'web' }],
    ['POST', codePath, { ...wish, code: 'ZY77', townId: 'xipeng' }],
    ['POST', codePath, { ...wish, code: 'ZY77', label: { ...wish.label, 'zh-Hans': ' ' } }],
    ['POST', `${codePath}/YJ01/revocation`, { version: 1, reason: ' ' }],
  ] as const;
  for (const [method, path, body] of bad)
    expect(await admin.send(method, path, body)).toMatchObject({
      ...{ status: 400, body: { error: { code: 'BAD_REQUEST' } } },
    });
  const missing = await admin.send('GET', `${codePath}/sheet.pdf?codes=YJ01,ZY99`);
  expect(missing).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  const rare = { ...wish, code: 'ZY78', label: { ...wish.label, 'zh-Hans': '𰀀村𬜬' } };
  await admin.call('POST', codePath, rare);
  expect(await admin.send('GET', `${codePath}/sheet.pdf?codes=ZY78`)).toMatchObject({
    status: 409,
    body: { error: { code: 'LABEL_UNPRINTABLE', details: { characters: ['𰀀'] } } },
  });
  const taken = await admin.send('POST', codePath, { ...wish, code: 'yj01' });
  expect(taken).toMatchObject({ status: 409, body: { error: { code: 'ENTRY_CODE_TAKEN' } } });
});

it('a code with an address and hours is a place to go to, on every server, until it is revoked', async () => {
  const { schedules } = await admin.call<{ schedules: { scheduleId: string }[] }>(
    'GET',
    '/administration/schedules',
  );
  expect(schedules.map(({ scheduleId }) => scheduleId).sort()).toEqual(['always', 'office', 'window']);
  const place = {
    ...wish,
    ...{ code: 'ZY80', regionId: null, townId: 'xipeng', matterId: null, scheduleId: 'always' },
    address: { 'zh-Hans': '真武宫村委会一楼', en: '' },
  };
  const made = await admin.call<AdministeredCode>('POST', codePath, place);
  const visitor = new TestBrowser(district.right.url);
  const find = async () =>
    (await visitor.call<{ places: HelpPlace[] }>('GET', '/places')).places.find(
      ({ code }) => code === 'ZY80',
    );
  await expect.poll(find, { timeout: 20_000 }).toMatchObject({
    ...{ entryPoint: 'village', townId: 'xipeng', opening: { isOpen: true, opensAt: null } },
    address: { 'zh-Hans': '真武宫村委会一楼', 'zh-Hant': '真武宮村委會一樓', en: '真武宫村委会一楼' },
  });
  const unknown = await admin.send('POST', codePath, { ...place, code: 'ZY81', scheduleId: 'never' });
  expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  await admin.call('POST', `${codePath}/ZY80/revocation`, { version: made.version, reason: '搬走了' });
  await expect.poll(find, { timeout: 20_000 }).toBeUndefined();
});

it('a day off that is entered at one server moves the legal clocks of the other within seconds', async () => {
  const agent = new TestBrowser(district.right.url);
  await agent.signInStaff('a002', demoPassword);
  const readDue = async () => {
    const { clocks } = await agent.call<{ clocks: LegalClockView[] }>('GET', '/calendar/clocks');
    return clocks.find(({ kind }) => kind === 'tellGaps')?.dueAt ?? 0;
  };
  const before = await readDue();
  const date = districtDate(before);
  const { days } = await agent.call<CalendarYear>('GET', `/calendar/years/${date.slice(0, 4)}`);
  const version = days.find((day) => day.date === date)?.version ?? 0;
  const path = `/administration/calendar/days/${date}`;
  const name = { 'zh-Hans': '停电', en: 'Power cut' };
  expect((await agent.send('PUT', path, { version, kind: 'holiday', name })).status).toBe(403);
  const set = await admin.call<CalendarDay>('PUT', path, { version, kind: 'holiday', name });
  expect(set).toMatchObject({ date, kind: 'holiday', name: { 'zh-Hant': '停電' } });
  await expect.poll(readDue, { timeout: 20_000 }).toBeGreaterThan(before);
  const bad = [
    { version: set.version, kind: 'holiday', name: null },
    { version: set.version, kind: 'sunday', name },
    { version: set.version, kind: 'holiday', name: { 'zh-Hans': ' ', en: '' } },
  ];
  for (const body of bad) expect((await admin.send('PUT', path, body)).status).toBe(400);
  expect((await admin.send('PUT', '/administration/calendar/days/2026-02-30', bad[0])).status).toBe(400);
  for (const year of ['1999', '2101', '26', 'x'])
    expect((await admin.send('GET', `/calendar/years/${year}`)).status).toBe(400);
});
