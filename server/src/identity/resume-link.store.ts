import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeToken, sha256Hex } from '../platform/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { resumeTuning as tuning } from '../tuning-identity.ts';
import { addressBucket } from './address-bucket.ts';
import type { IdentityKeys } from './identity-keys.ts';

const hourMs = 3_600_000;

export type ResumeLinkStore = ReturnType<typeof createResumeLinkStore>;

/** Tokens with which another device carries on as an applicant: given out once, kept as a hash, good once. */
export function createResumeLinkStore(redis: Redis, keys: IdentityKeys, cipher: FieldCipher) {
  const failuresKey = (ip: string) =>
    keys.resumeFailuresFrom(cipher.blindIndex(`address:${addressBucket(ip)}`));

  /** Counts one more within a window that begins with the first; gives the ms left of it once there are too many, else 0. */
  async function count(key: string, windowMs: number, maxCount: number): Promise<number> {
    const answers = await redis.multi().set(key, '0', 'PX', windowMs, 'NX').incr(key).pttl(key).exec();
    const [made, leftMs] = [Number(answers?.[1]?.[1]), Number(answers?.[2]?.[1])];
    return made > maxCount ? Math.max(1, leftMs) : 0;
  }

  return {
    /** Counts a link that an applicant asks for; gives the ms to wait instead when there were too many, else 0. */
    countLink: (applicantId: ApplicantId) =>
      count(keys.resumeLinksOf(applicantId), hourMs, tuning.linksPerHour),

    /** Gives the token, which is stored nowhere. */
    async create(applicantId: ApplicantId): Promise<string> {
      const token = makeToken();
      await redis.set(keys.resumeLink(sha256Hex(token)), applicantId, 'PX', tuning.linkMs);
      return token;
    },

    /** The applicant whose token it is, and no longer for anybody after; null for one that is used up, too old or made up. */
    async take(token: string): Promise<ApplicantId | null> {
      const stored = await redis.getdel(keys.resumeLink(sha256Hex(token)));
      return stored === null ? null : ApplicantId.parse(stored);
    },

    /** Counts a token that was not good. */
    countFailure: (ip: string) => count(failuresKey(ip), tuning.failureWindowMs, tuning.failuresPerAddress),
    /** Whether this address has to wait, ms. */
    async waitOf(ip: string): Promise<number> {
      const key = failuresKey(ip);
      const answers = await redis.multi().get(key).pttl(key).exec();
      const isOver = Number(answers?.[0]?.[1] ?? 0) > tuning.failuresPerAddress;
      return isOver ? Math.max(1, Number(answers?.[1]?.[1])) : 0;
    },
  };
}
