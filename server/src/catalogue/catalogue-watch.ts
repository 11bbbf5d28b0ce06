import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { administrationTuning } from '../tuning-administration.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Brings what another server changed into this one's memory within seconds. By looking, not by being told: a message may
 * be lost, and a revoked code must not lead on for long.
 */
export function startCatalogueWatch(options: {
  catalogue: Pick<Catalogue, 'reloadIfChanged'>;
  lifetime: Lifetime;
  logger: Logger;
}): void {
  const { catalogue, lifetime, logger } = options;
  let looking: Promise<void> | null = null;
  function look(): void {
    looking ??= catalogue
      .reloadIfChanged()
      .catch((error) => logger.warn({ err: error }, 'the catalogue could not be looked at, trying again'))
      .finally(() => {
        looking = null;
      });
  }
  lifetime.bind(() => looking ?? undefined);
  lifetime.interval(look, administrationTuning.catalogueLookEveryMs);
}
