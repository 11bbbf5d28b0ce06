import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import { notifications } from '@cloudseat/shared/contract/notifications.ts';
import { type RequestName, requests } from '@cloudseat/shared/contract/requests.ts';
import { type RouteName, routes } from '@cloudseat/shared/contract/routes.ts';
import type { Role, Side } from '@cloudseat/shared/nouns/role.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDesk, startTalk, takeTicket } from '../test-support/call-steps.ts';
import { acceptInvitation, invite } from '../test-support/guest-steps.ts';
import { RequestFailed, TestBrowser, TestPage } from '../test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { jointPermissions } from './joint-permissions.fixture.ts';
import { expertBytesRoutes, expertPermissions } from './test-support/expert-permissions.ts';
import { recordingPermissions } from './test-support/recording-permissions.ts';
import { sittingPermissions } from './test-support/sitting-permissions.ts';

/** Who may, spelled out a second time on purpose: a change of the contract's roles must be made here as well. */
const applicant = ['applicant'];
const agent = ['agent'];
const bothSides = ['applicant', 'agent'];
const office = ['agent', 'supervisor', 'admin'];
const staff = [...office, 'expert', 'convenor'];
const overseers = ['supervisor', 'admin'];
const everyone = ['anonymous', 'applicant', ...staff];
const guest = ['guest'];
/** In a room. */
const anybody = [...bothSides, 'guest', 'supervisor', 'expert', 'convenor'];

const requestPermissions: Record<RequestName, readonly string[]> = {
  ...recordingPermissions.requests,
  'session:resume': ['applicant', ...staff, 'guest'],
  'call:enqueue': applicant,
  ...{ 'call:leave': applicant, 'call:pause': applicant },
  ...{ 'call:comeBack': applicant, 'call:requestCallback': applicant },
  'call:end': bothSides,
  'call:saveNotes': agent,
  'applicant:reveal': agent,
  'wrapUp:save': agent,
  'wrapUp:extend': agent,
  'desk:claim': agent,
  'agent:setStatus': agent,
  'call:listTargets': agent,
  'call:transfer': agent,
  'call:cancelTransfer': agent,
  'call:consult': agent,
  'call:endConsult': agent,
  'call:handOver': agent,
  'call:hold': agent,
  'call:resume': agent,
  'guest:get': bothSides,
  'guest:ask': bothSides,
  'guest:agree': bothSides,
  'guest:cancel': bothSides,
  'guest:text': agent,
  'guest:remove': bothSides,
  'guest:getCall': guest,
  'guest:leave': guest,
  'telephone:propose': agent,
  'telephone:agree': applicant,
  'telephone:decline': applicant,
  'telephone:begin': agent,
  'telephone:report': agent,
  'telephone:end': bothSides,
  'offer:accept': agent,
  'offer:decline': agent,
  'message:send': bothSides,
  'message:list': bothSides,
  'form:get': bothSides,
  'form:open': bothSides,
  'form:point': agent,
  'form:focus': applicant,
  'form:propose': agent,
  'form:withdraw': agent,
  'form:answer': applicant,
  'form:write': applicant,
  'form:complete': applicant,
  'form:reopen': applicant,
  'capture:ask': agent,
  'capture:cancel': agent,
  'capture:review': agent,
  'capture:refile': agent,
  'capture:report': applicant,
  'capture:decline': applicant,
  'capture:list': bothSides,
  'captions:set': [...bothSides, 'expert', 'convenor'],
  'blur:get': bothSides,
  'blur:report': applicant,
  'blur:askOff': agent,
  'room:join': anybody,
  'transport:connect': anybody,
  'transport:restartIce': anybody,
  'producer:create': anybody,
  'producer:setPaused': anybody,
  'producer:close': anybody,
  'consumer:create': anybody,
  'consumer:createMany': anybody,
  'consumer:resume': anybody,
  'consumer:resumeMany': anybody,
  'consumer:setView': anybody,
  ...sittingPermissions,
  'room:reportStarted': bothSides,
  'room:reportNetwork': anybody,
  'still:send': anybody,
  'linkCheck:echo': applicant,
  'linkCheck:open': applicant,
  'linkCheck:connect': applicant,
  'linkCheck:send': applicant,
  'linkCheck:receive': applicant,
  'linkCheck:begin': applicant,
  'linkCheck:close': applicant,
  'document:show': agent,
  'document:turnPage': agent,
  'document:hide': agent,
  'document:point': bothSides,
  'mark:draw': bothSides,
  'mark:add': bothSides,
  'mark:remove': bothSides,
  'mark:clear': agent,
};

