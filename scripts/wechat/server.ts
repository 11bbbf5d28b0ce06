// A WeChat for tests and the demo. In: what browsers and our server would ask the real one. Out: its answers, errors
// included, from a few invented people's phones.
import Fastify from 'fastify';
import { registerAuthorize } from './authorize.ts';
import { registerCgiBin } from './cgi-bin.ts';
import { registerControl } from './control.ts';
import { WechatFailure } from './failures.ts';
import { applyFaults } from './faults.ts';
import { pageScript } from './page-script.ts';
import { registerSns } from './sns.ts';
import { type AccountOptions, createWorld, type World } from './world.ts';

export type WechatServer = { url: string; world: World; close(): Promise<void> };

/** On the loopback address; port 0 takes a free one. */
export async function startWechatServer(options: AccountOptions, port = 0): Promise<WechatServer> {
  const world = createWorld(options);
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof WechatFailure) return reply.code(200).send(error.toBody());
    return reply.code((error as { statusCode?: number }).statusCode ?? 500).send({ problem: String(error) });
  });
  await app.register(async (api) => {
    applyFaults(api, world.faults);
    registerSns(api, world);
    registerCgiBin(api, world);
  });
  registerAuthorize(app, world);
  registerControl(app, world);
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
  app.get('/jweixin.js', async (_request, reply) => reply.type('text/javascript').send(pageScript));
  const url = await app.listen({ host: '127.0.0.1', port });
  return { url, world, close: () => app.close() };
}
