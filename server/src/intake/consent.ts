import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { createConsentRepository } from './consent.repository.ts';
import { type ConsentRoutes, createConsentRoutes } from './consent.routes.ts';
import { isCurrentConsent } from './consent-text.ts';

export type Consents = {
  routes: ConsentRoutes;
  /** What was agreed to for this call. Throws CONSENT_REQUIRED without one, CONSENT_OUTDATED after a new wording. */
  assertConsent(callId: CallId): Promise<{ allowsRecording: boolean }>;
};

export function createConsents(deps: {
  db: Database;
  clock: Clock;
  calls: CallLookup;
  logger: Logger;
}): Consents {
  const consents = createConsentRepository(deps.db);
  return {
    routes: createConsentRoutes({ ...deps, consents }),
    async assertConsent(callId) {
      const latest = await consents.findLatest(callId);
      if (!latest) throw new AppError('CONSENT_REQUIRED', 'no consent was given for the call');
      if (!isCurrentConsent(latest)) throw new AppError('CONSENT_OUTDATED', 'the wording has changed since');
      return { allowsRecording: latest.allowsRecording };
    },
  };
}
