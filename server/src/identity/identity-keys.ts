import type { Side } from '@cloudseat/shared/nouns/role.ts';

export type IdentityKeys = ReturnType<typeof createIdentityKeys>;

/**
 * Every Redis key of identity. The braces keep one tenant's keys in one slot, so that a script may touch several.
 * `hash` and `index` are hashes: no key holds a token, a telephone number, a login name or an address.
 */
export function createIdentityKeys(tenant: string) {
  const key = (...parts: string[]) => [`{cs:${tenant}}`, 'identity', ...parts].join(':');
  return {
    /** String (JSON). Lives while it is used, see tuning-identity.ts. */
    session: (side: Side, hash: string) => key('session', side, hash),
    /** Sorted set of session hashes by the time of signing in. Lives as long as the youngest session. */
    sessionsOf: (side: Side, accountId: string) => key('sessions-of', side, accountId),
    /** Hash { failures, lockedUntil }. Lives 24 h after the last failure. */
    loginFailures: (index: string) => key('login-failures', index),
    /** Hash { count, endsAt }, failures from one address. Lives as long as its window. */
    loginFailuresFrom: (index: string) => key('login-failures-from', index),
    /** Hash { codeHash, expiresAt, triesLeft, resendAt }. Lives 5 min. */
    smsCode: (index: string) => key('sms-code', index),
    /** Hash { count, endsAt }, codes sent to one number. Lives a day from the first. */
    smsSentTo: (index: string) => key('sms-sent-to', index),
    /** String: the applicant's id. Good once; lives 10 min. */
    resumeLink: (hash: string) => key('resume-link', hash),
    /** Counter: links an applicant asked for. Lives an hour from the first. */
    resumeLinksOf: (applicantId: string) => key('resume-links-of', applicantId),
    /** Counter: tries from one address with a token that was not good. Lives 15 min from the first. */
    resumeFailuresFrom: (index: string) => key('resume-failures-from', index),
    /** Hash { count, endsAt }, codes asked for from one address. Lives a day from the first. */
    smsSentFrom: (index: string) => key('sms-sent-from', index),
  };
}
