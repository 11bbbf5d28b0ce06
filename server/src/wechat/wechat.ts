import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Identity } from '../identity/identity.ts';
import type { RouteContext } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Logger } from '../platform/logger.ts';
import type { Redis } from '../platform/redis.ts';
import { createAuthorizationStore } from './authorization.store.ts';
import { createAuthorization } from './authorization.ts';
import { createCredentialStore } from './credential.store.ts';
import { createCredentials } from './credentials.ts';
import { createTurnMessages, noTurnMessages, type TurnMessages } from './turn-messages.ts';
import {
  createNoWechatRoutes,
  createWechatRoutes,
  findOpenIdOf,
  type WechatRoutes,
} from './wechat.routes.ts';
import { createWechatAccountRepository } from './wechat-account.repository.ts';
import { createWechatApi } from './wechat-api.ts';
import type { WechatConfig } from './wechat-config.ts';
import { createWechatHttp } from './wechat-http.ts';
import { createWechatKeys } from './wechat-keys.ts';

/** WeChat: recognises browsers by their WeChat, signs pages for its script, and takes messages to people. */
export type Wechat = {
  routes: WechatRoutes;
  messages: TurnMessages;
  /** The same way, by the template of papers that were issued. */
  paperMessages: TurnMessages;
  /** Somebody signed in with a code by text message: this browser's WeChat is theirs from now on. */
  noteSignIn(applicantId: ApplicantId, context: RouteContext): Promise<void>;
};
type Dependencies = {
  /** Null: off. */
  config: WechatConfig | null;
  db: Database;
  redis: Redis;
  cipher: FieldCipher;
  clock: Clock;
  tenant: string;
  identity: Pick<Identity, 'openApplicantSession'>;
  journal: Journal;
  logger: Logger;
};

export function createWechat({ config, ...floor }: Dependencies): Wechat {
  if (config === null)
    return {
      ...{ routes: createNoWechatRoutes(), messages: noTurnMessages, paperMessages: noTurnMessages },
      noteSignIn: async () => {},
    };
  const { db, redis, cipher, clock, tenant, identity, journal, logger } = floor;
  const keys = createWechatKeys(tenant, config.appId);
  const api = createWechatApi(config, createWechatHttp(config.apiUrl));
  const credentials = createCredentials(createCredentialStore(redis, keys, cipher), api);
  const accounts = createWechatAccountRepository(db, cipher, config.appId);
  const store = createAuthorizationStore(redis, keys);
  const authorization = createAuthorization({ config, store, api, accounts, clock, logger });
  const messagesBy = (template: typeof config.yourTurn): TurnMessages =>
    template === null ? noTurnMessages : createTurnMessages({ template, accounts, credentials, api, logger });
  return {
    routes: createWechatRoutes({
      config,
      authorization,
      store,
      accounts,
      credentials,
      identity,
      journal,
      clock,
      logger,
    }),
    messages: messagesBy(config.yourTurn),
    paperMessages: messagesBy(config.paper),
    async noteSignIn(applicantId, context) {
      try {
        const openId = await findOpenIdOf(context, store);
        if (openId === null) return;
        await accounts.link(openId, applicantId);
        logger.info({ applicantId }, 'an applicant was linked with WeChat');
      } catch (error) {
        // They are signed in all the same.
        logger.error({ err: error, applicantId }, 'an applicant could not be linked with WeChat');
      }
    },
  };
}
