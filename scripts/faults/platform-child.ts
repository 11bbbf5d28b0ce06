// A whole server, as the product wires it, that also tells of its event loop and its memory. Configured by its environment.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';

export type ToPlatform = 'watch' | 'measure';
export type PlatformFigures = {
  /** Of the event loop since `watch`, ms. */
  delayP99Ms: number;
  delayMaxMs: number;
  /** After a collection. */
  heapBytes: number;
  /** Outside the heap: what waits for slow readers. */
  bufferBytes: number;
  rssBytes: number;
};
export type FromPlatform = { kind: 'ready'; port: number } | { kind: 'figures'; figures: PlatformFigures };

const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
const tell = (message: FromPlatform) => process.send?.(message);
/** The histogram counts whole intervals of its timer: what is above one is delay. */
const msOf = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs);

function measure(): PlatformFigures {
  const [delayP99Ms, delayMaxMs] = [msOf(delay.percentile(99)), msOf(delay.max)];
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  return { delayP99Ms, delayMaxMs, heapBytes: heapUsed, bufferBytes: external + arrayBuffers, rssBytes: rss };
}

process.on('message', (message: ToPlatform) => {
  if (message === 'measure') return tell({ kind: 'figures', figures: measure() });
  delay.enable();
  delay.reset();
});
// The tests are gone: nothing stays behind.
process.on('disconnect', () => process.exit(0));
const app = await createApp(readConfig(), { logger: createLogger({ level: 'error', name: 'server' }) });
tell({ kind: 'ready', port: app.address.port });
