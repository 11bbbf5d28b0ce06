import type { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { createConsentRepository, type GivenConsent } from './consent.repository.ts';
import { addConsent, type ConsentRoutes, type ConsentWord, createConsentRoutes } from './consent.routes.ts';
import { isCurrentConsent } from './consent-text.ts';

export type Consents = {
  routes: ConsentRoutes;
  /** Whether the wording in force was agreed to for this call. */
  findCurrent(callId: CallId): Promise<'given' | 'outdated' | 'missing'>;
  /** What was agreed to last, for the recorder; null before. */
  findLatest(roomId: string): Promise<GivenConsent | null>;
  /** The word of whoever is in a room, under the wording they were shown: of a call's room, or of a review's. CONSENT_OUTDATED. */
  giveInRoom(roomId: string, applicantId: ApplicantId, word: ConsentWord): Promise<GivenConsent>;
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
    async findCurrent(callId) {
      const latest = await consents.findLatest(callId);
      if (!latest) return 'missing';
      return isCurrentConsent(latest) ? 'given' : 'outdated';
    },
    findLatest: (roomId) => consents.findLatest(roomId),
    giveInRoom: (roomId, applicantId, word) =>
      addConsent({ ...deps, consents }, { roomId, applicantId, word }),
  };
}
