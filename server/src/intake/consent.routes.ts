import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { type CallLookup, isCallOver } from '../call/call-lookup.ts';
import { asApplicant, type RouteHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { ConsentRepository, GivenConsent } from './consent.repository.ts';
import { canonicalWording, currentConsentText, isCurrentConsent } from './consent-text.ts';

export type ConsentRoutes = Pick<RouteHandlers, 'consentText:get' | 'consent:give'>;

/** What somebody says, and to which wording. */
export type ConsentWord = { version: string; locale: Locale; sha256: string; allowsRecording: boolean };

/** Keeps a word, with the words it was about. CONSENT_OUTDATED where another wording is in force. */
export async function addConsent(
  { consents, clock, logger }: { consents: ConsentRepository; clock: Clock; logger: Logger },
  { roomId, applicantId, word }: { roomId: string; applicantId: ApplicantId; word: ConsentWord },
): Promise<GivenConsent> {
  const { version, locale, sha256, allowsRecording } = word;
  if (!isCurrentConsent(word))
    throw new AppError('CONSENT_OUTDATED', 'another wording is in force', {
      version: currentConsentText(locale).version,
    });
  const consentId = makeId();
  const given = { consentId, version, locale, sha256, allowsRecording, givenAt: clock.now() };
  await consents.add({ ...given, callId: roomId, applicantId, wording: canonicalWording(locale) });
  logger.info({ callId: roomId, consentId, version, allowsRecording }, 'consent given');
  return given;
}

/** The wording in force, and the record that an applicant agreed to exactly these words for this call. */
export function createConsentRoutes(deps: {
  consents: ConsentRepository;
  calls: CallLookup;
  clock: Clock;
  logger: Logger;
}): ConsentRoutes {
  const { calls } = deps;
  return {
    'consentText:get': async ({ query }) => currentConsentText(query.locale),

    async 'consent:give'({ params: { callId }, body }, context) {
      const { applicantId } = asApplicant(context);
      const call = await calls.findCall(callId);
      if (!call || call.applicantId !== applicantId) throw notFound('the call');
      if (isCallOver(call.state)) throw new AppError('CALL_STATE', 'the call is over', { state: call.state });
      const { consentId, givenAt } = await addConsent(deps, { roomId: callId, applicantId, word: body });
      return { consentId, givenAt };
    },
  };
}
