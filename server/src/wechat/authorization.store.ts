import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { makeToken, sha256Hex } from '../platform/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { wechatTuning as tuning } from '../tuning-wechat.ts';
import type { WechatKeys } from './wechat-keys.ts';

const Entry = z.object({
  to: z.string(),
  scope: z.enum(['snsapi_base', 'snsapi_userinfo']),
  browserHash: z.string(),
});
/** Where a browser left for WeChat, what for, and which browser it was. */
export type Entry = z.infer<typeof Entry>;

/** Why nobody was recognised. */
export const EntryProblem = z.enum(['refused', 'preview', 'expired', 'failed']);
export type EntryProblem = z.infer<typeof EntryProblem>;
const Outcome = z.object({
  codeHash: z.string(),
  problem: EntryProblem.nullable(),
  openId: z.string().nullable(),
});
export type Outcome = z.infer<typeof Outcome>;

export type AuthorizationStore = ReturnType<typeof createAuthorizationStore>;

/** States on their way through WeChat, and the browsers that came back with an open id. Tokens are kept as hashes. */
export function createAuthorizationStore(redis: Redis, keys: WechatKeys) {
  return {
    /** Gives the state, which is stored nowhere. WeChat takes letters and digits, 128 at most. */
    async begin(entry: Omit<Entry, 'browserHash'> & { browser: string }): Promise<string> {
      const { browser, ...rest } = entry;
      const state = randomBytes(32).toString('hex');
      const stored = JSON.stringify({ ...rest, browserHash: sha256Hex(browser) });
      await redis.set(keys.entry(sha256Hex(state)), stored, 'PX', tuning.entryMs);
      return state;
    },

    async findEntry(state: string): Promise<Entry | null> {
      const stored = await redis.get(keys.entry(sha256Hex(state)));
      return stored === null ? null : Entry.parse(JSON.parse(stored));
    },

    /** True for one of those that come with this state; again only when that one died. */
    async claim(state: string): Promise<boolean> {
      return (await redis.set(keys.claim(sha256Hex(state)), '1', 'PX', tuning.claimMs, 'NX')) === 'OK';
    },

    async settle(state: string, outcome: Outcome): Promise<void> {
      await redis.set(keys.outcome(sha256Hex(state)), JSON.stringify(outcome), 'PX', tuning.entryMs);
    },

    async findOutcome(state: string): Promise<Outcome | null> {
      const stored = await redis.get(keys.outcome(sha256Hex(state)));
      return stored === null ? null : Outcome.parse(JSON.parse(stored));
    },

    /** A browser is this open id's from now on. Gives its token. */
    async openBrowser(openId: string): Promise<string> {
      const token = makeToken();
      await redis.set(keys.browser(sha256Hex(token)), openId, 'PX', tuning.browserMs);
      return token;
    },

    findBrowser: (token: string): Promise<string | null> => redis.get(keys.browser(sha256Hex(token))),

    async closeBrowser(token: string): Promise<void> {
      await redis.del(keys.browser(sha256Hex(token)));
    },
  };
}
