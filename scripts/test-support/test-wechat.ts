// A WeChat for a test, the server's configuration that leads to it, and people's phones in it.
import { startWechatServer, type WechatServer } from '../wechat/server.ts';
import { paperTemplateId, yourTurnTemplateId } from '../wechat/templates.ts';

const account = { appId: 'wx-of-tests', appSecret: 'secret-of-tests' };

export type TestWechat = WechatServer & {
  /** For the server under test. */
  environment: Record<string, string>;
  /** Where WeChat's page leads to, for the person whose phone it is; null when it shows a question or a problem. */
  open(link: string, personId: string): Promise<string | null>;
};

export async function startTestWechat(): Promise<TestWechat> {
  const server = await startWechatServer({ ...account, redirectHosts: ['127.0.0.1', 'localhost'] });
  return {
    ...server,
    environment: {
      CLOUDSEAT_WECHAT_APP_ID: account.appId,
      CLOUDSEAT_WECHAT_APP_SECRET: account.appSecret,
      CLOUDSEAT_WECHAT_OPEN_URL: server.url,
      CLOUDSEAT_WECHAT_API_URL: server.url,
      CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN: yourTurnTemplateId,
      CLOUDSEAT_WECHAT_TEMPLATE_PAPER: paperTemplateId,
      CLOUDSEAT_WECHAT_JSSDK_URL: `${server.url}/jweixin.js`,
    },
    async open(link, personId) {
      const answer = await fetch(link, {
        redirect: 'manual',
        headers: { cookie: `wechat-person=${personId}` },
      });
      await answer.text();
      return answer.headers.get('location');
    },
  };
}
