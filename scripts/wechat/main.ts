// The test server as a process of its own, for `npm start`. It prints one line of JSON when it is ready.
import { z } from 'zod';
import { startWechatServer } from './server.ts';

const Environment = z.object({
  CLOUDSEAT_TEST_WECHAT_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  CLOUDSEAT_TEST_WECHAT_APP_ID: z.string().min(1),
  CLOUDSEAT_TEST_WECHAT_APP_SECRET: z.string().min(1),
  /** Comma-separated. */
  CLOUDSEAT_TEST_WECHAT_HOSTS: z.string().default('localhost,127.0.0.1'),
});

const env = Environment.parse(process.env);
const server = await startWechatServer(
  {
    appId: env.CLOUDSEAT_TEST_WECHAT_APP_ID,
    appSecret: env.CLOUDSEAT_TEST_WECHAT_APP_SECRET,
    redirectHosts: env.CLOUDSEAT_TEST_WECHAT_HOSTS.split(','),
  },
  env.CLOUDSEAT_TEST_WECHAT_PORT,
);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void server.close().then(() => process.exit(0)));
console.log(JSON.stringify({ level: 'info', name: 'wechat', msg: 'ready', url: server.url }));
