import type { CallId, MandateId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { HeldMandate, HeldMandateCard } from '@cloudseat/shared/nouns/mandate.ts';
import { endedMandateShownDays, type MandateScopeName } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { CallBrief } from '../call/call-lookup.ts';
import type { CaseSources } from '../cases/case-view.ts';
import type { Cases } from '../cases/cases.ts';
import type { Applicant } from '../identity/applicant.repository.ts';
import type { Identity } from '../identity/identity.ts';
import type { ApplicantPrincipal, Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { CaseTalks } from './case-talks.ts';
import type { MandateRow } from './mandate.repository.ts';
import { presentCard, presentHeld } from './mandate-view.ts';
import { type MandateActor, type Mandates, refuse } from './mandates.ts';

type Dependencies = {
  mandates: Mandates;
  cases: Pick<Cases, 'reader'> & { sources: CaseSources };
  identity: Pick<Identity, 'getApplicant' | 'findApplicants'>;
  talks: CaseTalks;
  clock: Clock;
};
/** Where a talk has its third person; `mandateId`: whose mandate brought them, or asks to. */
export type TalkDoor = {
  find(
    callId: CallId,
  ): Promise<{ step: 'none' | 'asked' | 'wished' | 'invited' | 'here'; mandateId: MandateId | null }>;
};
export type HeldMandates = ReturnType<typeof createHeldMandates>;

/**
 * Mandates from the helper's side: an ordinary account, matched by the number that it signed in with. Decided at each request, so that
 * an ended mandate gives nothing; whoever is no helper of it learns nothing, not even that it exists.
 */
export function createHeldMandates({ mandates, cases, identity, talks, clock }: Dependencies) {
  /** Null for whoever is not its helper. */
  async function findOf(
    mandateId: MandateId,
    { applicantId }: ApplicantPrincipal,
  ): Promise<MandateRow | null> {
    const row = await mandates.find(mandateId);
    if (row === null) return null;
    const { phone } = await identity.getApplicant(applicantId);
    return row.helperPhone === phone ? row : null;
  }
  /** A confirmed one, with the scope that is needed; NOT_FOUND, MANDATE_ENDED, MANDATE_SCOPE. */
  async function getHeld(
    mandateId: MandateId,
    principal: ApplicantPrincipal | undefined,
    scope?: MandateScopeName,
  ): Promise<MandateRow> {
    const row = principal === undefined ? null : await findOf(mandateId, principal);
    // What the applicant never agreed to is nothing to a helper.
    if (row === null || row.confirmedAt === null) throw notFound('the mandate');
    if (row.state !== 'confirmed') throw refuse(row.state);
    if (scope !== undefined && !row.scopes.includes(scope))
      throw new AppError('MANDATE_SCOPE', `the mandate does not cover ${scope}`);
    return row;
  }
  /** To which call a paper for a line of the checklist goes: the newest of the case, wherever that stands. */
  async function findCallFor({ caseId }: MandateRow, lineId: MaterialLineId | null): Promise<CallId> {
    const { matterId } = await mandates.getCase(caseId);
    const lines = cases.sources.catalogue.findMatter(matterId)?.materials ?? [];
    if (!lines.some((line) => line.lineId === lineId)) throw notFound('the line');
    const call = (await cases.reader.listCalls([caseId])).at(-1);
    if (call === undefined) throw notFound('a call of the case');
    return call.callId;
  }

  return {
    findOf,
    getHeld,
    actorOf: ({ applicantId }: ApplicantPrincipal): MandateActor => ({ role: 'helper', id: applicantId }),

    async list({ applicantId }: ApplicantPrincipal): Promise<HeldMandateCard[]> {
      const { phone } = await identity.getApplicant(applicantId);
      const since = new Date(clock.now() - endedMandateShownDays * 86_400_000);
      const held = await mandates.listHeld(phone, since);
      const people = await identity.findApplicants(held.map(({ of }) => of.applicantId));
      const nameOf = (person: Applicant | undefined) => person?.name ?? '';
      return held.map(({ row, of }) =>
        presentCard(row, of, nameOf(people.get(of.applicantId)), cases.sources),
      );
    },

    async present(row: MandateRow, door: TalkDoor): Promise<HeldMandate> {
      const of = await mandates.getCase(row.caseId);
      const applicant = await identity.getApplicant(of.applicantId);
      const held = await presentHeld(row, of, applicant, cases.sources);
      return { ...held, talk: await readTalk(row, await talks.findMet(row.caseId), door) };
    },

    /** Where a paper goes that a helper is about to send, or has sent; throws why it is not taken. */
    async admitPaper(
      mandateId: MandateId,
      lineId: MaterialLineId | null,
      principals: readonly Principal[],
    ): Promise<{ callId: CallId; uploaderId: string }> {
      const principal = principals.find((each) => each.role === 'applicant');
      const row = await getHeld(mandateId, principal, 'papers');
      return { callId: await findCallFor(row, lineId), uploaderId: principal?.applicantId ?? '' };
    },
  };
}

async function readTalk(
  { mandateId, scopes }: MandateRow,
  call: CallBrief | null,
  door: TalkDoor,
): Promise<HeldMandate['talk']> {
  if (call === null || !scopes.includes('talk')) return 'none';
  const found = await door.find(call.callId);
  if (found.mandateId !== mandateId || found.step === 'none') return 'running';
  return found.step === 'wished' || found.step === 'asked' ? 'asked' : found.step;
}
