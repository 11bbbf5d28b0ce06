import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { watchForChanges } from '../platform/watch.ts';
import { administrationTuning } from '../tuning-administration.ts';
import type { Catalogue } from './catalogue.ts';

/** A code that was revoked at another server must not lead on for long. */
export function startCatalogueWatch({
  catalogue,
  ...floor
}: {
  catalogue: Pick<Catalogue, 'reloadIfChanged'>;
  lifetime: Lifetime;
  logger: Logger;
}): void {
  watchForChanges({
    ...{ what: 'the catalogue', look: () => catalogue.reloadIfChanged(), ...floor },
    everyMs: administrationTuning.catalogueLookEveryMs,
  });
}
