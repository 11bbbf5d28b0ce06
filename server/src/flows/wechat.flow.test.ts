import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestWechat, type TestWechat } from '../../../scripts/test-support/test-wechat.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';
import { type PageSignature, signPage } from '../wechat/page-signature.ts';

type Seen = { isOn: boolean; isRecognised: boolean; isLinked: boolean; nickname: string | null };
type Who = { applicant: { applicantId: string; name: string } | null };

let wechat: TestWechat;
let sfu: TestSfu;
let server: TestServer;

beforeAll(async () => {
  wechat = await startTestWechat();
  sfu = await startTestSfu();
  server = await startTestServer({
    redisUrl: inject('redisUrl'),
    sfuUrls: [sfu.url],
    environment: wechat.environment,
  });
});
afterAll(async () => {
  await server?.close();
  await sfu?.stop();
  await wechat?.close();
});

const enterPath = (to: string, scope = 'base') => `/api/wechat/enter?${new URLSearchParams({ to, scope })}`;
const seenBy = (browser: TestBrowser) => browser.call<Seen>('GET', '/wechat');
const whoIs = async (browser: TestBrowser) => (await browser.call<Who>('GET', '/session')).applicant;

/** Up to WeChat's answer: the address it sends the browser back to. */
async function askWechat(browser: TestBrowser, to: string, personId = 'li-na'): Promise<string> {
  const link = await browser.visit(enterPath(to));
  return (await wechat.open(link ?? '', personId)) ?? '';
}
async function enter(personId = 'li-na', to = '/matters/x?from=code') {
  const browser = new TestBrowser(server.url);
  const page = await browser.visit(await askWechat(browser, to, personId));
  return { browser, page };
}
let phoneCount = 0;
const makePhone = () => {
  phoneCount += 1;
  return `1360000${1_000 + phoneCount}`;
};

describe('coming in with WeChat', () => {
  it('is silent, and ends at the very page that was opened, with nobody signed in', async () => {
    const { browser, page } = await enter();
    expect(page).toBe('/matters/x?from=code');
    expect(await seenBy(browser)).toMatchObject({ isOn: true, isRecognised: true, nickname: null });
    expect(await whoIs(browser)).toBeNull();
  });

  it('leads to the same page when WeChat sends the callback twice, one after the other', async () => {
    const browser = new TestBrowser(server.url);
    const callback = await askWechat(browser, '/calls');
    expect([await browser.visit(callback), await browser.visit(callback)]).toEqual(['/calls', '/calls']);
    expect(await seenBy(browser)).toMatchObject({ isRecognised: true });
  });

  it('and at once, whichever answer the browser shows', async () => {
    const first = new TestBrowser(server.url);
    const callback = await askWechat(first, '/calls');
    const browsers = [first, first.movedTo(server.url), first.movedTo(server.url)];
    const pages = await Promise.all(browsers.map((browser) => browser.visit(callback)));
    expect(pages).toEqual(['/calls', '/calls', '/calls']);
    for (const browser of browsers) expect(await seenBy(browser)).toMatchObject({ isRecognised: true });
  });

  it('works for two tabs on their way at once', async () => {
    const browser = new TestBrowser(server.url);
    const callbacks = [await askWechat(browser, '/'), await askWechat(browser, '/calls')];
    const pages = [];
    for (const callback of callbacks) pages.push(await browser.visit(callback));
    expect(pages).toEqual(['/', '/calls']);
  });

  it('brings a nickname only after a yes', async () => {
    const browser = new TestBrowser(server.url);
    const link = (await browser.visit(enterPath('/', 'userinfo'))) ?? '';
    expect(await wechat.open(link, 'li-na')).toBeNull();
    const yes = new URLSearchParams({ link: link.slice(wechat.url.length).split('#')[0] ?? '', allows: '1' });
    const callback = await wechat.open(`${wechat.url}/connect/oauth2/answer?${yes}`, 'li-na');
    expect(await browser.visit(callback ?? '')).toBe('/');
    expect(await seenBy(browser)).toMatchObject({ nickname: '李娜' });
  });

  it('is not led to other sites', async () => {
    const browser = new TestBrowser(server.url);
    for (const to of ['https://elsewhere.example/', '//elsewhere.example/', '/api/wechat/enter?to=/'])
      expect(await browser.send('GET', enterPath(to).slice('/api'.length))).toMatchObject({
        status: 400,
        body: { error: { code: 'BAD_REQUEST' } },
      });
  });
});

