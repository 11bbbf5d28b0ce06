import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { isForeignOrigin } from '../gateway/origin.ts';
import type { Identity } from '../identity/identity.ts';
import { asApplicant, findApplicant, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { makeToken } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { wechatTuning } from '../tuning-wechat.ts';
import type { AuthorizationStore } from './authorization.store.ts';
import type { Authorization, Return } from './authorization.ts';
import type { Credentials } from './credentials.ts';
import { makeNonce, signPage } from './page-signature.ts';
import type { WechatAccountRepository } from './wechat-account.repository.ts';
import type { WechatConfig } from './wechat-config.ts';
import { WechatError } from './wechat-error.ts';

export type WechatRoutes = Pick<
  RouteHandlers,
  'wechat:get' | 'wechat:enter' | 'wechat:callback' | 'wechat:signPage' | 'wechat:unlink'
>;
type Dependencies = {
  config: WechatConfig;
  authorization: Authorization;
  store: AuthorizationStore;
  accounts: WechatAccountRepository;
  credentials: Pick<Credentials, 'getTicket'>;
  identity: Pick<Identity, 'openApplicantSession'>;
  journal: Journal;
  clock: Clock;
  logger: Logger;
};

/** Of the browser that is on its way through WeChat, and of one that came back with an open id. */
const entryCookie = 'wechat-entry';
const browserCookie = 'wechat';

export async function findOpenIdOf(context: RouteContext, store: AuthorizationStore): Promise<string | null> {
  const token = context.cookies.find(browserCookie);
  return token === null ? null : store.findBrowser(token);
}

export function createWechatRoutes(deps: Dependencies): WechatRoutes {
  const { config, authorization, store, accounts, credentials, journal, clock, logger } = deps;
  return {
    async 'wechat:get'(_input, context) {
      const openId = await findOpenIdOf(context, store);
      const account = openId === null ? null : await accounts.find(openId);
      return {
        isOn: true,
        isRecognised: account !== null,
        isLinked: await isLinked(context, accounts),
        nickname: account?.nickname ?? null,
        jssdkUrl: config.jssdkUrl,
      };
    },

    async 'wechat:enter'({ query: { to, scope } }, context) {
      // Several tabs may be on their way at once: they share one cookie.
      const browser = context.cookies.find(entryCookie) ?? makeToken();
      context.cookies.set(entryCookie, browser, wechatTuning.entryMs / 1_000);
      const asked = scope === 'userinfo' ? 'snsapi_userinfo' : 'snsapi_base';
      context.redirect(await authorization.begin({ to, scope: asked, browser, origin: context.origin }));
      return {};
    },

    async 'wechat:callback'({ query: { code, state } }, context) {
      const browser = context.cookies.find(entryCookie);
      const back = await authorization.finish({ code, state, browser });
      if (back.openId !== null) await welcome(back.openId, context, deps);
      context.redirect(addressOf(back));
      return {};
    },

    async 'wechat:signPage'({ query: { url } }, context) {
      const { host } = new URL(context.origin);
      if (isForeignOrigin({ origin: new URL(url).origin, host }, context.origin))
        throw new AppError('FORBIDDEN', 'only addresses of our own pages are signed');
      const ticket = await credentials.getTicket().catch((error: unknown) => {
        if (!(error instanceof WechatError)) throw error;
        logger.warn({ err: error }, 'there is no ticket to sign pages with');
        throw new AppError('UNAVAILABLE', 'WeChat gives no ticket at the moment', undefined, {
          cause: error,
        });
      });
      const timestamp = Math.floor(clock.now() / 1_000);
      return { appId: config.appId, ...signPage(ticket, url, timestamp, makeNonce()) };
    },

    async 'wechat:unlink'(_input, context) {
      const { role, applicantId } = asApplicant(context);
      const actor = { actorRole: role, actorId: applicantId };
      await journal.write({ ...actor, action: 'wechat.unlinked', callId: null, at: clock.now() });
      await accounts.unlink(applicantId);
      logger.info({ applicantId }, 'an applicant is no longer linked with WeChat');
      return {};
    },
  };
}

async function isLinked(context: RouteContext, accounts: WechatAccountRepository): Promise<boolean> {
  const applicant = findApplicant(context);
  return applicant !== undefined && (await accounts.findOpenId(applicant.applicantId)) !== null;
}

/** Everything off: no account of WeChat was set up. */
export function createNoWechatRoutes(): WechatRoutes {
  const refuse = async (): Promise<never> => {
    throw new AppError('NOT_FOUND', 'WeChat is not set up: see CLOUDSEAT_WECHAT_APP_ID');
  };
  return {
    'wechat:get': async () => ({
      ...{ isOn: false, isRecognised: false, isLinked: false },
      ...{ nickname: null, jssdkUrl: null },
    }),
    'wechat:enter': refuse,
    'wechat:callback': refuse,
    'wechat:signPage': refuse,
    'wechat:unlink': refuse,
  };
}

/**
 * The browser is this open id's from now on, and its applicant's if it has one. That is enough to sign somebody in: WeChat
 * vouches for the open id, server to server, and it was linked in this very WeChat after a code by text message. Who is
 * signed in already stays so: they may have come with a link to somebody's ticket, and did not ask to be another person.
 */
async function welcome(openId: string, context: RouteContext, deps: Dependencies): Promise<void> {
  const { store, accounts, identity, logger } = deps;
  const before = context.cookies.find(browserCookie);
  if (before !== null) await store.closeBrowser(before);
  context.cookies.set(browserCookie, await store.openBrowser(openId), wechatTuning.browserMs / 1_000);
  const applicantId: ApplicantId | null = (await accounts.find(openId))?.applicantId ?? null;
  if (applicantId === null || findApplicant(context)) return;
  const session = await identity.openApplicantSession(applicantId);
  if (session === null) return;
  context.setSession('applicant', session.token, session.maxAgeSeconds);
  logger.info({ applicantId }, 'an applicant was recognised by WeChat');
}

/** The page one came from, with a word for it to show where nobody was recognised. */
function addressOf({ to, problem }: Return): string {
  if (problem === null) return to;
  const url = new URL(to, 'http://own.invalid');
  url.searchParams.set('wechat', problem);
  return `${url.pathname}${url.search}${url.hash}`;
}
