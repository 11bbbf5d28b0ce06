import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIdentityKeys } from '../identity/identity-keys.ts';
import { createSmsCodeStore } from '../identity/sms-code.store.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { mandateTuning as tuning } from '../tuning-mandates.ts';
import { type CodeSubject, createMandateCodes, type MandateCodes } from './mandate-codes.store.ts';

describe('codes that confirm mandates', () => {
  const clock = createTestClock();
  const redis = useTestRedis();
  const cipher = createFieldCipher('0'.repeat(64));
  const to = { phone: '13800000001', askerId: 'agent-1' };
  let tenant: string;
  let codes: MandateCodes;
  let subject: CodeSubject;

  beforeEach(() => {
    tenant = makeId();
    codes = createMandateCodes(redis(), tenant, cipher, clock);
    subject = { mandateId: makeId() as MandateId, contentSha256: 'terms' };
  });

  it('are good once', async () => {
    expect(await codes.put(subject, '123456', to)).toBe(0);
    const taken = await Promise.all([codes.take(subject, '123456'), codes.take(subject, '123456')]);
    expect(taken.map(({ result }) => result).sort()).toEqual(['expired', 'right']);
  });

  it('are bound to one mandate, and to what it says', async () => {
    const other = { ...subject, mandateId: makeId() as MandateId };
    await codes.put(subject, '123456', to);
    expect(await codes.take(other, '123456')).toEqual({ result: 'expired' });
    expect(await codes.take({ ...subject, contentSha256: 'more' }, '123456')).toEqual({
      ...{ result: 'wrong', triesLeft: tuning.tries - 1 },
    });
    expect(await codes.take(subject, '123456')).toEqual({ result: 'right' });
  });

  it('are no codes to sign in with, nor the other way round', async () => {
    const signIns = createSmsCodeStore(redis(), createIdentityKeys(tenant), cipher, clock, 20);
    await codes.put(subject, '123456', to);
    await signIns.put(to.phone, '654321', '192.0.2.1');
    expect(await signIns.take(to.phone, '123456')).toMatchObject({ result: 'wrong' });
    expect(await codes.take(subject, '654321')).toMatchObject({ result: 'wrong' });
  });

  it('are used up by five wrong tries, and by time', async () => {
    await codes.put(subject, '123456', to);
    const left: unknown[] = [];
    for (let tries = 0; tries < tuning.tries; tries += 1) left.push(await codes.take(subject, '000000'));
    expect(left).toEqual([4, 3, 2, 1, 0].map((triesLeft) => ({ result: 'wrong', triesLeft })));
    expect(await codes.take(subject, '123456')).toEqual({ result: 'expired' });
    clock.advance(tuning.resendMs);
    await codes.put(subject, '123456', to);
    clock.advance(tuning.codeMs);
    expect(await codes.take(subject, '123456')).toEqual({ result: 'expired' });
  });

  it('are sent again after a while, and no more than a few a day to one number', async () => {
    await codes.put(subject, '123456', to);
    expect(await codes.put(subject, '234567', to)).toBe(tuning.resendMs);
    for (let sent = 1; sent < tuning.dailyPerPhone; sent += 1) {
      const next = { ...subject, mandateId: makeId() as MandateId };
      expect(await codes.put(next, '123456', to)).toBe(0);
    }
    const last = { ...subject, mandateId: makeId() as MandateId };
    expect(await codes.put(last, '123456', to)).toBeGreaterThan(0);
    expect(await codes.put(last, '123456', { ...to, phone: '13800000002' })).toBe(0);
  });

  it('that were not sent after all are nothing, and the next may follow at once', async () => {
    await codes.put(subject, '123456', to);
    await codes.discard(subject.mandateId);
    expect(await codes.take(subject, '123456')).toEqual({ result: 'expired' });
    expect(await codes.put(subject, '234567', to)).toBe(0);
  });
});
