import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { wechatTuning } from '../tuning-wechat.ts';
import { createCredentialStore } from './credential.store.ts';
import { createCredentials } from './credentials.ts';
import { WechatError } from './wechat-error.ts';
import { createWechatKeys } from './wechat-keys.ts';

const redis = useTestRedis();
const hourMs = 3_600_000;

/** A WeChat that counts, and servers that share one Redis. */
function setUp({ lifeMs = 2 * hourMs } = {}) {
  const keys = createWechatKeys(makeId(), 'wx1');
  const asked: string[] = [];
  let current = 'token-0';
  const api = {
    async fetchToken(isForced: boolean) {
      asked.push(isForced ? 'forced' : 'token');
      if (isForced) current = `token-${asked.length}`;
      return { value: current, lifeMs };
    },
    async fetchTicket(token: string) {
      asked.push(`ticket with ${token}`);
      return { value: 'ticket-0', lifeMs };
    },
  };
  const makeServer = () =>
    createCredentials(createCredentialStore(redis(), keys, createFieldCipher('3'.repeat(64))), api);
  const revoke = () => {
    current = 'token-after';
  };
  return { keys, asked, makeServer, revoke, api };
}
const show = async (token: string) => token;
const takes = (good: string) => async (token: string) => {
  if (token !== good) throw WechatError.ofCode(40001, 'invalid credential', '/test');
  return token;
};

describe('the account’s token', () => {
  it('is fetched by one of many servers that need it at once', async () => {
    const { asked, makeServer } = setUp();
    const servers = Array.from({ length: 8 }, makeServer);
    const tokens = await Promise.all(
      servers.flatMap((server) => [server.withToken(show), server.getTicket()]),
    );
    expect(new Set(tokens)).toEqual(new Set(['token-0', 'ticket-0']));
    expect(asked).toEqual(['token', 'ticket with token-0']);
  });

  it('is given up minutes before its end, and stands encrypted in Redis', async () => {
    const { keys, makeServer } = setUp();
    await makeServer().withToken(show);
    const leftMs = await redis().pttl(keys.credential('token'));
    expect(leftMs).toBeLessThanOrEqual(2 * hourMs - wechatTuning.renewBeforeMs);
    expect(leftMs).toBeGreaterThan(hourMs);
    expect(await redis().get(keys.credential('token'))).not.toContain('token-0');
    expect(await redis().exists(keys.credentialLock('token'))).toBe(0);
  });

  it('is kept for a moment even when WeChat gives one near its end', async () => {
    const { keys, makeServer } = setUp({ lifeMs: 1_000 });
    await makeServer().withToken(show);
    expect(await redis().pttl(keys.credential('token'))).toBeGreaterThan(0);
  });

  it('is fetched by another when the server that fetched it died', async () => {
    const { keys, asked, makeServer } = setUp();
    await redis().set(keys.credentialLock('token'), 'a dead server', 'PX', 300);
    expect(await makeServer().withToken(show)).toBe('token-0');
    expect(asked).toEqual(['token']);
  });

  it('is not fetched again when it came between the look and the lock', async () => {
    const { keys, asked, api } = setUp();
    const store = createCredentialStore(redis(), keys, createFieldCipher('3'.repeat(64)));
    const { lock } = store;
    const lateStore: typeof store = {
      ...store,
      async lock(kind) {
        await store.put(kind, 'token of another', hourMs);
        return lock(kind);
      },
    };
    expect(await createCredentials(lateStore, api).withToken(show)).toBe('token of another');
    expect(asked).toEqual([]);
  });

  it('leaves the lock to whoever has it by now', async () => {
    const { keys, makeServer, api } = setUp();
    const slow = api.fetchToken;
    api.fetchToken = async (isForced) => {
      await redis().set(keys.credentialLock('token'), 'another server', 'PX', 5_000);
      return slow(isForced);
    };
    await makeServer().withToken(show);
    expect(await redis().get(keys.credentialLock('token'))).toBe('another server');
  });

  it('is replaced once when WeChat no longer takes it, for all who find out', async () => {
    const { asked, makeServer, revoke } = setUp();
    const servers = Array.from({ length: 5 }, makeServer);
    await servers[0]?.withToken(show);
    revoke();
    const tokens = await Promise.all(servers.map((server) => server.withToken(takes('token-after'))));
    expect(new Set(tokens)).toEqual(new Set(['token-after']));
    expect(asked).toEqual(['token', 'token']);
  });

  it('is forced when WeChat gives the same one again, and not asked for a third time', async () => {
    const { asked, makeServer } = setUp();
    const server = makeServer();
    await server.withToken(show);
    expect(await server.withToken(takes('token-3'))).toBe('token-3');
    expect(asked).toEqual(['token', 'token', 'forced']);
    await expect(server.withToken(takes('never'))).rejects.toMatchObject({ reason: 'tokenNotGood' });
  });

  it('frees the lock when WeChat fails, so that the next one tries', async () => {
    const { keys, makeServer, api } = setUp();
    const working = api.fetchToken;
    api.fetchToken = async () => {
      throw WechatError.unreachable('down');
    };
    await expect(makeServer().withToken(show)).rejects.toMatchObject({ reason: 'unreachable' });
    expect(await redis().exists(keys.credentialLock('token'))).toBe(0);
    api.fetchToken = working;
    expect(await makeServer().withToken(show)).toBe('token-0');
  });
});
