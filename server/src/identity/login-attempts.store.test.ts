import { beforeEach, describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { loginTuning } from '../tuning-identity.ts';
import { createIdentityKeys } from './identity-keys.ts';
import { createLoginAttempts, type LoginAttempts } from './login-attempts.store.ts';

describe('attempts to sign in', () => {
  const clock = createTestClock();
  const redis = useTestRedis();
  let attempts: LoginAttempts;
  const ip = '192.0.2.1';
  const fail = async (times: number, loginName = 'a001', from = ip) => {
    for (let time = 0; time < times; time += 1) expect(await attempts.take(loginName, from)).toBe(0);
  };

  beforeEach(() => {
    attempts = createLoginAttempts(
      redis(),
      createIdentityKeys(makeId()),
      createFieldCipher('0'.repeat(64)),
      clock,
    );
  });

  it('are free five times, then wait 30 s, 60 s and so on up to 15 min', async () => {
    await fail(5);
    const waits: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      const waitMs = await attempts.take('a001', ip);
      waits.push(waitMs / 1_000);
      clock.advance(waitMs);
      expect(await attempts.take('a001', ip)).toBe(0);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('that come while it is locked do not lengthen the wait', async () => {
    await fail(5);
    clock.advance(10_000);
    expect(await attempts.take('a001', ip)).toBe(20_000);
    expect(await attempts.take('a001', ip)).toBe(20_000);
  });

  it('sent all at once are counted one by one', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => attempts.take('a001', ip)));
    expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(5);
  });

  it('are forgotten after a success', async () => {
    await fail(4);
    await attempts.clear('a001', ip);
    await fail(5);
  });

  it('for one name do not lock another', async () => {
    await fail(5);
    expect(await attempts.take('a001', ip)).toBeGreaterThan(0);
    expect(await attempts.take('a002', ip)).toBe(0);
  });

  it('from one address for many names are limited, those that succeed do not count', async () => {
    const names = Array.from({ length: loginTuning.addressFailures }, (_, index) => String(index));
    for (const name of names.slice(0, 20)) {
      await fail(1, `good-${name}`);
      await attempts.clear(`good-${name}`, ip);
    }
    await Promise.all(names.map((name) => fail(1, `bad-${name}`)));
    expect(await attempts.take('bad-last', ip)).toBe(loginTuning.addressWindowMs);
    expect(await attempts.take('bad-last', '192.0.2.2')).toBe(0);
    clock.advance(loginTuning.addressWindowMs);
    expect(await attempts.take('bad-last', ip)).toBe(0);
  });
});
