import type { RouteHandlers } from '../identity/principal.ts';
import { gatewayTuning } from '../tuning-gateway.ts';

/** Name of a part → throws, or resolves with a word about it. */
export type HealthChecks = Record<string, () => Promise<string>>;

/** Whether this process answers, and whether all it needs does. `isReady` is switched off first when shutting down. */
export function createHealth(checks: HealthChecks) {
  let isStopping = false;
  let isReady = false;
  const routes: Pick<RouteHandlers, 'health:live' | 'health:ready'> = {
    'health:live': async () => ({ isLive: true }),
    'health:ready': async () => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await run(check)]),
      );
      const found = Object.fromEntries(results) as Record<string, { isReady: boolean; detail: string }>;
      isReady = !isStopping && Object.values(found).every((result) => result.isReady);
      return { isReady, checks: found };
    },
  };
  return {
    routes,
    isReady: () => isReady,
    stop() {
      isStopping = true;
    },
  };
}

async function run(check: () => Promise<string>): Promise<{ isReady: boolean; detail: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), gatewayTuning.readyCheckMaxMs);
  });
  try {
    return { isReady: true, detail: await Promise.race([check(), late]) };
  } catch (error) {
    return { isReady: false, detail: error instanceof Error ? error.message : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
