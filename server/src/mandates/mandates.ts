import type { CallId, CaseId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { MandateProposer, MandateScope } from '@cloudseat/shared/nouns/mandate.ts';
import { isMandateOpen, mandateActions, mandatesOpenMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { assertOpen } from '../cases/case-commands.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Identity } from '../identity/identity.ts';
import { maskName } from '../identity/masking.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { mandateTuning as tuning } from '../tuning-mandates.ts';
import type { MandateRepository, MandateRow, MandateStep } from './mandate.repository.ts';
import { dueEvent, isTermFine, latestEnd, type MandateEvent, nextMandateState } from './mandate-rules.ts';

/** Who did it; system: a clock, or the end of the case. */
export type MandateActor = { role: 'applicant' | 'agent' | 'helper' | 'system'; id: string };
export type MandateWish = {
  helperName: string;
  helperPhone: string;
  place: string;
  scopes: MandateScope[];
  endsAt: number;
};
type Dependencies = {
  repository: MandateRepository;
  cases: Pick<Cases, 'reader' | 'writer'>;
  identity: Pick<Identity, 'getApplicant'>;
  clock: Clock;
  logger: Logger;
  /** One changed; by the time that this is done, whoever was let in by one that is over is out. */
  onChanged: (row: MandateRow) => Promise<void>;
};
/** What else goes with a step or a line of the journal. */
export type Moving = {
  step?: Omit<MandateStep, 'state'>;
  callId?: CallId;
  details?: Record<string, unknown>;
};
export type Mandates = ReturnType<typeof createMandates>;

const clockItself: MandateActor = { role: 'system', id: '' };
export const termsOf = ({ scopes, endsAt }: MandateRow) => ({ scopes, endsAt: endsAt.getTime() });

/**
 * A helper acts for an applicant in one case: proposed, agreed to by the applicant alone, ended by either, by the clock, or with the
 * case. Who may do what is decided before; here each step is one change of the case with its line in the journal.
 */
export function createMandates({ repository, cases, identity, clock, logger, onChanged }: Dependencies) {
  const now = () => clock.now();
  const lineOf = (row: MandateRow, by: MandateActor, action: string, { callId, details }: Moving) => ({
    ...{ at: now(), actorRole: by.role, actorId: by.id, action, callId: callId ?? null },
    details: { mandateId: row.mandateId, helper: maskName(row.helperName), ...details },
  });
  const dueOf = ({ state, endsAt }: MandateRow, { closedAt }: Pick<CaseRow, 'closedAt'>) =>
    dueEvent({ state, endsAt: endsAt.getTime() }, { now: now(), isCaseOpen: closedAt === null });

  async function move(
    { mandateId, caseId }: MandateRow,
    event: MandateEvent,
    by: MandateActor,
    moving: Moving = {},
  ): Promise<MandateRow> {
    let before: MandateRow | undefined;
    let after: MandateRow | undefined;
    await cases.writer.change(caseId, null, now(), async (tx, of) => {
      before = getFoundRow(await repository.find(mandateId, tx));
      after = before;
      // Another server's clock may have been first.
      const due = by.role === 'system' ? null : dueOf(before, of);
      const state = due === null ? nextMandateState(before.state, event) : null;
      if (state === null && by.role !== 'system') throw refuse(due ?? before.state);
      if (state === null || state === before.state) return { lines: [] };
      const endedAt = isMandateOpen(state) ? {} : { endedAt: new Date(now()) };
      after = await repository.save(tx, before, { ...moving.step, ...endedAt, state });
      return { isAside: true, lines: [lineOf(after, by, mandateActions[event], moving)] };
    });
    if (before === undefined || after === undefined) throw new Error('the change was made without its work');
    // A repeat of its end makes sure that whoever came by it is out.
    if (after === before && isMandateOpen(after.state)) return after;
    logger.info({ mandateId, caseId, state: after.state, by: by.role }, 'mandate');
    await onChanged(after);
    return after;
  }

  /** As it is now: writes down what the clock or the case has made of it. */
  async function settle(row: MandateRow, of: CaseRow): Promise<MandateRow> {
    const due = dueOf(row, of);
    return due === null ? row : move(row, due, clockItself);
  }
  async function getCase(caseId: CaseId): Promise<CaseRow> {
    const of = await cases.reader.find(caseId);
    if (of === null) throw notFound('the case');
    return of;
  }

  return {
    move,
    getCase,
    /** CASE_STATE, MANDATE_TERM, MANDATE_SELF, MANDATE_EXISTS, MANDATES_FULL. */
    async propose(
      { caseId, applicantId }: CaseRow,
      wish: MandateWish,
      by: MandateActor & { role: MandateProposer },
      callId?: CallId,
    ): Promise<MandateRow> {
      if (!isTermFine(wish.endsAt, now()))
        throw new AppError('MANDATE_TERM', 'it ends in time to come, and not too late', {
          latestAt: latestEnd(now()),
        });
      const { phone } = await identity.getApplicant(applicantId);
      if (phone === wish.helperPhone)
        throw new AppError('MANDATE_SELF', 'nobody needs a mandate for an own case');
      let made: MandateRow | undefined;
      await cases.writer.change(caseId, null, now(), async (tx, of) => {
        assertOpen(of);
        const rows = await repository.listOfCase(caseId, tx);
        assertRoom(
          rows.filter((row) => isMandateOpen(row.state) && dueOf(row, of) === null),
          wish,
        );
        made = await repository.insert(tx, {
          ...{ ...wish, mandateId: makeId() as MandateId, caseId, applicantId, proposedBy: by.role },
          ...{ endsAt: new Date(wish.endsAt), proposedAt: new Date(now()) },
        });
        const moving = { ...(callId && { callId }), details: termsOf(made) };
        return { isAside: true, lines: [lineOf(made, by, mandateActions.proposed, moving)] };
      });
      if (made === undefined) throw new Error('the change was made without its work');
      await onChanged(made);
      return made;
    },

    /** Something that happened by a mandate, or with it; papers are what decisions rest on. */
    async note(
      row: MandateRow,
      by: MandateActor,
      what: 'codeSent' | 'paperBrought' | 'knocked' | 'joined',
      moving: Moving = {},
    ): Promise<void> {
      const lines = [lineOf(row, by, mandateActions[what], moving)];
      await cases.writer.change(row.caseId, null, now(), () => ({ isAside: what !== 'paperBrought', lines }));
    },

    /** As it is now; null where there is none. */
    async find(mandateId: MandateId): Promise<MandateRow | null> {
      const row = await repository.find(mandateId);
      return row && settle(row, await getCase(row.caseId));
    },
    /** The newest first. */
    async listOfCase(of: CaseRow): Promise<MandateRow[]> {
      const rows = await repository.listOfCase(of.caseId);
      return Promise.all(rows.map((row) => settle(row, of)));
    },
    /** Those of a helper with their cases; ended ones for a while. */
    async listHeld(helperPhone: string, since: Date): Promise<{ row: MandateRow; of: CaseRow }[]> {
      const rows = await repository.listHeld(helperPhone, since, tuning.heldMax);
      return Promise.all(
        rows.map(async (row) => {
          const of = await getCase(row.caseId);
          return { row: await settle(row, of), of };
        }),
      );
    },
    /** Writes down what is over, so that nobody stays in a talk by it. */
    async settleDue(): Promise<void> {
      for (const row of await repository.listDue(new Date(now()), tuning.lookMax))
        await getCase(row.caseId)
          .then((of) => settle(row, of))
          .catch((error) =>
            logger.warn({ err: error, mandateId: row.mandateId }, 'a mandate that is over was not ended'),
          );
    },
  };
}

function assertRoom(open: readonly MandateRow[], { helperPhone }: MandateWish): void {
  if (open.some((row) => row.helperPhone === helperPhone))
    throw new AppError('MANDATE_EXISTS', 'this helper has one that is open');
  if (open.length >= mandatesOpenMax)
    throw new AppError('MANDATES_FULL', 'one has to end first', { maxCount: mandatesOpenMax });
}

function getFoundRow(row: MandateRow | null): MandateRow {
  if (row === null) throw notFound('the mandate');
  return row;
}

/** MANDATE_ENDED of what is over for good, MANDATE_STATE else. */
export const refuse = (state: MandateRow['state']): AppError =>
  isMandateOpen(state)
    ? new AppError('MANDATE_STATE', `that does not fit a mandate that is ${state}`, { state })
    : new AppError('MANDATE_ENDED', `the mandate is ${state}`, { state });
