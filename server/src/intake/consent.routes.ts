import { type CallLookup, isCallOver } from '../call/call-lookup.ts';
import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { ConsentRepository } from './consent.repository.ts';
import { canonicalWording, currentConsentText, isCurrentConsent } from './consent-text.ts';

export type ConsentRoutes = Pick<RouteHandlers, 'consentText:get' | 'consent:give'>;

/** The wording in force, and the record that an applicant agreed to exactly these words for this call. */
export function createConsentRoutes(deps: {
  consents: ConsentRepository;
  calls: CallLookup;
  clock: Clock;
  logger: Logger;
}): ConsentRoutes {
  const { consents, calls, clock, logger } = deps;
  return {
    'consentText:get': async ({ query }) => currentConsentText(query.locale),

    async 'consent:give'({ params: { callId }, body }, context) {
      const { applicantId } = asApplicant(context);
      const call = await calls.findCall(callId);
      if (!call || call.applicantId !== applicantId) throw notFound('the call');
      if (isCallOver(call.state)) throw new AppError('CALL_STATE', 'the call is over', { state: call.state });
      if (!isCurrentConsent(body))
        throw new AppError('CONSENT_OUTDATED', 'another wording is in force', {
          version: currentConsentText(body.locale).version,
        });
      const consentId = makeId();
      const givenAt = clock.now();
      const wording = canonicalWording(body.locale);
      await consents.add({ consentId, callId, applicantId, ...body, wording, givenAt });
      logger.info(
        { callId, consentId, version: body.version, allowsRecording: body.allowsRecording },
        'consent given',
      );
      return { consentId, givenAt };
    },
  };
}