const routePermissions: Record<RouteName, readonly string[]> = {
  ...recordingPermissions.routes,
  ...expertPermissions.routes,
  'health:live': everyone,
  'health:ready': everyone,
  'catalogue:get': everyone,
  'matter:get': everyone,
  'sample:get': everyone,
  'entry:get': everyone,
  'place:list': everyone,
  'session:get': everyone,
  'smsCode:send': everyone,
  'resumeLink:create': applicant,
  'resumeLink:redeem': everyone,
  'applicantSession:create': everyone,
  'applicantSession:delete': applicant,
  'staffSession:create': everyone,
  'staffSession:delete': staff,
  'consentText:get': everyone,
  'call:create': applicant,
  'guestInvitation:look': everyone,
  'guestInvitation:accept': everyone,
  'matter:service': everyone,
  'slot:list': applicant,
  'booking:get': applicant,
  'booking:make': applicant,
  'booking:change': applicant,
  'booking:cancel': applicant,
  'bookingCapacity:set': ['admin'],
  'leftMessage:send': applicant,
  'consent:give': applicant,
  'call:listOwn': applicant,
  'call:listToday': agent,
  'rating:give': applicant,
  'material:list': bothSides,
  'material:content': bothSides,
  'document:get': bothSides,
  'document:page': bothSides,
  'mark:list': bothSides,
  'supervision:listCalls': overseers,
  'supervision:why': overseers,
  'supervision:setPriority': overseers,
  'supervision:getDay': overseers,
  'case:search': office,
  'case:listOwners': ['agent', 'supervisor'],
  'case:note': ['agent', 'supervisor'],
  'case:get': office,
  'case:timeline': office,
  'case:verify': overseers,
  'case:reveal': ['agent', 'supervisor'],
  'case:reviewLine': agent,
  'case:decide': agent,
  'case:allowNotice': ['supervisor'],
  'case:extend': ['supervisor'],
  'case:pauseClock': ['agent', 'supervisor'],
  'voucher:content': ['applicant', 'agent', 'supervisor', 'expert', 'convenor'],
  'voucher:page': applicant,
  'voucher:check': everyone,
  'voucher:acknowledge': applicant,
  'voucher:getSigning': applicant,
  'voucher:sign': applicant,
  'case:end': agent,
  'case:reopen': overseers,
  'task:add': ['agent', 'supervisor'],
  'task:settle': ['agent', 'supervisor'],
  'task:list': ['agent', 'supervisor'],
  'case:listOwn': applicant,
  'case:findOfCall': applicant,
  'case:getOwn': applicant,
  'mandate:propose': bothSides,
  'mandate:listOfCase': ['applicant', 'agent', 'supervisor', 'admin'],
  'mandate:sendCode': bothSides,
  'mandate:confirm': bothSides,
  'mandate:confirmByVoice': agent,
  'mandate:decline': bothSides,
  'mandate:revoke': bothSides,
  'mandate:listHeld': applicant,
  ...{ 'mandate:getHeld': applicant, 'mandate:paper': applicant, 'mandate:giveBack': applicant },
  'mandate:knock': applicant,
  'mandate:enter': applicant,
  'form:findOwn': applicant,
  'schedule:list': ['admin'],
  ...{ 'entryCode:list': ['admin'], 'entryCode:get': ['admin'] },
  ...{ 'entryCode:propose': ['admin'], 'entryCode:sheet': ['admin'] },
  ...{ 'entryCode:make': ['admin'], 'entryCode:change': ['admin'] },
  ...{ 'entryCode:revoke': ['admin'], 'entryCode:restore': ['admin'] },
  'calendar:getYear': office,
  'calendar:listClocks': office,
  ...{ 'calendar:setDay': ['admin'], 'calendar:previewOfficial': ['admin'] },
  'calendar:importOfficial': ['admin'],
  'cannedReply:listForCall': agent,
  'cannedReply:list': overseers,
  ...{ 'cannedReply:get': overseers, 'cannedReply:make': overseers, 'cannedReply:change': overseers },
  ...{ 'cannedReply:revoke': overseers, 'cannedReply:restore': overseers },
  'rating:summary': agent,
  ...jointPermissions,
  ...{ 'wechat:get': everyone, 'wechat:enter': everyone },
  ...{ 'wechat:callback': everyone, 'wechat:signPage': everyone },
  'wechat:unlink': applicant,
};

