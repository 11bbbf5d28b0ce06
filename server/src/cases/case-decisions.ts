import type { Decision } from '@cloudseat/shared/nouns/case-decision.ts';
import { isGap, paperOf, standingStatus } from '@cloudseat/shared/nouns/case-rules.ts';
import { markedPagesOf } from '@cloudseat/shared/nouns/document-rules.ts';
import type { AgentId, ApplicantId, CaseId, MaterialLineId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { Gap, VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { Identity } from '../identity/identity.ts';
import type { StaffPrincipal } from '../identity/principal.ts';
import type { Transaction } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { legalClockFigures } from '../tuning-calendar.ts';
import { takeNumber } from '../vouchers/number-series.repository.ts';
import { departmentMarkOf } from '../vouchers/voucher-number.ts';
import { hashContent } from '../vouchers/vouchers.ts';
import { assertFits, eventOf } from './acceptance-rules.ts';
import { nextCaseState } from './case-state.ts';
import { countOpenTasks } from './case-task.repository.ts';
import type { CaseRow, CaseWriter } from './case-write.repository.ts';
import { nextDaytime } from './daytime.ts';
import { type DecisionMoments, readDecisionRows } from './decision.repository.ts';
import { authorityOf } from './paper-authority.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import { contentOf, type Deemed, type FoundLine } from './voucher-content.ts';

type Dependencies = {
  writer: CaseWriter;
  vouchers: VoucherRepository;
  calendar: Pick<Calendar, 'addWorkingDays'>;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'getApplicant' | 'getStaff'>;
  now: () => number;
};
export type Issued = { row: CaseRow; voucherId: VoucherId; content: VoucherContent };
/** Gives what the journal keeps of the paper. */
export type IssueDeemed = (
  tx: Transaction,
  held: CaseRow,
  dueAt: number,
) => Promise<{ voucherId: VoucherId; number: string; contentSha256: string }>;
/** What the notice of a joint review does to its case, besides what `otherGaps` it tells of. */
export type IssuedNotice = Omit<Issued, 'row'> & {
  event: 'gapsNoticed';
  moments: DecisionMoments;
  details: Record<string, unknown>;
};
export type IssueNotice = (
  tx: Transaction,
  held: CaseRow,
  otherGaps: readonly Gap[],
) => Promise<IssuedNotice>;
export type CaseDecisions = ReturnType<typeof createCaseDecisions>;

/**
 * Conclusions of a case, each with its paper: the state, the number, what the paper says and the journal's entry are stored in
 * one transaction, so that no number is lost and no paper stands for a state that is not there.
 */
export function createCaseDecisions(dependencies: Dependencies) {
  const { writer, now } = dependencies;
  const lineOf = (by: StaffPrincipal, action: string, details: Record<string, unknown>) => ({
    ...{ at: now(), actorRole: by.role, actorId: by.agentId, action, callId: null, details },
  });

  return {
    /** CASE_STATE, CHANGED_MEANWHILE, and what `assertFits` throws. */
    async decide(
      { caseId, applicantId }: Pick<CaseRow, 'caseId' | 'applicantId'>,
      version: number,
      decision: Decision,
      by: StaffPrincipal,
    ): Promise<Issued> {
      // Before the transaction: what is read beside it would wait for it where there is one connection only.
      const people = await readPeople(applicantId, by, dependencies.identity);
      let issued: Omit<Issued, 'row'> | undefined;
      const row = await writer.change(caseId, version, now(), async (tx, held) => {
        const event = eventOf[decision.outcome];
        const { voucherId, content, details } = await issue(tx, held, decision, people, dependencies);
        issued = { voucherId, content };
        return {
          lines: [lineOf(by, `case.${event ?? 'received'}`, { ...details, decision })],
          event,
          agentId: by.agentId,
          moments: momentsOf(decision, held, now()),
        };
      });
      if (issued === undefined) throw new Error('a decision without its paper');
      return { row, ...issued };
    },

    /** Who is named in it is read beforehand; then the acceptance by law is issued in the transaction that records it. */
    async prepareDeemed({
      applicantId,
      agentId,
    }: Pick<CaseRow, 'applicantId' | 'agentId'>): Promise<IssueDeemed> {
      const people = await readPeople(applicantId, { agentId }, dependencies.identity);
      return async (tx, held, dueAt) => {
        const receivedAt = held.receivedAt?.getTime() ?? now();
        const { details } = await issue(
          ...([tx, held, { outcome: 'deem', receivedAt, dueAt }, people, dependencies] as const),
        );
        const { voucherId, number, contentSha256 } = details;
        return { voucherId, number, contentSha256 };
      };
    },

    /** The same for a notice of gaps that comes with something else. Throws what `assertFits` does. */
    async prepareNotice(applicantId: ApplicantId, by: Pick<StaffPrincipal, 'agentId'>): Promise<IssueNotice> {
      const people = await readPeople(applicantId, by, dependencies.identity);
      const decision: Decision = { outcome: 'notice' };
      return async (tx, held, otherGaps) => {
        const { voucherId, content, details } = await issue(
          ...([tx, held, decision, people, dependencies, otherGaps] as const),
        );
        const moments = momentsOf(decision, held, now());
        return { voucherId, content, event: 'gapsNoticed', moments, details: { ...details, decision } };
      };
    },

    /** A supervisor's word for one more notice; used up by it. */
    allowNotice: (caseId: CaseId, version: number, reason: string, by: StaffPrincipal): Promise<CaseRow> =>
      writer.change(caseId, version, now(), (_tx, { state, noticeCount }) => {
        if (noticeCount === 0 || nextCaseState(state, 'gapsNoticed') === null)
          throw new AppError('CASE_STATE', 'no second notice is to be allowed', { state });
        return { lines: [lineOf(by, 'notice.allowed', { reason })], moments: { allowedReason: reason } };
      }),

    /** The one extension that the law allows, on a supervisor's responsibility. */
    extend: (caseId: CaseId, version: number, reason: string, by: StaffPrincipal): Promise<CaseRow> =>
      writer.change(caseId, version, now(), (_tx, { state, isExtended }) => {
        if (isExtended || (state !== 'accepted' && state !== 'conditional'))
          throw new AppError('CASE_STATE', 'the term is not to be extended', { state });
        return { lines: [lineOf(by, 'clock.extended', { reason })], moments: { isExtended: true } };
      }),

    /** Time of experts does not count: from now on, or no longer. */
    pauseClock: (
      caseId: CaseId,
      version: number,
      isPaused: boolean,
      reason: string,
      by: StaffPrincipal,
    ): Promise<CaseRow> =>
      writer.change(caseId, version, now(), (_tx, { state, pauses }) => {
        const running = pauses.find(({ to }) => to === null);
        if ((state !== 'accepted' && state !== 'conditional') || isPaused === (running !== undefined))
          throw new AppError('CASE_STATE', 'the clock is so already, or none runs', { state });
        const next = isPaused
          ? [...pauses, { from: now(), to: null, reason }]
          : pauses.map((pause) => (pause === running ? { ...pause, to: now() } : pause));
        const action = isPaused ? 'clock.paused' : 'clock.resumed';
        return { lines: [lineOf(by, action, { reason })], moments: { pauses: next } };
      }),
  };
}

/** What the case keeps of a decision for its clocks and for the next one. */
function momentsOf(decision: Decision, held: CaseRow, at: number): DecisionMoments {
  const now = new Date(at);
  const receivedAt = held.receivedAt ?? now;
  switch (decision.outcome) {
    case 'receive':
      return { receivedAt };
    case 'notice':
      return { receivedAt, noticedAt: now, noticeCount: held.noticeCount + 1, allowedReason: null };
    case 'accept':
      return { receivedAt, acceptedAt: now };
    case 'acceptConditionally':
      return { receivedAt, acceptedAt: now, conditionalDays: decision.days };
    default:
      return {};
  }
}

/** What the journal keeps of a paper, and which lines were gaps. */
type IssueDetails = { voucherId: VoucherId; number: string; contentSha256: string; gaps: MaterialLineId[] };
type People = Awaited<ReturnType<typeof readPeople>>;

async function readPeople(
  applicantId: ApplicantId,
  { agentId }: { agentId: AgentId | null },
  identity: Dependencies['identity'],
) {
  const [applicant, agent] = await Promise.all([
    identity.getApplicant(applicantId),
    agentId === null ? null : identity.getStaff(agentId),
  ]);
  return { applicant, agent };
}

async function issue(
  tx: Transaction,
  held: CaseRow,
  decision: Decision | Deemed,
  { applicant, agent }: People,
  { vouchers, calendar, catalogue, now }: Dependencies,
  otherGaps: readonly Gap[] = [],
): Promise<Omit<Issued, 'row'> & { details: IssueDetails }> {
  const { caseId, applicantId, matterId, noticeCount, allowedReason, state } = held;
  const matter = catalogue.getMatter(matterId);
  const rows = await readDecisionRows(tx, caseId);
  const lines = matter.materials.map((line): FoundLine => {
    const review = rows.reviews.find(({ lineId }) => lineId === line.lineId);
    const papers = rows.papers.filter(({ lineId }) => lineId === line.lineId);
    return {
      ...line,
      ...{ status: standingStatus(review, papers.at(-1)?.materialId), papers },
      ...{ fault: review?.fault ?? null, faultNote: review?.note ?? '' },
      markedPages: markedPagesOf(review?.marks ?? []),
    };
  });
  // What the law decides waits for nobody.
  if (decision.outcome !== 'deem')
    assertFits(decision.outcome, {
      ...{ state, lines, noticeCount, allowedReason, paperCount: rows.papers.length },
      hasOtherGaps: otherGaps.length > 0,
      isReceived: held.receivedAt !== null,
      openTaskCount: await countOpenTasks(tx, caseId),
    });
  const { shortName, ...authority } = authorityOf(held, matter, catalogue);
  const issuedAt = now();
  const facts = {
    ...{
      issuedAt,
      applicant,
      firm: held.firm,
      agent,
      lines,
      otherGaps,
      caseNumber: held.caseNumber,
      repeatReason: allowedReason,
    },
    ...{ locale: rows.locale, entryPoint: rows.entryPoint, authority },
    matter: { name: matter.name, basis: matter.guide.basis },
    otherPapers: rows.papers.filter(
      ({ lineId }) => lineId === null || !lines.some((line) => line.lineId === lineId),
    ),
    deadlineOf: (days: number, from = issuedAt) => ({
      date: districtDate(calendar.addWorkingDays(from, days)),
      workingDays: days,
    }),
    days: {
      tellGaps: legalClockFigures.tellGaps.days,
      decide: legalClockFigures.decide.days,
      correction: legalClockFigures.correction.days,
    },
  };
  const kind = decision.outcome === 'deem' ? 'acceptance' : paperOf[decision.outcome];
  const year = Number(districtDate(issuedAt).slice(0, 4));
  // Last: others who want a number of this series wait for this transaction from here on.
  const number = await takeNumber(tx, { departmentMark: departmentMarkOf(shortName), kind, year });
  const content = contentOf(decision, { ...facts, number });
  const voucherId = makeId() as VoucherId;
  const contentSha256 = hashContent(content);
  await vouchers.insert(tx, {
    ...{ voucherId, caseId, applicantId, content, contentSha256 },
    ...{ issuedBy: decision.outcome === 'deem' ? null : (agent?.agentId ?? null) },
    issuedAt: new Date(issuedAt),
    // It comes at midnight, when no telephone is to ring.
    ...(decision.outcome === 'deem' && { tellFrom: new Date(nextDaytime(issuedAt)) }),
  });
  const gaps = lines.filter(isGap).map(({ lineId }) => lineId);
  return { voucherId, content, details: { voucherId, number, contentSha256, gaps } };
}
