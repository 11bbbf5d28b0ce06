// The WeChat of the demo: a test server on the loopback address, and what the server must know of it.
import { inProject } from '../setup/paths.mjs';
import { paperTemplateId, yourTurnTemplateId } from '../wechat/templates.ts';
import { SupervisedChild } from './child.ts';
import type { DataFolder } from './data-folder.ts';
import { findNotable } from './notable.ts';
import { findFreePort } from './ports.ts';

const appId = 'wx-demo';
const stopWithinMs = 3_000;

interface DemoWechatOptions {
  node: string;
  data: DataFolder;
  isDemo: boolean;
  isLan: boolean;
  given: NodeJS.ProcessEnv;
  /** Where people open the pages: authorization leads back there alone. */
  origin: string;
}

/**
 * Not yet started. Undefined without the demo, with a real account of WeChat, and for phones of the network: they cannot reach
 * this machine's loopback address, and would be sent there by their own WeChat.
 */
export async function prepareDemoWechat({ node, data, isDemo, isLan, given, origin }: DemoWechatOptions) {
  if (!isDemo || isLan || given.CLOUDSEAT_WECHAT_APP_ID) return undefined;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = data.secret('demo-wechat-secret', undefined);
  const child = new SupervisedChild(
    {
      name: 'wechat',
      command: node,
      args: [inProject('scripts', 'wechat', 'main.ts')],
      env: {
        ...process.env,
        CLOUDSEAT_TEST_WECHAT_PORT: String(port),
        CLOUDSEAT_TEST_WECHAT_APP_ID: appId,
        CLOUDSEAT_TEST_WECHAT_APP_SECRET: secret,
        CLOUDSEAT_TEST_WECHAT_HOSTS: ['localhost', '127.0.0.1', new URL(origin).hostname].join(),
      },
      stopWithinMs,
      isNotable: findNotable,
    },
    data,
  );
  return {
    child,
    inboxUrl: `${url}/inbox.html`,
    environment: {
      CLOUDSEAT_WECHAT_APP_ID: appId,
      CLOUDSEAT_WECHAT_APP_SECRET: secret,
      CLOUDSEAT_WECHAT_OPEN_URL: url,
      CLOUDSEAT_WECHAT_API_URL: url,
      CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN: yourTurnTemplateId,
      CLOUDSEAT_WECHAT_TEMPLATE_PAPER: paperTemplateId,
      CLOUDSEAT_WECHAT_JSSDK_URL: `${url}/jweixin.js`,
    },
  };
}