const ownCallRequests = [
  ...(['call:leave', 'call:pause', 'call:comeBack', 'call:requestCallback', 'call:end'] as const),
];
const logins = {
  agent: 'a005',
  supervisor: 's001',
  admin: 'admin',
  expert: 'e001',
  convenor: 'c001',
} as const;
let sfu: TestSfu;
let server: TestServer;
const browsers = new Map<Role, TestBrowser>();
const pages = new Map<Role, TestPage>();
const talkPages: TestPage[] = [];

let signInCount = 0;

const sideOf = (role: Role): Side => (role === 'applicant' || role === 'guest' ? role : 'staff');

/** The third person of a running talk. */
async function inviteGuest(browser: TestBrowser): Promise<TestBrowser> {
  const ticket = await takeTicket(server.url);
  const { desk } = await openDesk(server.url, 'a001');
  talkPages.push(ticket.page, desk);
  await startTalk(ticket, desk);
  await acceptInvitation(browser, await invite(ticket, desk));
  return browser;
}

async function signIn(role: Role): Promise<TestBrowser> {
  const browser = new TestBrowser(server.url);
  if (role === 'guest') return inviteGuest(browser);
  if (role === 'applicant') await browser.signInApplicant(`1390000${String(1_000 + signInCount++)}`);
  else if (role !== 'anonymous') await browser.signInStaff(logins[role], demoPassword);
  return browser;
}

beforeAll(async () => {
  sfu = await startTestSfu();
  server = await startTestServer({ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url] });
  for (const role of [...everyone, 'guest'] as Role[]) {
    const browser = await signIn(role);
    browsers.set(role, browser);
    if (role !== 'anonymous') pages.set(role, await browser.open(sideOf(role)));
  }
});
afterAll(async () => {
  for (const page of [...pages.values(), ...talkPages]) page.close();
  await server?.close();
  await sfu?.stop();
});

const pageOf = (role: string): TestPage => {
  const page = pages.get(role as Role);
  if (!page) throw new Error(`no page for ${role}`);
  return page;
};
const socketRoles = ['applicant', ...staff, 'guest'];
/** There are more requests than one page may send in a burst: the next page goes on. */
async function askAs(role: string, name: RequestName) {
  const answer = await pageOf(role).ask(name, { junk: 1 });
  if (answer.ok || answer.error.code !== 'RATE_LIMITED') return answer;
  await openAnew(role as Role);
  return pageOf(role).ask(name, { junk: 1 });
}
async function openAnew(role: Role): Promise<void> {
  pages.get(role)?.close();
  const browser = browsers.get(role);
  if (browser) pages.set(role, await browser.open(sideOf(role)));
}

