import { randomInt } from 'node:crypto';
import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { MandateConfirmation } from '@cloudseat/shared/nouns/mandate.ts';
import { mandateCodeLength } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Identity } from '../identity/identity.ts';
import { maskName, maskPhone } from '../identity/masking.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { mandateTuning as tuning } from '../tuning-mandates.ts';
import type { MandateRow } from './mandate.repository.ts';
import type { CodeSubject, MandateCodes } from './mandate-codes.store.ts';
import { codeText, confirmedText, type MandateFacts, statementText } from './mandate-text.ts';
import { type MandateActor, type Mandates, type Moving, refuse, termsOf } from './mandates.ts';

type Dependencies = {
  mandates: Pick<Mandates, 'move' | 'note' | 'getCase'>;
  codes: MandateCodes;
  cases: Pick<Cases, 'reader'>;
  identity: Pick<Identity, 'getApplicant' | 'sendNotice'>;
  getMatterName: (of: CaseRow) => LocalText;
  clock: Clock;
  logger: Logger;
  /** The demo sends no texts: codes come back for the screen. */
  showsCodes: boolean;
};
export type MandateConfirmations = ReturnType<typeof createMandateConfirmations>;

/** The applicant's own word for a mandate: a code from their own telephone, or their voice, heard by an agent. */
export function createMandateConfirmations(dependencies: Dependencies) {
  const { mandates, codes, cases, identity, clock, logger } = dependencies;
  const factsOf = (row: MandateRow, of: CaseRow): MandateFacts => ({
    ...{ helperName: row.helperName, helperPhone: row.helperPhone, place: row.place, scopes: row.scopes },
    ...{
      endsAt: row.endsAt.getTime(),
      caseNumber: of.caseNumber,
      matterName: dependencies.getMatterName(of),
    },
  });
  const readFacts = async (row: MandateRow) => factsOf(row, await mandates.getCase(row.caseId));
  /** The applicant's, as of the case's last talk. */
  const localeOf = async (caseId: CaseId): Promise<Locale> =>
    (await cases.reader.listCalls([caseId])).at(-1)?.locale ?? 'zh-Hans';
  /** Says which of the two it was, and keeps what was agreed to. */
  async function confirm(
    row: MandateRow,
    how: MandateConfirmation,
    statement: string,
    by: MandateActor,
    { details, ...moving }: Moving = {},
  ) {
    const said = { by: how, ...termsOf(row), statementSha256: sha256Hex(statement), ...details };
    const step = { confirmedBy: how, confirmedAt: new Date(clock.now()), statement };
    const confirmed = await mandates.move(row, 'confirmed', by, { ...moving, step, details: said });
    if (by.role !== 'applicant') await tellApplicant(confirmed);
    return confirmed;
  }
  /** Who never agreed learns of it at once. A text that fails does not undo what was agreed to. */
  async function tellApplicant(row: MandateRow): Promise<void> {
    try {
      const text = confirmedText(await localeOf(row.caseId), await readFacts(row));
      await identity.sendNotice(row.applicantId, { template: 'mandateConfirmed', text });
    } catch (error) {
      logger.warn({ err: error, mandateId: row.mandateId }, 'nobody was told by text of a mandate');
    }
  }

  return {
    /** To the applicant's own telephone. RATE_LIMITED with the wait; UNAVAILABLE when no text can be sent. */
    async sendCode(row: MandateRow, by: MandateActor) {
      assertProposed(row);
      const { applicantId, mandateId, caseId } = row;
      const { phone } = await identity.getApplicant(applicantId);
      const facts = await readFacts(row);
      const locale = await localeOf(caseId);
      const code = String(randomInt(10 ** mandateCodeLength)).padStart(mandateCodeLength, '0');
      const retryAfterMs = await codes.put(subjectOf(row), code, { phone, askerId: by.id });
      if (retryAfterMs > 0)
        throw new AppError('RATE_LIMITED', 'a code was sent before', undefined, { retryAfterMs });
      const text = codeText(locale, facts, code, tuning.codeMs / 60_000);
      try {
        await identity.sendNotice(applicantId, { template: 'mandateCode', text });
      } catch (error) {
        await codes.discard(mandateId);
        throw error;
      }
      await mandates.note(row, by, 'codeSent');
      return {
        sentTo: maskPhone(phone),
        expiresInSeconds: tuning.codeMs / 1_000,
        resendInSeconds: tuning.resendMs / 1_000,
        demoCode: dependencies.showsCodes ? code : null,
      };
    },

    /** SMS_CODE_WRONG with the tries left, SMS_CODE_EXPIRED when a new one is needed. */
    async byCode(row: MandateRow, code: string, by: MandateActor): Promise<MandateRow> {
      assertProposed(row);
      const taken = await codes.take(subjectOf(row), code);
      if (taken.result === 'wrong')
        throw new AppError('SMS_CODE_WRONG', 'the code is wrong', { triesLeft: taken.triesLeft });
      if (taken.result === 'expired')
        throw new AppError('SMS_CODE_EXPIRED', 'the code is used up or too old');
      const statement = statementText(await localeOf(row.caseId), await readFacts(row));
      return confirm(row, 'code', statement, by);
    },

    /** The journal has the words as they were read, without the helper's person: those are kept with the mandate, bound by their hash. */
    async byVoice(row: MandateRow, locale: Locale, by: MandateActor, callId: CallId): Promise<MandateRow> {
      assertProposed(row);
      const facts = await readFacts(row);
      const masked = { ...facts, helperName: maskName(facts.helperName), place: '' };
      const details = { statement: statementText(locale, masked) };
      return confirm(row, 'voice', statementText(locale, facts), by, { callId, details });
    },

    /** What the applicant is asked to agree to; null once they have answered. */
    statementOf: (row: MandateRow, of: CaseRow, locale: Locale): string | null =>
      row.state === 'proposed' ? statementText(locale, factsOf(row, of)) : null,
  };
}

function assertProposed({ state }: MandateRow): void {
  if (state !== 'proposed') throw refuse(state);
}

/** A code is bound to all that it agrees to. */
const subjectOf = (row: MandateRow): CodeSubject => ({
  mandateId: row.mandateId,
  contentSha256: sha256Hex(
    JSON.stringify([row.helperPhone, row.helperName, row.place, row.scopes, row.endsAt.getTime()]),
  ),
});
