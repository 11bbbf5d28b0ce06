import type { Lifetime } from './lifetime.ts';
import type { Logger } from './logger.ts';

/**
 * Brings what another server changed into this one's memory, every `everyMs`. By looking, not by being told: a message may
 * be lost. One look at a time; one that fails is logged and tried again.
 */
export function watchForChanges(options: {
  /** What is looked at, for the log. */
  what: string;
  look: () => Promise<void>;
  everyMs: number;
  lifetime: Lifetime;
  logger: Logger;
}): void {
  const { what, look, everyMs, lifetime, logger } = options;
  let looking: Promise<void> | null = null;
  function lookOnce(): void {
    looking ??= look()
      .catch((error) => logger.warn({ err: error, what }, 'could not be looked at, trying again'))
      .finally(() => {
        looking = null;
      });
  }
  lifetime.bind(() => looking ?? undefined);
  lifetime.interval(lookOnce, everyMs);
}
