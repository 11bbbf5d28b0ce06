import { beforeEach, describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { smsTuning } from '../tuning-identity.ts';
import { createIdentityKeys } from './identity-keys.ts';
import { createSmsCodeStore, type SmsCodeStore } from './sms-code.store.ts';

describe('codes by text message', () => {
  const clock = createTestClock();
  const phone = '13800000001';
  const ip = '192.0.2.1';
  const redis = useTestRedis();
  let tenant: string;
  let codes: SmsCodeStore;

  beforeEach(() => {
    tenant = makeId();
    codes = createSmsCodeStore(
      redis(),
      createIdentityKeys(tenant),
      createFieldCipher('0'.repeat(64)),
      clock,
      20,
    );
  });

  it('are good once', async () => {
    expect(await codes.put(phone, '123456', ip)).toBe(0);
    expect(await codes.take(phone, '123456')).toEqual({ result: 'right' });
    expect(await codes.take(phone, '123456')).toEqual({ result: 'expired' });
  });

  it('taken twice at the same moment are good for one', async () => {
    await codes.put(phone, '123456', ip);
    const taken = await Promise.all([codes.take(phone, '123456'), codes.take(phone, '123456')]);
    expect(taken.map(({ result }) => result).sort()).toEqual(['expired', 'right']);
  });

  it('are good for five tries', async () => {
    await codes.put(phone, '123456', ip);
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await codes.take(phone, '000000')).toEqual({ result: 'wrong', triesLeft });
    expect(await codes.take(phone, '123456')).toEqual({ result: 'expired' });
  });

  it('are good for five minutes', async () => {
    await codes.put(phone, '123456', ip);
    clock.advance(smsTuning.expiresMs - 1);
    expect(await codes.take(phone, '000000')).toMatchObject({ result: 'wrong' });
    clock.advance(1);
    expect(await codes.take(phone, '123456')).toEqual({ result: 'expired' });
  });

  it('belong to one telephone', async () => {
    await codes.put(phone, '123456', ip);
    expect(await codes.take('13800000002', '123456')).toEqual({ result: 'expired' });
  });

  it('come once a minute, even when the first was used', async () => {
    await codes.put(phone, '111111', ip);
    await codes.take(phone, '111111');
    clock.advance(20_000);
    expect(await codes.put(phone, '222222', ip)).toBe(40_000);
    clock.advance(40_000);
    expect(await codes.put(phone, '333333', ip)).toBe(0);
    expect(await codes.take(phone, '222222')).toMatchObject({ result: 'wrong' });
    expect(await codes.take(phone, '333333')).toEqual({ result: 'right' });
  });

  it('that could not be sent do not keep anybody waiting', async () => {
    await codes.put(phone, '111111', ip);
    await codes.discard(phone);
    expect(await codes.take(phone, '111111')).toEqual({ result: 'expired' });
    expect(await codes.put(phone, '222222', ip)).toBe(0);
  });

  it('come ten times a day to one telephone', async () => {
    for (let sent = 0; sent < smsTuning.dailyPerPhone; sent += 1) {
      expect(await codes.put(phone, '111111', `192.0.2.${sent}`)).toBe(0);
      clock.advance(smsTuning.resendMs);
    }
    const waitMs = await codes.put(phone, '111111', '192.0.2.99');
    expect(waitMs).toBe(smsTuning.windowMs - smsTuning.dailyPerPhone * smsTuning.resendMs);
    clock.advance(waitMs);
    expect(await codes.put(phone, '111111', ip)).toBe(0);
  });

  it('are limited by address, and a refused one counts nowhere', async () => {
    for (let sent = 0; sent < 20; sent += 1)
      expect(await codes.put(`138000001${sent}`, '111111', ip)).toBe(0);
    expect(await codes.put(phone, '111111', ip)).toBe(smsTuning.windowMs);
    expect(await codes.put(phone, '111111', '192.0.2.2')).toBe(0);
  });

  it('leave neither telephone nor code in Redis', async () => {
    await codes.put(phone, '123456', ip);
    const names = await redis().keys(`{cs:${tenant}}:*`);
    expect(names).toHaveLength(3);
    const values = await Promise.all(names.map((name) => redis().hgetall(name)));
    const all = JSON.stringify([names, values]);
    for (const secret of [phone, '123456', ip]) expect(all).not.toContain(secret);
  });
});
