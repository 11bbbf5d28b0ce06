import { describe, expect, it } from 'vitest';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { sessionTuning } from '../tuning-identity.ts';
import { createIdentityKeys } from './identity-keys.ts';
import { createSessionStore } from './session.store.ts';

describe('sessions in Redis', () => {
  const clock = createTestClock();
  const keys = createIdentityKeys(makeId());
  const redis = useTestRedis();
  const store = () => createSessionStore(redis(), keys, clock);
  const agent = () => ({ accountId: makeId(), role: 'agent' as const });

  it('are found by their token, on their side only', async () => {
    const account = agent();
    const token = await store().create('staff', account);
    expect(await store().find('staff', token)).toEqual({
      ...account,
      createdAt: clock.now(),
      sessionId: sha256Hex(token),
    });
    expect(await store().find('applicant', token)).toBeNull();
  });

  it('keep no token in Redis', async () => {
    const token = await store().create('staff', agent());
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const stored = await redis().get(keys.session('staff', sha256Hex(token)));
    expect(stored).not.toBeNull();
    expect(stored).not.toContain(token);
    expect(await redis().get(keys.session('staff', token))).toBeNull();
  });

  it.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}*`])('are not found by %j', async (token) => {
    expect(await store().find('staff', token)).toBeNull();
  });

  it('live on when they are used, and end when they are not', async () => {
    const token = await store().create('applicant', { accountId: makeId(), role: 'applicant' });
    const key = keys.session('applicant', sha256Hex(token));
    await redis().pexpire(key, 5_000);
    expect(await store().find('applicant', token)).not.toBeNull();
    expect(await redis().pttl(key)).toBeGreaterThan(sessionTuning.idleMs.applicant - 5_000);
    await redis().pexpire(key, 0);
    expect(await store().find('applicant', token)).toBeNull();
  });

  it('end a day after signing in however much they are used', async () => {
    const account = agent();
    const token = await store().create('staff', account);
    clock.advance(sessionTuning.absoluteMs.staff - 1);
    expect(await store().find('staff', token)).not.toBeNull();
    clock.advance(1);
    expect(await store().find('staff', token)).toBeNull();
    expect(await redis().exists(keys.session('staff', sha256Hex(token)))).toBe(0);
  });

  it('end one by one, and all of an account at once', async () => {
    const account = agent();
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => store().create('staff', account)));
    const foreign = await store().create('staff', agent());
    await store().remove('staff', account.accountId, sha256Hex(first ?? ''));
    expect(await store().find('staff', first ?? '')).toBeNull();
    expect(await store().find('staff', second ?? '')).not.toBeNull();
    await store().removeAllOf('staff', account.accountId);
    expect(await store().find('staff', second ?? '')).toBeNull();
    expect(await store().find('staff', third ?? '')).toBeNull();
    expect(await store().find('staff', foreign)).not.toBeNull();
  });
});
