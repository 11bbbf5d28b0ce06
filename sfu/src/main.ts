import { sfuLinkPath } from '@cloudseat/shared/contract/sfu.ts';
import { setLogEventListeners } from 'mediasoup';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { MediaNode } from './node.ts';
import { tuning } from './tuning.ts';

/** Starts the media node and prints the line "ready". SIGTERM drains first; SIGINT, or a second signal, ends at once. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = pino({
    name: 'sfu',
    level: config.logLevel,
    base: { sfuId: config.nodeId },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  });
  setLogEventListeners({
    onwarn: (namespace, text) => logger.warn({ namespace }, text),
    onerror: (namespace, text, error) => logger.error({ namespace, err: error }, text),
  });
  const node = await MediaNode.create(config, logger);
  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      const drainLimitMs = signal === 'SIGTERM' && !isEnding ? config.drainLimitMs : 0;
      isEnding = true;
      logger.info({ signal, drainLimitMs }, 'ending');
      void end(drainLimitMs);
    });
  }
  const { host, port } = node.control;
  const mediaPorts = await Promise.all(node.pool.workers.map((worker) => worker.listeningPorts()));
  logger.info(
    {
      url: `ws://${host.includes(':') ? `[${host}]` : host}:${port}${sfuLinkPath}`,
      pid: process.pid,
      workerPids: node.pool.workers.map((worker) => worker.pid),
      mediaPorts,
    },
    'ready',
  );

  async function end(drainLimitMs: number): Promise<void> {
    if (drainLimitMs > 0) await node.drain(drainLimitMs);
    setTimeout(() => {
      logger.error('closing took too long, forced');
      process.exit(1);
    }, tuning.forceExitAfterMs).unref();
    await node.close();
    process.exit(0);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
