import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdOf, people } from './people.ts';
import { startWechatServer, type WechatServer } from './server.ts';
import { templates } from './templates.ts';

const appId = 'wx0123456789abcdef';
const appSecret = 'secret-of-tests';
const back = 'http://localhost:8080/api/wechat/callback';
let wechat: WechatServer;

beforeEach(async () => {
  wechat = await startWechatServer({ appId, appSecret, redirectHosts: ['localhost'] });
});
afterEach(() => wechat.close());

const openId = (personId: string) =>
  openIdOf(appId, people.find((one) => one.personId === personId) ?? people[0]);
const authorizeLink = (changes: Record<string, string> = {}) =>
  `/connect/oauth2/authorize?${new URLSearchParams({
    ...{
      appid: appId,
      redirect_uri: back,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 's1',
      ...changes,
    },
  })}`;
const open = (path: string, personId = 'li-na') =>
  fetch(wechat.url + path, { redirect: 'manual', headers: { cookie: `wechat-person=${personId}` } });
const json = async (path: string, body?: unknown): Promise<Record<string, unknown>> =>
  (await fetch(wechat.url + path, body === undefined ? {} : post(body))).json() as Promise<
    Record<string, unknown>
  >;
const post = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
async function codeOf(personId = 'li-na', changes: Record<string, string> = {}): Promise<string> {
  const location = (await open(authorizeLink(changes), personId)).headers.get('location');
  return new URL(location ?? '').searchParams.get('code') ?? '';
}
const exchange = (code: string, secret = appSecret) =>
  json(
    `/sns/oauth2/access_token?${new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' })}`,
  );
const askToken = (changes = {}) =>
  json('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: appId,
    secret: appSecret,
    ...changes,
  });
const tokenOf = async () => String((await askToken()).access_token);

describe('authorization', () => {
  it('leads back at once with a code and the state for snsapi_base', async () => {
    const answer = await open(authorizeLink());
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(back);
    expect(location.searchParams.get('state')).toBe('s1');
    expect(await exchange(location.searchParams.get('code') ?? '')).toMatchObject({
      openid: openId('li-na'),
      scope: 'snsapi_base',
      expires_in: 7200,
    });
  });

  it('asks first for snsapi_userinfo, and leads back without a code after a refusal', async () => {
    const page = await open(authorizeLink({ scope: 'snsapi_userinfo' }));
    const links = [...(await page.text()).matchAll(/href="([^"]*answer[^"]*)"/g)].map(
      ([, link]) => link ?? '',
    );
    const [allowed, refused] = await Promise.all(links.map((link) => open(link)));
    const code = new URL(allowed?.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const grant = await exchange(code);
    expect(
      await json(`/sns/userinfo?access_token=${grant.access_token}&openid=${grant.openid}`),
    ).toMatchObject({
      nickname: '李娜',
    });
    const refusal = new URL(refused?.headers.get('location') ?? '').searchParams;
    expect([refusal.get('code'), refusal.get('state')]).toEqual([null, 's1']);
  });

  it.each([
    ['another app', { appid: 'wx-other' }, '10012'],
    ['an unknown scope', { scope: 'snsapi_login' }, '10005'],
    ['another host', { redirect_uri: 'https://elsewhere.example/' }, '10003'],
    ['a long state', { state: 'x'.repeat(129) }, '10013'],
  ])('shows what is wrong with %s', async (_what, changes, code) => {
    const answer = await open(authorizeLink(changes as Record<string, string>));
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(code)]);
  });

  it('takes the parameters in one order only', async () => {
    const [path = '', query = ''] = authorizeLink().split('?');
    const turned = query.split('&').reverse().join('&');
    expect(await (await open(`${path}?${turned}`)).text()).toContain('顺序');
  });

  it('exchanges a code once, for five minutes, and for the right secret', async () => {
    const code = await codeOf();
    expect(await exchange(code, 'wrong')).toMatchObject({ errcode: 40125 });
    await exchange(code);
    expect(await exchange(code)).toMatchObject({ errcode: 40163 });
    expect(await exchange('made-up')).toMatchObject({ errcode: 40029 });
    const late = await codeOf();
    await json('/control/advance', { ms: 300_000 });
    expect(await exchange(late)).toMatchObject({ errcode: 40029 });
  });

  it('says who is nobody, what a scope may not, and refreshes', async () => {
    expect(await exchange(await codeOf('preview'))).toMatchObject({ is_snapshotuser: 1 });
    const grant = await exchange(await codeOf());
    const query = `access_token=${grant.access_token}&openid=${grant.openid}`;
    expect(await json(`/sns/userinfo?${query}`)).toMatchObject({ errcode: 48001 });
    expect(await json(`/sns/auth?${query}`)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await json(`/sns/auth?access_token=${grant.access_token}&openid=o-other`)).toMatchObject({
      errcode: 40003,
    });
    const refresh = `/sns/oauth2/refresh_token?appid=${appId}&grant_type=refresh_token&refresh_token=`;
    expect(await json(refresh + grant.refresh_token)).toMatchObject({ openid: grant.openid });
    expect(await json(`${refresh}made-up`)).toMatchObject({ errcode: 40030 });
    await json('/control/advance', { ms: 7_200_000 });
    expect(await json(`/sns/auth?${query}`)).toMatchObject({ errcode: 42001 });
  });
});

