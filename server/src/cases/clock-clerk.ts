import { owedBy } from '@cloudseat/shared/nouns/clock-rules.ts';
import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { casesTuning } from '../tuning-cases.ts';
import type { ApplicantNotices } from './applicant-notices.ts';
import { clockMarkOf, clocksOf, isPressing } from './case-clocks.ts';
import type { CaseDecisions } from './case-decisions.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseChange, CaseRow, CaseWriter } from './case-write.repository.ts';
import { isDaytime } from './daytime.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'listClocked'>;
  writer: Pick<CaseWriter, 'change' | 'claimTelling'>;
  readClock: Calendar['readClock'];
  isTermKept: Calendar['isTermKept'];
  decisions: Pick<CaseDecisions, 'prepareDeemed'>;
  notices: Pick<ApplicantNotices, 'tellOfClock'>;
  clock: Clock;
  logger: Logger;
};
export type ClockClerk = ReturnType<typeof createClockClerk>;

/**
 * Looks at legal clocks before they run out. What the authority owes is put before the supervisor, of what the applicant owes
 * they are reminded, each once for each last day. An application of whose gaps nobody told in time counts as accepted from
 * receipt (行政许可法 §32): its paper is there with that, and told of by day as others are.
 */
export function createClockClerk(dependencies: Dependencies) {
  const { reader, writer, readClock, isTermKept, decisions, notices, clock, logger } = dependencies;
  const lineOf = (action: string, details: Record<string, unknown>) => ({
    ...{ at: clock.now(), actorRole: 'system', actorId: '', callId: null, action, details },
  });

  type Work = (tx: Transaction, held: CaseRow) => Promise<CaseChange> | CaseChange;
  /** Nothing where another server was first, or the case has moved on. */
  async function mark(row: CaseRow, told: string, work: Work): Promise<void> {
    await writer.change(row.caseId, null, clock.now(), async (tx, held) => {
      if (held.state !== row.state || held.toldClocks.includes(told)) return { lines: [] };
      const change = await work(tx, held);
      const toldClocks = [...held.toldClocks.slice(1 - casesTuning.toldClocksMax), told];
      return { ...change, moments: { ...change.moments, toldClocks } };
    });
  }

  /** From receipt on, though nobody said so; its paper comes with it, or neither does. */
  async function deem(row: CaseRow, view: LegalClockView): Promise<void> {
    const issue = await decisions.prepareDeemed(row);
    await mark(row, clockMarkOf(view), async (tx, held) => ({
      lines: [lineOf('case.deemedAccepted', { dueAt: view.dueAt, ...(await issue(tx, held, view.dueAt)) })],
      event: 'accepted',
      moments: { acceptedAt: held.receivedAt, isDeemedAccepted: true },
    }));
  }

  const escalate = (row: CaseRow, view: LegalClockView) =>
    mark(row, clockMarkOf(view), () => ({
      ...{ isAside: true, lines: [lineOf('clock.escalated', { clock: view.kind, dueAt: view.dueAt })] },
    }));

  /** The journal has it once the message went out; where it did not, it is tried again when the lease is over. */
  async function tell(
    row: CaseRow,
    told: string,
    details: Record<string, unknown>,
    send: () => Promise<void>,
  ) {
    if (row.toldClocks.includes(told)) return;
    const now = new Date(clock.now());
    if (!(await writer.claimTelling(row.caseId, now, casesTuning.tellLeaseMs))) return;
    await send();
    await mark(row, told, () => ({ isAside: true, lines: [lineOf('clock.reminded', details)] }));
  }

  const remind = (row: CaseRow, view: LegalClockView) =>
    tell(row, clockMarkOf(view), { clock: view.kind, dueAt: view.dueAt }, () =>
      notices.tellOfClock(row, view),
    );

  async function lookAt(row: CaseRow): Promise<void> {
    const isDay = isDaytime(clock.now());
    for (const view of clocksOf(row).map((each) => readClock(each))) {
      if (!isPressing(view) || row.toldClocks.includes(clockMarkOf(view))) continue;
      if (view.kind === 'tellGaps' && view.isOver) {
        // While holidays of that year are not known, it may end later.
        if (isTermKept(view)) await deem(row, view);
      } else if (owedBy[view.kind] === 'authority') await escalate(row, view);
      else if (isDay) await remind(row, view);
    }
  }

  return {
    async look(): Promise<void> {
      let after: CaseRow['caseId'] | null = null;
      do {
        const rows: CaseRow[] = await reader.listClocked(after, casesTuning.clockedMax);
        for (const row of rows)
          await lookAt(row).catch((error) =>
            logger.warn({ err: error, caseId: row.caseId }, 'the clocks of a case were not looked at'),
          );
        after = rows.length < casesTuning.clockedMax ? null : (rows.at(-1)?.caseId ?? null);
      } while (after !== null);
    },
  };
}

/** Every server runs one. */
export function startClockClerk(
  clerk: ClockClerk,
  { lifetime, logger }: { lifetime: Lifetime; logger: Logger },
) {
  const look = () =>
    clerk.look().catch((error) => logger.warn({ err: error }, 'legal clocks were not looked at'));
  lifetime.interval(() => void look(), casesTuning.clocksEveryMs);
}