describe('the permission table', () => {
  it('has the roles of the contract', () => {
    expect(
      Object.fromEntries(Object.entries(requests).map(([name, { roles }]) => [name, [...roles]])),
    ).toEqual(requestPermissions);
    expect(Object.fromEntries(Object.entries(routes).map(([name, { roles }]) => [name, [...roles]]))).toEqual(
      routePermissions,
    );
  });

  describe.each(Object.keys(requests) as RequestName[])('%s', (name) => {
    it.each(socketRoles)(
      'answers the role %s as the table says, and never without a handler',
      async (role) => {
        const answer = await askAs(role, name);
        const code = answer.ok ? 'ok' : (answer as { error: { code: string } }).error.code;
        if (!requestPermissions[name].includes(role)) expect(code).toBe('FORBIDDEN');
        else expect(code).toBe(name === 'session:resume' ? 'ok' : 'BAD_REQUEST');
      },
    );
  });

  describe.each(Object.keys(routes) as RouteName[])('%s', (name) => {
    it.each([...everyone, 'guest'])('answers the role %s as the table says', async (role) => {
      // Signing out would end the session the other tests use.
      const browser =
        name.endsWith('Session:delete') && role !== 'guest'
          ? await signIn(role as Role)
          : browsers.get(role as Role);
      const { method, path } = routes[name];
      const filled = path
        .replace(':year', '2026')
        .replace(':date', '2026-11-27')
        .replace(':page', '1')
        .replace(/:\w+/g, 'unknown');
      const answer = await browser?.send(
        method,
        filled,
        method === 'GET' || method === 'DELETE' ? undefined : {},
      );
      // A guest may read what any visitor may, and nothing else.
      const isAllowed = routePermissions[name].includes(role === 'guest' ? 'anonymous' : role);
      if (isAllowed) expect([401, 403]).not.toContain(answer?.status);
      else expect(answer?.status).toBe(role === 'anonymous' ? 401 : 403);
      expect(answer?.status).toBeLessThan(500);
    });
  });
});

