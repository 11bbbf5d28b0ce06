import { Role, type Side } from '@cloudseat/shared/nouns/role.ts';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import { makeToken, sha256Hex } from '../platform/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { sessionTuning } from '../tuning-identity.ts';
import type { IdentityKeys } from './identity-keys.ts';

const StoredSession = z.object({
  accountId: z.string(),
  role: Role.exclude(['anonymous']),
  createdAt: z.number(),
});
/** `sessionId` is the token's hash: it finds and ends the session, and signs nobody in. */
export type Session = z.infer<typeof StoredSession> & { sessionId: string };

export type SessionStore = ReturnType<typeof createSessionStore>;

/** Sessions of both sides. The token is given out once and is not stored. */
export function createSessionStore(redis: Redis, keys: IdentityKeys, clock: Clock) {
  return {
    async create(side: Side, account: { accountId: string; role: Session['role'] }): Promise<string> {
      const token = makeToken();
      const hash = sha256Hex(token);
      const now = clock.now();
      const index = keys.sessionsOf(side, account.accountId);
      await redis
        .multi()
        .set(
          keys.session(side, hash),
          JSON.stringify({ ...account, createdAt: now }),
          'PX',
          sessionTuning.idleMs[side],
        )
        .zadd(index, now, hash)
        .zremrangebyscore(index, '-inf', String(now - sessionTuning.absoluteMs[side]))
        .pexpire(index, sessionTuning.absoluteMs[side])
        .exec();
      return token;
    },

    /** Finds the session of a token and prolongs it. */
    async find(side: Side, token: string): Promise<Session | null> {
      if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
      const sessionId = sha256Hex(token);
      const stored = await redis.getex(keys.session(side, sessionId), 'PX', sessionTuning.idleMs[side]);
      if (stored === null) return null;
      const session = { ...StoredSession.parse(JSON.parse(stored)), sessionId };
      if (clock.now() - session.createdAt < sessionTuning.absoluteMs[side]) return session;
      await this.remove(side, session.accountId, sessionId);
      return null;
    },

    async remove(side: Side, accountId: string, sessionId: string): Promise<void> {
      await redis
        .multi()
        .del(keys.session(side, sessionId))
        .zrem(keys.sessionsOf(side, accountId), sessionId)
        .exec();
    },

    /** Signs the account out everywhere. */
    async removeAllOf(side: Side, accountId: string): Promise<void> {
      const index = keys.sessionsOf(side, accountId);
      const hashes = await redis.zrange(index, '0', '-1');
      await redis.del(index, ...hashes.map((hash) => keys.session(side, hash)));
    },
  };
}
