// Trouble on demand: WeChat busy, its quota used up, slow, broken, or answering JSON under another name.
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { WechatFailure } from './failures.ts';

export const faultKinds = ['busy', 'quota', 'slow', 'http500', 'plainText'] as const;
export type Fault = {
  kind: (typeof faultKinds)[number];
  /** Requests whose path begins so. */
  path: string;
  /** Requests it is for. */
  times: number;
  /** Of slow answers. */
  delayMs: number;
};

export function createFaults() {
  let faults: Fault[] = [];
  return {
    add(fault: Fault): void {
      faults.push({ ...fault });
    },
    clear(): void {
      faults = [];
    },
    take(path: string): Fault | undefined {
      const found = faults.find((fault) => fault.times > 0 && path.startsWith(fault.path));
      if (found) found.times -= 1;
      return found;
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;

/** For WeChat's own interfaces; the pages and the control of this server stay well. */
export function applyFaults(app: FastifyInstance, faults: Faults): void {
  const plain = new WeakSet<FastifyRequest>();
  app.addHook('preHandler', async (request, reply) => {
    const fault = faults.take(request.url);
    if (fault?.kind === 'busy') throw new WechatFailure(-1);
    if (fault?.kind === 'quota') throw new WechatFailure(45009);
    if (fault?.kind === 'http500')
      return reply.code(500).type('text/html').send('<h1>500 Internal Server Error</h1>');
    if (fault?.kind === 'slow') await wait(fault.delayMs);
    if (fault?.kind === 'plainText') plain.add(request);
  });
  app.addHook('onSend', async (request, reply) => {
    if (plain.has(request)) reply.header('content-type', 'text/plain');
  });
}
