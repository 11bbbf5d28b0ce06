import { readFileSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { smsTuning as tuning } from '../tuning-identity.ts';
import { addressBucket } from './address-bucket.ts';
import type { IdentityKeys } from './identity-keys.ts';

const scripts = new Map(
  ['put-sms-code', 'take-sms-code'].map((name) => [
    name,
    readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8'),
  ]),
);

export type SmsCodeStore = ReturnType<typeof createSmsCodeStore>;
export type TakenCode = { result: 'right' | 'expired' } | { result: 'wrong'; triesLeft: number };

/** Codes sent by text message: kept as keyed hashes, good once, with limits by number and by address. */
export function createSmsCodeStore(
  redis: Redis,
  keys: IdentityKeys,
  cipher: FieldCipher,
  clock: Clock,
  dailyPerAddress: number,
) {
  const phoneIndex = (phone: string) => cipher.blindIndex(`sms phone:${phone}`);
  const codeHash = (phone: string, code: string) => cipher.blindIndex(`sms code:${phone}:${code}`);
  const run = createScriptRunner(redis, scripts);
  return {
    /** Keeps the code that is about to be sent; gives the ms to wait instead when none may be sent, else 0. */
    async put(phone: string, code: string, ip: string): Promise<number> {
      const address = cipher.blindIndex(`address:${addressBucket(ip)}`);
      const index = phoneIndex(phone);
      const waitMs = await run(
        'put-sms-code',
        [keys.smsCode(index), keys.smsSentTo(index), keys.smsSentFrom(address)],
        [
          clock.now(),
          codeHash(phone, code),
          tuning.expiresMs,
          tuning.resendMs,
          tuning.tries,
          tuning.dailyPerPhone,
          dailyPerAddress,
          tuning.windowMs,
        ],
      );
      return Number(waitMs);
    },

    async take(phone: string, code: string): Promise<TakenCode> {
      const key = keys.smsCode(phoneIndex(phone));
      const answer = Number(await run('take-sms-code', [key], [clock.now(), codeHash(phone, code)]));
      if (answer === -1) return { result: 'right' };
      return answer === -2 ? { result: 'expired' } : { result: 'wrong', triesLeft: answer };
    },

    /** Nothing was sent after all: the number may ask again at once. */
    async discard(phone: string): Promise<void> {
      await redis.del(keys.smsCode(phoneIndex(phone)));
    },
  };
}
