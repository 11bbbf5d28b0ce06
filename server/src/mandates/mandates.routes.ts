import type { CaseId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { getFound } from '../cases/case-commands.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import {
  asStaff,
  findApplicant,
  findStaff,
  type RouteContext,
  type RouteHandlers,
} from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import type { CaseTalks } from './case-talks.ts';
import type { HeldMandates } from './held-mandates.ts';
import type { MandateRow } from './mandate.repository.ts';
import type { MandateConfirmations } from './mandate-confirmations.ts';
import { presentMandate } from './mandate-view.ts';
import type { MandateActor, Mandates } from './mandates.ts';

type Dependencies = {
  mandates: Mandates;
  confirmations: MandateConfirmations;
  held: HeldMandates;
  talks: CaseTalks;
  cases: Pick<Cases, 'reader' | 'findIn' | 'findReadable'>;
};
type Routes = Pick<
  RouteHandlers,
  | 'mandate:propose'
  | 'mandate:listOfCase'
  | 'mandate:sendCode'
  | 'mandate:confirm'
  | 'mandate:confirmByVoice'
  | 'mandate:decline'
  | 'mandate:revoke'
>;
type Party = { of: CaseRow; by: MandateActor & { role: 'applicant' | 'agent' } };

/** Mandates from the side of the case: its applicant, and the agents who have it. */
export function createMandateRoutes({ mandates, confirmations, held, talks, cases }: Dependencies): Routes {
  /** As whom this browser has a say in the case; null for everybody else. */
  async function findParty(caseId: CaseId, context: RouteContext): Promise<Party | null> {
    const applicant = findApplicant(context);
    const of = applicant === undefined ? null : await cases.reader.find(caseId);
    if (of !== null && of.applicantId === applicant?.applicantId)
      return { of, by: { role: 'applicant', id: applicant.applicantId } };
    const staff = findStaff(context);
    const theirs = staff?.role === 'agent' ? await cases.findIn(caseId, staff) : null;
    return theirs && staff ? { of: theirs, by: { role: 'agent', id: staff.agentId } } : null;
  }
  async function getOwn(mandateId: MandateId, context: RouteContext): Promise<Party & { row: MandateRow }> {
    const row = getFound(await mandates.find(mandateId), 'the mandate');
    return { row, ...getFound(await findParty(row.caseId, context), 'the mandate') };
  }
  async function getReadable(caseId: CaseId, context: RouteContext): Promise<CaseRow> {
    const of = await cases.reader.find(caseId);
    const applicantId = findApplicant(context)?.applicantId;
    if (of !== null && of.applicantId === applicantId) return of;
    const staff = findStaff(context);
    return getFound(staff === undefined ? null : await cases.findReadable(caseId, staff), 'the case');
  }
  const present = (row: MandateRow, of: CaseRow, locale: Locale) =>
    presentMandate(row, confirmations.statementOf(row, of, locale));
  const end = async (mandateId: MandateId, as: 'declined' | 'revoked', context: RouteContext) => {
    const { row, by } = await getOwn(mandateId, context);
    return presentMandate(await mandates.move(row, as, by), null);
  };

  return {
    async 'mandate:propose'({ params: { caseId }, body: { locale, ...wish } }, context) {
      const { of, by } = getFound(await findParty(caseId, context), 'the case');
      const staff = by.role === 'agent' ? asStaff(context) : null;
      const talk = staff && (await talks.findMetOf(caseId, staff.agentId));
      if (staff !== null && talk === null) throw notTalking();
      return present(await mandates.propose(of, wish, by, talk?.callId), of, locale);
    },
    async 'mandate:listOfCase'({ params: { caseId }, query: { locale } }, context) {
      const of = await getReadable(caseId, context);
      return { mandates: (await mandates.listOfCase(of)).map((row) => present(row, of, locale)) };
    },
    async 'mandate:sendCode'({ params: { mandateId } }, context) {
      const { row, by } = await getOwn(mandateId, context);
      return confirmations.sendCode(row, by);
    },
    async 'mandate:confirm'({ params: { mandateId }, body: { code } }, context) {
      const row = getFound(await mandates.find(mandateId), 'the mandate');
      const party = await findParty(row.caseId, context);
      const { state } = await confirmations.byCode(row, code, party?.by ?? (await getHelper(row, context)));
      return { mandateId, state };
    },
    async 'mandate:confirmByVoice'({ params: { mandateId }, body: { locale } }, context) {
      const { row, by } = await getOwn(mandateId, context);
      const talk = await talks.findMetOf(row.caseId, asStaff(context).agentId);
      // Who is on hold is not heard.
      if (talk === null || talk.heldAt != null) throw notTalking();
      return presentMandate(await confirmations.byVoice(row, locale, by, talk.callId), null);
    },
    'mandate:decline': ({ params: { mandateId } }, context) => end(mandateId, 'declined', context),
    'mandate:revoke': ({ params: { mandateId } }, context) => end(mandateId, 'revoked', context),
  };

  /** Whom the applicant told the code. */
  async function getHelper({ mandateId }: MandateRow, context: RouteContext): Promise<MandateActor> {
    const principal = findApplicant(context);
    const row = principal === undefined ? null : await held.findOf(mandateId, principal);
    getFound(row, 'the mandate');
    return { role: 'helper', id: principal?.applicantId ?? '' };
  }
}

const notTalking = () =>
  new AppError('CALL_STATE', 'this is for the agent of a talk of the case, while it runs');
