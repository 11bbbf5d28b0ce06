// Web authorization. In: a browser that is to be recognised, then WeChat's callback. Out: an open id, or why there is none.
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { wechatTuning as tuning } from '../tuning-wechat.ts';
import type { AuthorizationStore, Entry, EntryProblem, Outcome } from './authorization.store.ts';
import type { WechatAccountRepository } from './wechat-account.repository.ts';
import type { WechatApi } from './wechat-api.ts';
import type { WechatConfig } from './wechat-config.ts';
import { WechatError } from './wechat-error.ts';

/** What WeChat calls everybody who gave it no name. */
const nobodysName = '微信用户';

type Dependencies = {
  config: Pick<WechatConfig, 'appId' | 'openUrl'>;
  store: AuthorizationStore;
  api: Pick<WechatApi, 'exchangeCode' | 'fetchNickname'>;
  accounts: Pick<WechatAccountRepository, 'touch'>;
  clock: Clock;
  logger: Logger;
};
type Callback = { code: string; state: string; browser: string | null };
export type Return = { to: string; problem: EntryProblem | null; openId: string | null };
export type Authorization = ReturnType<typeof createAuthorization>;

export function createAuthorization({ config, store, api, accounts, clock, logger }: Dependencies) {
  /** Exchanges the code, and remembers who it was. */
  async function recognise(code: string, scope: Entry['scope']): Promise<Omit<Outcome, 'codeHash'>> {
    // WeChat comes back with the state alone when the person said no.
    if (code === '') return { problem: 'refused', openId: null };
    try {
      const grant = await api.exchangeCode(code);
      // Seen without WeChat's full service: the account is made up for the occasion and stands for nobody.
      if (grant.isSnapshot) return { problem: 'preview', openId: null };
      const given = scope === 'snsapi_userinfo' ? await api.fetchNickname(grant) : null;
      const nickname = given === nobodysName ? '' : given;
      await accounts.touch(grant.openId, nickname, clock.now());
      return { problem: null, openId: grant.openId };
    } catch (error) {
      if (!(error instanceof WechatError)) {
        // The person looks at a page, and can go on without WeChat.
        logger.error({ err: error }, 'whom WeChat recognised could not be kept');
        return { problem: 'failed', openId: null };
      }
      logger.info({ errcode: error.errcode, reason: error.reason }, 'WeChat recognised nobody');
      return { problem: error.reason === 'codeNotGood' ? 'expired' : 'failed', openId: null };
    }
  }

  /**
   * What came of a callback. WeChat's browsers may send the same one twice, at once or later: one exchanges the code, which
   * is good once, the other waits for what came of it. Another code with the same state is somebody's trick.
   */
  async function settle({ code, state }: Callback, { scope }: Entry): Promise<Omit<Outcome, 'codeHash'>> {
    const codeHash = sha256Hex(code);
    for (let look = 0; look < tuning.claimPollCount; look += 1) {
      const known = await store.findOutcome(state);
      if (known) return known.codeHash === codeHash ? known : { problem: 'expired', openId: null };
      if (await store.claim(state)) {
        const outcome = { ...(await recognise(code, scope)), codeHash };
        await store.settle(state, outcome);
        return outcome;
      }
      await wait(tuning.claimPollMs);
    }
    return { problem: 'failed', openId: null };
  }

  return {
    /** The address in WeChat to go to. The order of its parameters matters, and so does its end. */
    async begin(entry: {
      to: string;
      scope: Entry['scope'];
      browser: string;
      origin: string;
    }): Promise<string> {
      const { origin, ...rest } = entry;
      const state = await store.begin(rest);
      const query = new URLSearchParams([
        ['appid', config.appId],
        ['redirect_uri', `${origin}/api/wechat/callback`],
        ['response_type', 'code'],
        ['scope', entry.scope],
        ['state', state],
      ]);
      return `${new URL('/connect/oauth2/authorize', config.openUrl)}?${query}#wechat_redirect`;
    },

    /** Where to go on to. A state that is unknown, too old or of another browser leads to nobody. */
    async finish(callback: Callback): Promise<Return> {
      const entry = await store.findEntry(callback.state);
      const isOwn =
        entry !== null && callback.browser !== null && entry.browserHash === sha256Hex(callback.browser);
      if (!isOwn) return { to: entry?.to ?? '/', problem: 'expired', openId: null };
      return { to: entry.to, ...(await settle(callback, entry)) };
    },
  };
}