describe('the account’s token', () => {
  it('stays the same until it is near its end, and a forced one ends the last', async () => {
    const first = await tokenOf();
    expect(await tokenOf()).toBe(first);
    await json('/control/advance', { ms: 6_901_000 });
    const second = await tokenOf();
    expect(second).not.toBe(first);
    const ticket = (token: string) => json(`/cgi-bin/ticket/getticket?access_token=${token}&type=jsapi`);
    expect(await ticket(first)).toMatchObject({ errcode: 0, ticket: expect.any(String) });
    const third = String((await askToken({ force_refresh: true })).access_token);
    expect(await ticket(second)).toMatchObject({ errcode: 40001 });
    expect(await askToken({ force_refresh: true })).toMatchObject({ errcode: 45011 });
    await json('/control/advance', { ms: 7_200_000 });
    expect(await ticket(third)).toMatchObject({ errcode: 42001 });
    const check = { action: 'all', check_operator: 'DEFAULT' };
    expect(await json(`/cgi-bin/callback/check?access_token=${third}`, check)).toMatchObject({
      errcode: 42001,
    });
    expect(await json(`/cgi-bin/callback/check?access_token=${await tokenOf()}`, check)).toHaveProperty(
      'ping',
    );
    expect(await askToken({ secret: 'wrong' })).toMatchObject({ errcode: 40125 });
  });
});

describe('messages', () => {
  const data = {
    character_string1: { value: 'A007' },
    thing2: { value: '个体工商户登记' },
    thing3: { value: '轮到您了' },
  };
  const idOf = (way: string) => templates.find((one) => one.way === way)?.templateId ?? '';
  const send = async (changes = {}, path = 'template/send', way = 'template') =>
    json(`/cgi-bin/message/${path}?access_token=${await tokenOf()}`, {
      ...{ touser: openId('li-na'), template_id: idOf(way), url: 'https://seat.example/r', data, ...changes },
    });

  it('arrive in the inbox, once for a sender’s own id', async () => {
    expect(await send({ client_msg_id: 'one' })).toMatchObject({ errcode: 0 });
    await send({ client_msg_id: 'one' });
    const page = 'https://seat.example/waiting';
    expect(await send({ page }, 'subscribe/bizsend', 'subscription')).toMatchObject({ errcode: 0 });
    const { messages } = await json('/inbox');
    expect(messages).toMatchObject([
      { to: { personId: 'li-na' }, values: { character_string1: 'A007' }, url: 'https://seat.example/r' },
      { way: 'subscription', url: page },
    ]);
    expect(await (await open('/inbox.html')).text()).toContain('轮到您了');
  });

  it.each([
    ['nobody', { touser: 'o-nobody' }, 40003],
    ['a snapshot', { touser: openId('preview') }, 40003],
    ['an unknown template', { template_id: 'other' }, 40037],
    ['somebody who refuses', { touser: openId('zhao-min') }, 43101],
    ['a field that is too long', { data: { ...data, thing2: { value: '长'.repeat(21) } } }, 47003],
    ['a missing field', { data: { thing2: data.thing2 } }, 47003],
  ])('are refused for %s', async (_whom, changes, errcode) => {
    expect(await send(changes)).toMatchObject({ errcode });
    expect(await json('/inbox')).toEqual({ messages: [] });
  });

  it('are refused with a token of before', async () => {
    const path = `/cgi-bin/message/template/send?access_token=${await tokenOf()}`;
    await json('/control/revoke-token', {});
    expect(await json(path, { touser: openId('li-na') })).toMatchObject({ errcode: 40001 });
  });
});

describe('trouble', () => {
  it('comes when it is asked for, as often as it is asked for', async () => {
    const path = '/cgi-bin/stable_token';
    for (const kind of ['busy', 'quota']) await json('/control/faults', { kind, path });
    expect(await askToken()).toMatchObject({ errcode: -1 });
    expect(await askToken()).toMatchObject({ errcode: 45009 });
    await json('/control/faults', { kind: 'http500', path });
    expect((await fetch(wechat.url + path, post({}))).status).toBe(500);
    await json('/control/faults', { kind: 'plainText', path });
    const plain = await fetch(wechat.url + path, post({ appid: appId, secret: appSecret }));
    expect([plain.headers.get('content-type'), await plain.json()]).toEqual([
      'text/plain',
      expect.objectContaining({ access_token: expect.any(String) }),
    ]);
    expect(await askToken()).toHaveProperty('access_token');
  });
});
