import { readFileSync } from 'node:fs';
import { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { createScriptRunner } from '../platform/redis-scripts.ts';
import { guestTuning } from '../tuning-guests.ts';
import { GuestRecord, noGuest } from './guest-rules.ts';

const scripts = new Map([
  ['replace', readFileSync(new URL('./scripts/replace-guest.lua', import.meta.url), 'utf8')],
]);

/** `stored`: as it was read, for `replace`; '' where nothing is kept. */
export type StoredGuest = { record: GuestRecord; stored: string };
export type GuestStore = ReturnType<typeof createGuestStore>;

/** The third person of running talks, for every server. */
export function createGuestStore(redis: Redis, tenant: string) {
  const run = createScriptRunner(redis, scripts);
  /** String: a GuestRecord as JSON; lives until the talk ends, half a day at most. */
  const keyOf = (callId: CallId) => `{cs:${tenant}}:guest:${callId}`;
  /** String: the call that the link with this token's hash leads to; lives as long as the link. */
  const linkKeyOf = (tokenHash: string) => `{cs:${tenant}}:guest-link:${tokenHash}`;
  const parse = (stored: string) => GuestRecord.parse(JSON.parse(stored));
  return {
    async find(callId: CallId): Promise<StoredGuest> {
      const stored = await redis.get(keyOf(callId));
      return stored === null ? { record: noGuest, stored: '' } : { record: parse(stored), stored };
    },
    /** Whether it was still as it had been read. A new link leads to its call from the same moment on. */
    async replace(callId: CallId, record: GuestRecord, stored: string): Promise<boolean> {
      const linkKey = record.invitation === null ? keyOf(callId) : linkKeyOf(record.invitation.tokenHash);
      const linkMs = record.invitation === null ? 0 : guestTuning.linkMs;
      const args = [stored, JSON.stringify(record), guestTuning.keptMs, callId, linkMs];
      return (await run('replace', [keyOf(callId), linkKey], args)) === 1;
    },
    async findCallOfLink(tokenHash: string): Promise<CallId | null> {
      const callId = await redis.get(linkKeyOf(tokenHash));
      return callId === null ? null : CallId.parse(callId);
    },
    /** Forgets it, and gives it to one caller only; null where nothing was kept. */
    async take(callId: CallId): Promise<GuestRecord | null> {
      const stored = await redis.getdel(keyOf(callId));
      return stored === null ? null : parse(stored);
    },
  };
}
