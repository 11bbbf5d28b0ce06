import { z } from 'zod';
import type { WechatConfig } from './wechat-config.ts';
import type { AskWechat } from './wechat-http.ts';

/** Something that is good for a while. */
export type Credential = { value: string; lifeMs: number };
export type Grant = { openId: string; accessToken: string; isSnapshot: boolean; scope: string };
export type OutgoingMessage = {
  openId: string;
  templateId: string;
  way: 'template' | 'subscription';
  values: Record<string, string>;
  url: string;
  /** The same for the same message: WeChat delivers it once. */
  messageId: string;
};

const GrantAnswer = z.object({
  access_token: z.string(),
  openid: z.string().regex(/^[\w-]{1,64}$/),
  scope: z.string(),
  is_snapshotuser: z.int().optional(),
});
const TokenAnswer = z.object({ access_token: z.string(), expires_in: z.int() });
const TicketAnswer = z.object({ ticket: z.string(), expires_in: z.int() });

export type WechatApi = ReturnType<typeof createWechatApi>;

/** WeChat's interfaces as far as we need them, one function each. Throws WechatError. */
export function createWechatApi(
  { appId, appSecret }: Pick<WechatConfig, 'appId' | 'appSecret'>,
  ask: AskWechat,
) {
  return {
    /** A code is good once: 'codeNotGood' for one that was used or is too old. */
    async exchangeCode(code: string): Promise<Grant> {
      const answer = await ask({
        path: '/sns/oauth2/access_token',
        query: { appid: appId, secret: appSecret, code, grant_type: 'authorization_code' },
        output: GrantAnswer,
        isRepeatable: true,
      });
      return {
        openId: answer.openid,
        accessToken: answer.access_token,
        isSnapshot: answer.is_snapshotuser === 1,
        scope: answer.scope,
      };
    },

    /** 'notAllowed' unless the person allowed it. */
    async fetchNickname({ accessToken, openId }: Grant): Promise<string> {
      const answer = await ask({
        path: '/sns/userinfo',
        query: { access_token: accessToken, openid: openId, lang: 'zh_CN' },
        output: z.object({ nickname: z.string() }),
        isRepeatable: true,
      });
      return answer.nickname;
    },

    /** The account's token. Forced: a new one, and the last is no longer good; WeChat allows it 20 times a day. */
    async fetchToken(isForced: boolean): Promise<Credential> {
      const answer = await ask({
        path: '/cgi-bin/stable_token',
        body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isForced },
        output: TokenAnswer,
        isRepeatable: !isForced,
      });
      return { value: answer.access_token, lifeMs: answer.expires_in * 1_000 };
    },

    /** What addresses of pages are signed with. */
    async fetchTicket(token: string): Promise<Credential> {
      const answer = await ask({
        path: '/cgi-bin/ticket/getticket',
        query: { access_token: token, type: 'jsapi' },
        output: TicketAnswer,
        isRepeatable: true,
      });
      return { value: answer.ticket, lifeMs: answer.expires_in * 1_000 };
    },

    async sendMessage(token: string, message: OutgoingMessage): Promise<void> {
      const { openId, templateId, way, values, url, messageId } = message;
      const isTemplate = way === 'template';
      const data = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
      await ask({
        path: isTemplate ? '/cgi-bin/message/template/send' : '/cgi-bin/message/subscribe/bizsend',
        query: { access_token: token },
        body: {
          ...{ touser: openId, template_id: templateId, data },
          ...(isTemplate ? { url, client_msg_id: messageId } : { page: url }),
        },
        output: z.object({}),
        // A subscription message has no id that would keep it from coming twice.
        isRepeatable: isTemplate,
      });
    },
  };
}