describe('nobody is recognised', () => {
  const problem = async (browser: TestBrowser, callback: string) => {
    const page = await browser.visit(callback);
    expect(await seenBy(browser)).toMatchObject({ isRecognised: false });
    expect(await whoIs(browser)).toBeNull();
    return page;
  };
  const left = async (to = '/calls?x=1') => {
    const browser = new TestBrowser(server.url);
    return { browser, callback: new URL(await askWechat(browser, to)) };
  };

  it('after a refusal', async () => {
    const { browser, callback } = await left();
    callback.searchParams.delete('code');
    expect(await problem(browser, callback.href)).toBe('/calls?x=1&wechat=refused');
    expect(await problem(browser, callback.href)).toBe('/calls?x=1&wechat=refused');
  });

  it('in a preview, whose account is made up', async () => {
    const browser = new TestBrowser(server.url);
    expect(await problem(browser, await askWechat(browser, '/', 'preview'))).toBe('/?wechat=preview');
  });

  it('with a state that was made up, or none', async () => {
    const { browser, callback } = await left();
    callback.searchParams.set('state', 'f'.repeat(64));
    expect(await problem(browser, callback.href)).toBe('/?wechat=expired');
    callback.searchParams.set('state', 'f'.repeat(5_000));
    expect(await problem(browser, callback.href)).toBe('/?wechat=expired');
    expect(await problem(browser, '/api/wechat/callback')).toBe('/?wechat=expired');
  });

  it('with the state of another browser, which itself can still go on', async () => {
    const { browser, callback } = await left();
    const stranger = await left();
    expect(await problem(stranger.browser, callback.href)).toBe('/calls?x=1&wechat=expired');
    expect(await problem(new TestBrowser(server.url), callback.href)).toBe('/calls?x=1&wechat=expired');
    expect(await browser.visit(callback.href)).toBe('/calls?x=1');
  });

  it('with a second code for the same state', async () => {
    const { browser, callback } = await left();
    const other = await left();
    await browser.visit(callback.href);
    callback.searchParams.set('code', other.callback.searchParams.get('code') ?? '');
    expect(await browser.visit(callback.href)).toBe('/calls?x=1&wechat=expired');
    expect(await other.browser.visit(other.callback.href)).toBe('/calls?x=1');
  });

  it('with a code that was used, or is too old', async () => {
    const used = await left();
    wechat.world.grants.exchange(used.callback.searchParams.get('code') ?? '');
    expect(await problem(used.browser, used.callback.href)).toBe('/calls?x=1&wechat=expired');
    const old = await left();
    wechat.world.advance(300_000);
    expect(await problem(old.browser, old.callback.href)).toBe('/calls?x=1&wechat=expired');
  });

  it('while WeChat is busy, but for once', async () => {
    const path = '/sns/oauth2/access_token';
    const once = await left();
    wechat.world.faults.add({ kind: 'busy', path, times: 1, delayMs: 0 });
    expect(await once.browser.visit(once.callback.href)).toBe('/calls?x=1');
    const twice = await left();
    wechat.world.faults.add({ kind: 'http500', path, times: 2, delayMs: 0 });
    expect(await problem(twice.browser, twice.callback.href)).toBe('/calls?x=1&wechat=failed');
  });
});

describe('an applicant and their WeChat', () => {
  it('belong together after a code by text message, and are recognised from then on', async () => {
    const { browser } = await enter('wang-wei');
    await browser.signInApplicant(makePhone(), '王伟');
    const applicant = await whoIs(browser);
    const { browser: later } = await enter('wang-wei');
    expect(await whoIs(later)).toEqual(applicant);
    await later.call('DELETE', '/applicant-session');
    const { browser: again } = await enter('wang-wei');
    expect(await whoIs(again)).toEqual(applicant);
    const { browser: other } = await enter('li-na');
    expect(await whoIs(other)).toBeNull();
  });

  it('belong to whoever signed in last, and to nobody once they are unlinked', async () => {
    const { browser } = await enter('wang-wei');
    await browser.signInApplicant(makePhone(), '王小伟');
    const { browser: later } = await enter('wang-wei');
    expect(await whoIs(later)).toMatchObject({ name: '王小伟' });
    expect(await seenBy(later)).toMatchObject({ isLinked: true });
    await later.call('DELETE', '/wechat/link');
    expect(await seenBy(later)).toMatchObject({ isRecognised: true, isLinked: false });
    const { browser: again } = await enter('wang-wei');
    expect(await whoIs(again)).toBeNull();
    expect(await whoIs(later)).toMatchObject({ name: '王小伟' });
  });

  it('do not replace who is signed in already, nor take over whoever opened their link', async () => {
    const { browser } = await enter('li-na');
    await browser.signInApplicant(makePhone(), '李娜');
    const { token } = await browser.call<{ token: string }>('POST', '/resume-links');
    // Somebody else opens it in their own WeChat.
    const { browser: friend } = await enter('wang-wei');
    await friend.call('POST', '/resume-links/redeem', { token });
    expect(await whoIs(friend)).toMatchObject({ name: '李娜' });
    const { browser: friendLater } = await enter('wang-wei');
    expect(await whoIs(friendLater)).toBeNull();
    // With the other's WeChat the one who is signed in stays.
    await friendLater.signInApplicant(makePhone(), '大伟');
    const page = await friendLater.visit(await askWechat(friendLater, '/', 'li-na'));
    expect([page, await whoIs(friendLater)]).toEqual(['/', expect.objectContaining({ name: '大伟' })]);
  });
});

describe('signing pages', () => {
  const sign = (url: string) =>
    new TestBrowser(server.url).send('GET', `/wechat/page-config?${new URLSearchParams({ url })}`);

  it('signs our own, without the part after the #', async () => {
    const { status, body } = await sign(`${server.url}/calls?x=1#part`);
    const { timestamp, nonceStr, signature, appId } = body as PageSignature & { appId: string };
    const { ticket } = wechat.world.token.ticket();
    expect([status, appId]).toEqual([200, wechat.environment.CLOUDSEAT_WECHAT_APP_ID]);
    expect(signature).toBe(signPage(ticket, `${server.url}/calls?x=1`, timestamp, nonceStr).signature);
  });

  it('signs no others', async () => {
    expect(await sign('https://elsewhere.example/')).toMatchObject({ status: 403 });
    expect(await sign('javascript:alert(1)')).toMatchObject({ status: 400 });
  });
});
