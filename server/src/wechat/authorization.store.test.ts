import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { createAuthorizationStore } from './authorization.store.ts';
import { createAuthorization } from './authorization.ts';
import { createWechatKeys } from './wechat-keys.ts';

const redis = useTestRedis();
const browser = 'a browser';

/** Servers that share one Redis, and a WeChat that takes each code once. */
function setUp({ touch = async () => ({ applicantId: null, nickname: null }) } = {}) {
  const tenant = makeId();
  const keys = createWechatKeys(tenant, 'wx1');
  const exchanged: string[] = [];
  const makeServer = () =>
    createAuthorization({
      config: { appId: 'wx1', openUrl: 'https://wechat.example' },
      store: createAuthorizationStore(redis(), keys),
      api: {
        async exchangeCode(code) {
          exchanged.push(code);
          return { openId: `o-${code}`, accessToken: '', isSnapshot: false, scope: 'snsapi_base' };
        },
        fetchNickname: async () => '',
      },
      accounts: { touch },
      clock: createTestClock(),
      logger: pino({ level: 'silent' }),
    });
  const begin = async () => {
    const entry = { to: '/calls', scope: 'snsapi_base', browser, origin: 'https://seat.example' } as const;
    const address = new URL(await makeServer().begin(entry));
    return { address, state: address.searchParams.get('state') ?? '' };
  };
  return { tenant, keys, exchanged, makeServer, begin };
}

describe('authorization on several servers', () => {
  it('leads to WeChat with what it wants, in its order and with its end', async () => {
    const { begin } = setUp();
    const { address, state } = await begin();
    expect([...address.searchParams.keys()]).toEqual([
      ...['appid', 'redirect_uri', 'response_type', 'scope', 'state'],
    ]);
    expect(address.hash).toBe('#wechat_redirect');
    expect(address.searchParams.get('redirect_uri')).toBe('https://seat.example/api/wechat/callback');
    expect(state).toMatch(/^[0-9a-f]{64}$/);
  });

  it('exchanges the code of one callback once, however many come', async () => {
    const { makeServer, begin, exchanged } = setUp();
    const { state } = await begin();
    const backs = await Promise.all(
      Array.from({ length: 6 }, () => makeServer().finish({ code: 'c1', state, browser })),
    );
    for (const back of backs) expect(back).toMatchObject({ to: '/calls', problem: null, openId: 'o-c1' });
    expect(exchanged).toEqual(['c1']);
  });

  it('goes on when the server that had it in hand died', async () => {
    const { keys, makeServer, begin, exchanged } = setUp();
    const { state } = await begin();
    await redis().set(keys.claim(sha256Hex(state)), '1', 'PX', 300);
    expect(await makeServer().finish({ code: 'c1', state, browser })).toMatchObject({ openId: 'o-c1' });
    expect(exchanged).toEqual(['c1']);
  });

  it('recognises nobody when the person could not be kept, and says so again', async () => {
    const fail = async () => {
      throw new Error('no database');
    };
    const { makeServer, begin } = setUp({ touch: fail });
    const { state } = await begin();
    for (let time = 0; time < 2; time += 1)
      expect(await makeServer().finish({ code: 'c1', state, browser })).toMatchObject({
        ...{ to: '/calls', problem: 'failed', openId: null },
      });
  });

  it('keeps neither states nor what browsers hold', async () => {
    const { tenant, makeServer, begin } = setUp();
    const { state } = await begin();
    await makeServer().finish({ code: 'c1', state, browser });
    const keys = await redis().keys(`{cs:${tenant}}:*`);
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) {
      const kept = `${key} ${await redis().get(key)}`;
      for (const secret of [state, browser, '"c1"']) expect(kept).not.toContain(secret);
      expect(await redis().pttl(key)).toBeGreaterThan(0);
    }
  });
});