describe('bad input', () => {
  const hostile: unknown[] = [
    undefined,
    null,
    7,
    'text',
    [],
    { callId: { $ne: 1 } },
    { callId: 'x'.repeat(5_000) },
  ];

  it('is refused with a typed error by every request, whatever its form', async () => {
    for (const name of Object.keys(requests) as RequestName[]) {
      if (name === 'session:resume') continue;
      const page = pageOf(requestPermissions[name][0] ?? '');
      for (const input of hostile) {
        const answer = await page.ask(name, input);
        if (!answer.ok && answer.error.code === 'RATE_LIMITED') break;
        expect([name, answer]).toMatchObject([name, { ok: false, error: { code: 'BAD_REQUEST' } }]);
      }
      // The bucket of the socket refills before the next request's turn.
      await openAnew((requestPermissions[name][0] ?? '') as Role);
    }
  });

  it('is refused by every route that takes a body', async () => {
    for (const [name, route] of Object.entries(routes)) {
      if (!('body' in route)) continue;
      const role = (routePermissions[name as RouteName][0] ?? '') as Role;
      const path = route.path.replace(/:(callId|replyId)/, 'unknown');
      const answer = await browsers.get(role)?.send(route.method, path, { junk: true });
      expect([name, answer]).toMatchObject([name, { status: 400, body: { error: { code: 'BAD_REQUEST' } } }]);
    }
  });

  it('does not let a stranger see whether a call exists', async () => {
    const page = pageOf('applicant');
    for (const name of ['message:list', ...ownCallRequests] as const) {
      const answer = await page.ask(name, {
        requestId: 'request-1',
        callId: 'nobodys-call',
        afterSequence: 0,
      });
      expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });
});

describe('without an account of WeChat', () => {
  it('pages learn that it is off, and its ways are not there', async () => {
    const visitor = browsers.get('anonymous') as TestBrowser;
    expect(await visitor.call('GET', '/wechat')).toMatchObject({ isOn: false });
    const url = encodeURIComponent(server.url);
    for (const path of ['enter?to=/', 'callback?code=1&state=1', `page-config?url=${url}`])
      expect(await visitor.send('GET', `/wechat/${path}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'NOT_FOUND' } },
      });
  });
});

/** They answer with bytes, and are registered by their feature itself. */
const bytesRoutes = [
  ...'material:content entryCode:sheet voucher:content voucher:page document:page mandate:paper'.split(' '),
  ...['recording:track', 'recording:thumbnail', 'recording:jobFile', 'dossier:file', ...expertBytesRoutes],
];

describe('the description of the interfaces', () => {
  const visitor = () => browsers.get('anonymous') as TestBrowser;

  it('names every route of the contract', async () => {
    const { paths } = await visitor().call<{
      paths: Record<string, Record<string, { operationId?: string }>>;
    }>('GET', '/docs/json');
    const described = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    const plain = Object.keys(routes).filter((name) => !bytesRoutes.includes(name));
    expect(described).toEqual(expect.arrayContaining(plain));
  });

  it('has a page whose scripts and styles are really there', async () => {
    const { body } = await visitor().send('GET', '/docs');
    const links = [...String(body).matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      const { status } = await fetch(new URL(link, `${server.url}/api/docs`));
      expect([link, status]).toEqual([link, 200]);
    }
  });

  it('lets WebAssembly run where people talk, and nowhere else', async () => {
    const mayRun = async (path: string) => {
      const { headers } = await fetch(server.url + path, { headers: { accept: 'text/html' } });
      return headers.get('content-security-policy')?.includes('wasm-unsafe-eval');
    };
    for (const path of ['/', '/waiting', '/desk']) expect([path, await mayRun(path)]).toEqual([path, true]);
    for (const path of ['/supervision', '/administration/holidays', '/api/health/live'])
      expect([path, await mayRun(path)]).toEqual([path, false]);
  });

  it('serves pages for HEAD as for GET, and no page for what looks like a file', async () => {
    const ask = (path: string, method: string) =>
      fetch(server.url + path, { method, headers: { accept: 'text/html' } });
    expect((await ask('/api/nothing-here', 'GET')).status).toBe(404);
    expect((await ask('/missing.js', 'GET')).status).toBe(404);
    expect((await ask('/matters/x', 'HEAD')).status).toBe((await ask('/matters/x', 'GET')).status);
  });
});

describe('the handshake', () => {
  it('tells an old page that it is outdated', async () => {
    const browser = browsers.get('applicant') as TestBrowser;
    const connecting = TestPage.connect(browser, {
      side: 'applicant',
      protocol: protocolVersion + 1,
      pageId: 'page-old-1',
    });
    await expect(connecting).rejects.toMatchObject({ body: { code: 'CLIENT_OUTDATED' } });
  });

  it('takes nobody without a session, and nobody of the other side', async () => {
    const hello = { protocol: protocolVersion, pageId: 'page-strange' };
    const visitor = browsers.get('anonymous') as TestBrowser;
    await expect(TestPage.connect(visitor, { ...hello, side: 'applicant' })).rejects.toBeInstanceOf(
      RequestFailed,
    );
    const onlyApplicant = browsers.get('applicant') as TestBrowser;
    await expect(TestPage.connect(onlyApplicant, { ...hello, side: 'staff' })).rejects.toMatchObject({
      body: { code: 'UNAUTHENTICATED' },
    });
  });
});

describe('notifications', () => {
  const read = (folder: string) =>
    globSync('**/*.{ts,tsx}', { cwd: folder })
      .filter((file) => !/\.test\.|test-support/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  const top = resolve(import.meta.dirname, '../../..');
  const emitters = read(join(top, 'server/src'));
  const listeners = read(join(top, 'client/src'));

  it.each(Object.keys(notifications))('%s has an emitter on the server and a listener on a page', (name) => {
    expect(emitters).toContain(`'${name}'`);
    expect(listeners).toContain(`'${name}'`);
  });
});
