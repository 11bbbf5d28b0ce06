import { readFileSync } from 'node:fs';
import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { TakenCode } from '../identity/sms-code.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { mandateTuning as tuning } from '../tuning-mandates.ts';

// The same steps as for codes that sign in, on keys of their own.
const scripts = new Map(
  ['put-sms-code', 'take-sms-code'].map((name) => [
    name,
    readFileSync(new URL(`../identity/scripts/${name}.lua`, import.meta.url), 'utf8'),
  ]),
);

/** What a code agrees to: another content, or another mandate, and it is no code. */
export type CodeSubject = { mandateId: MandateId; contentSha256: string };
export type MandateCodes = ReturnType<typeof createMandateCodes>;

/** Codes that confirm mandates: kept as keyed hashes, good once and for a few tries, with limits by number and by who asks. */
export function createMandateCodes(redis: Redis, tenant: string, cipher: FieldCipher, clock: Clock) {
  const key = (...parts: string[]) => [`{cs:${tenant}}`, 'mandate-code', ...parts].join(':');
  /** Hash { codeHash, expiresAt, triesLeft, resendAt }. Lives as long as the code. */
  const codeKey = (mandateId: MandateId) => key('of', mandateId);
  /** Hash { count, endsAt }: texts to one number. Lives a day from the first. */
  const sentToKey = (phone: string) => key('to', cipher.blindIndex(`mandate phone:${phone}`));
  /** Hash { count, endsAt }: texts that one person asked for. Lives a day from the first. */
  const askedByKey = (askerId: string) => key('by', askerId);
  const hashOf = ({ mandateId, contentSha256 }: CodeSubject, code: string) =>
    cipher.blindIndex(`mandate code:${mandateId}:${contentSha256}:${code}`);
  const run = createScriptRunner(redis, scripts);
  return {
    /** Keeps the code that is about to be sent; gives the ms to wait instead when none may be sent, else 0. */
    async put(subject: CodeSubject, code: string, to: { phone: string; askerId: string }): Promise<number> {
      const waitMs = await run(
        'put-sms-code',
        [codeKey(subject.mandateId), sentToKey(to.phone), askedByKey(to.askerId)],
        [
          ...[clock.now(), hashOf(subject, code), tuning.codeMs, tuning.resendMs, tuning.tries],
          ...[tuning.dailyPerPhone, tuning.dailyPerAsker, tuning.windowMs],
        ],
      );
      return Number(waitMs);
    },

    async take(subject: CodeSubject, code: string): Promise<TakenCode> {
      const args = [clock.now(), hashOf(subject, code)];
      const answer = Number(await run('take-sms-code', [codeKey(subject.mandateId)], args));
      if (answer === -1) return { result: 'right' };
      return answer === -2 ? { result: 'expired' } : { result: 'wrong', triesLeft: answer };
    },

    /** None is good any more: none was sent after all, or the mandate has ended. */
    async discard(mandateId: MandateId): Promise<void> {
      await redis.del(codeKey(mandateId));
    },
  };
}
