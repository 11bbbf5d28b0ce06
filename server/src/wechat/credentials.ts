import { setTimeout as wait } from 'node:timers/promises';
import { wechatTuning as tuning } from '../tuning-wechat.ts';
import type { CredentialStore } from './credential.store.ts';
import type { Credential, WechatApi } from './wechat-api.ts';
import { WechatError } from './wechat-error.ts';
import type { CredentialKind } from './wechat-keys.ts';

/** WeChat may give one that is near its end: it is kept for a moment all the same, so that not every question fetches. */
const leastKeptMs = 10_000;

export type Credentials = ReturnType<typeof createCredentials>;

/**
 * The account's token and the ticket of pages. Of all servers one fetches, the others wait for what it puts into Redis; when
 * it dies meanwhile its lock runs out and another takes over.
 */
export function createCredentials(
  store: CredentialStore,
  api: Pick<WechatApi, 'fetchToken' | 'fetchTicket'>,
) {
  /** What Redis has, unless it is the one that is no longer good; else what `fetch` gives. */
  async function obtain(
    kind: CredentialKind,
    fetch: () => Promise<Credential>,
    badValue: string | null = null,
  ): Promise<string> {
    const findGood = async () => {
      const kept = await store.find(kind);
      return kept === badValue ? null : kept;
    };
    for (let look = 0; look < tuning.lockPollCount; look += 1) {
      const kept = await findGood();
      if (kept !== null) return kept;
      const holder = await store.lock(kind);
      if (holder !== null) {
        try {
          // Somebody may have put it there between the look and the lock.
          return (await findGood()) ?? (await fetchAndKeep(kind, fetch));
        } finally {
          await store.unlock(kind, holder);
        }
      }
      await wait(tuning.lockPollMs);
    }
    throw WechatError.unreachable(`no ${kind}: another server has been fetching it for too long`);
  }

  async function fetchAndKeep(kind: CredentialKind, fetch: () => Promise<Credential>): Promise<string> {
    const { value, lifeMs } = await fetch();
    await store.put(kind, value, Math.max(leastKeptMs, lifeMs - tuning.renewBeforeMs));
    return value;
  }

  const getToken = () => obtain('token', () => api.fetchToken(false));

  /** In place of one that WeChat no longer takes. The same one again is only got rid of by force. */
  const replaceToken = (badToken: string) =>
    obtain(
      'token',
      async () => {
        const fetched = await api.fetchToken(false);
        return fetched.value === badToken ? api.fetchToken(true) : fetched;
      },
      badToken,
    );

  /** Asks with the account's token, and once more with another where WeChat says that it is no longer good. */
  async function withToken<Answer>(ask: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await getToken();
    try {
      return await ask(token);
    } catch (error) {
      if (!(error instanceof WechatError) || error.reason !== 'tokenNotGood') throw error;
      return ask(await replaceToken(token));
    }
  }

  return {
    withToken,
    getTicket: () => obtain('ticket', () => withToken((token) => api.fetchTicket(token))),
  };
}
