import { readFileSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { loginTuning as tuning } from '../tuning-identity.ts';
import { addressBucket } from './address-bucket.ts';
import type { IdentityKeys } from './identity-keys.ts';

const scripts = new Map(
  ['take-login-attempt', 'clear-login-attempt'].map((name) => [
    name,
    readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8'),
  ]),
);

export type LoginAttempts = ReturnType<typeof createLoginAttempts>;

/** Slows down guessing: by login name with a growing delay, by address with a wide limit. */
export function createLoginAttempts(redis: Redis, keys: IdentityKeys, cipher: FieldCipher, clock: Clock) {
  const keysOf = (loginName: string, ip: string) => [
    keys.loginFailures(cipher.blindIndex(`login:${loginName}`)),
    keys.loginFailuresFrom(cipher.blindIndex(`address:${addressBucket(ip)}`)),
  ];
  const run = createScriptRunner(redis, scripts);
  return {
    /** Counts an attempt that is about to be made; gives the ms to wait instead when it may not be made, else 0. */
    async take(loginName: string, ip: string): Promise<number> {
      const waitMs = await run('take-login-attempt', keysOf(loginName, ip), [
        clock.now(),
        tuning.freeFailures,
        tuning.firstDelayMs,
        tuning.longestDelayMs,
        tuning.forgetAfterMs,
        tuning.addressFailures,
        tuning.addressWindowMs,
      ]);
      return Number(waitMs);
    },
    /** The attempt succeeded: the name's failures are forgotten. */
    async clear(loginName: string, ip: string): Promise<void> {
      await run('clear-login-attempt', keysOf(loginName, ip), []);
    },
  };
}
