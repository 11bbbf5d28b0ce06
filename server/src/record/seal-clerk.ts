import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { dossierTuning } from '../tuning-dossier.ts';
import type { Seals } from './seals.ts';

/** Seals what is ready, whichever server recorded it and whichever ended before it could; every server runs one. */
export function startSealClerk({
  seals,
  lifetime,
  logger,
}: {
  seals: Pick<Seals, 'sealReady'>;
  lifetime: Lifetime;
  logger: Logger;
}): void {
  const look = () =>
    seals
      .sealReady(dossierTuning.sealedAtOnceMax)
      .catch((error) => logger.warn({ err: error }, 'recordings to be sealed were not looked for'));
  lifetime.interval(() => void look(), dossierTuning.sealEveryMs);
}
