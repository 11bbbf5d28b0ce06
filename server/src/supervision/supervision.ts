import { setTimeout } from 'node:timers/promises';
import type { CallPriority } from '@cloudseat/shared/nouns/call-priority.ts';
import type { AgentId, CallId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { CallWhy, DispatchDay, SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CallRepository } from '../call/call.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { supervisionTuning } from '../tuning-supervision.ts';
import { compareToBand } from './compare-to-band.ts';
import { countEntryPoints, countFigures } from './day-figures.ts';
import { presentSupervised, waitEndOf } from './supervised-call.ts';
import type { Span, SupervisionRepository, TicketRow } from './supervision.repository.ts';
import { splitWait } from './wait-parts.ts';
import { presentSteps } from './why-steps.ts';

export type SupervisionDependencies = {
  repository: SupervisionRepository;
  calls: Pick<CallRepository, 'findCall' | 'listCalls'>;
  catalogue: Pick<Catalogue, 'findMatter' | 'findDepartmentName'>;
  identity: Pick<Identity, 'findApplicants' | 'listStaff'>;
  /** NOT_FOUND, CALL_STATE once it runs, CALL_ENDED. Resolves to the call's version since. */
  setPriority(decision: PriorityDecision): Promise<{ version: number }>;
  clock: Clock;
};
export type PriorityDecision = {
  callId: CallId;
  priority: CallPriority;
  decidedBy: AgentId;
  note: string;
};
export type CallSearch = {
  day?: string | undefined;
  ticketNumber?: string | undefined;
  state?: 'all' | 'live';
};
/** Whose calls may be seen: a department's, or with null everybody's. */
export type Scope = DepartmentId | null;
export type Supervision = ReturnType<typeof createSupervision>;

const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };
const dayMs = 86_400_000;

/**
 * Questions of those who oversee the agents, answered from the record alone: nothing that runs is asked or held up. And
 * the one thing they may change in a line.
 */
export function createSupervision(dependencies: SupervisionDependencies) {
  return {
    listCalls: (search: CallSearch, scope: Scope) => listCalls(search, scope, dependencies),
    explainCall: (callId: CallId, scope: Scope) => explainCall(callId, scope, dependencies),
    setPriority: (decision: PriorityDecision, scope: Scope) => setPriority(decision, scope, dependencies),
    getDay: (day: string | undefined, scope: Scope) => getDay(day, scope, dependencies),
  };
}

async function listCalls(
  { day, ticketNumber, state }: CallSearch,
  departmentId: Scope,
  dependencies: SupervisionDependencies,
): Promise<{ calls: SupervisedCall[]; isCut: boolean }> {
  const { repository, clock } = dependencies;
  const max = supervisionTuning.listedCallsMax;
  const number = ticketNumber === '' ? undefined : ticketNumber;
  const isLive = state === 'live';
  const ofDay = day ?? (number === undefined && !isLive ? districtDate(clock.now()) : undefined);
  const rows = await repository.listCalls(
    {
      departmentId,
      isLive,
      ...(ofDay !== undefined && { span: spanOf(ofDay) }),
      ...(number !== undefined && { ticketNumber: number }),
    },
    max + 1,
  );
  return { calls: await presentCalls(rows.slice(0, max), dependencies), isCut: rows.length > max };
}

async function explainCall(
  callId: CallId,
  departmentId: Scope,
  dependencies: SupervisionDependencies,
): Promise<CallWhy> {
  const { repository, calls, clock } = dependencies;
  const row = await getTicket(callId, departmentId, calls);
  const events = await repository.listEvents(callId);
  const [offers, counted, staff, [call]] = await Promise.all([
    repository.listOffers([...new Set([callId, ...events.map((event) => event.callId)])]),
    repository.countOffers([callId]),
    readStaff(dependencies),
    presentCalls([row], dependencies),
  ]);
  if (call === undefined) throw notFound('the call');
  const lineIds = offers.flatMap(
    (offer) => offer.candidates?.calls.map(([candidateId]) => candidateId) ?? [],
  );
  const tickets = await readTickets([...new Set(lineIds)], dependencies);
  const changes = events
    .filter(({ parentId }) => parentId === null)
    .map((event) => ({
      at: event.happenedAt.getTime(),
      to: event.toState as TicketRow['state'] | null,
    }));
  const serverNow = clock.now();
  return {
    serverNow,
    call,
    wait: splitWait(changes, waitEndOf(row, counted.get(callId), serverNow)),
    // A call that went back to the line waits again: its real wait is not known yet.
    estimate:
      row.shownBand === null || call.isWaiting
        ? null
        : { band: row.shownBand, realWait: compareToBand(call.waitMs, row.shownBand) },
    steps: presentSteps(events, offers, {
      agent: staff,
      ticket: (candidateId) => tickets.get(candidateId) ?? null,
    }),
  };
}

/** Of another department: as if it were not there. */
async function getTicket(
  callId: CallId,
  departmentId: Scope,
  calls: SupervisionDependencies['calls'],
): Promise<TicketRow> {
  const row = await calls.findCall(callId);
  if (!isTicket(row) || (departmentId !== null && row.departmentId !== departmentId))
    throw notFound('the call');
  return row;
}

async function setPriority(
  decision: PriorityDecision,
  departmentId: Scope,
  { calls, ...dispatch }: SupervisionDependencies,
): Promise<void> {
  await getTicket(decision.callId, departmentId, calls);
  const { version } = await dispatch.setPriority(decision);
  // The recorder is a moment behind; who looks again wants to see what they did.
  for (let tries = 0; tries < supervisionTuning.recordedTryCount; tries += 1) {
    if (((await calls.findCall(decision.callId))?.version ?? 0) >= version) return;
    await setTimeout(supervisionTuning.recordedTryMs);
  }
}

async function getDay(
  wantedDay: string | undefined,
  departmentId: Scope,
  { repository, catalogue, clock }: SupervisionDependencies,
): Promise<DispatchDay> {
  const day = wantedDay ?? districtDate(clock.now());
  const [calls, offers] = await Promise.all([
    repository.listDayCalls(spanOf(day), departmentId),
    repository.countDayOffers(spanOf(day), departmentId),
  ]);
  const isOf = (id: string) => (of: { departmentId: string }) => of.departmentId === id;
  const departments = [...new Set(calls.map((call) => call.departmentId))].map((id) => ({
    departmentId: id as DepartmentId,
    departmentName: catalogue.findDepartmentName(id as DepartmentId) ?? noText,
    figures: countFigures(calls.filter(isOf(id)), offers.filter(isOf(id)), supervisionTuning),
  }));
  const { answerWithinMs, abandonedAtOnceMs } = supervisionTuning;
  return {
    ...{ day, serverNow: clock.now(), answerWithinMs, abandonedAtOnceMs },
    total: countFigures(calls, offers, supervisionTuning),
    entryPoints: countEntryPoints(calls, supervisionTuning),
    departments: departments.sort((left, right) => right.figures.ticketCount - left.figures.ticketCount),
  };
}

async function presentCalls(
  rows: readonly TicketRow[],
  dependencies: SupervisionDependencies,
): Promise<SupervisedCall[]> {
  const { repository, catalogue, identity, clock } = dependencies;
  const [applicants, counted, staff] = await Promise.all([
    identity.findApplicants(rows.map((row) => row.applicantId)),
    repository.countOffers(rows.map((row) => row.callId)),
    readStaff(dependencies),
  ]);
  return rows.map((row) => {
    const names = {
      applicantName: applicants.get(row.applicantId)?.name ?? '',
      matterName: catalogue.findMatter(row.matterId)?.name ?? null,
      departmentName: catalogue.findDepartmentName(row.departmentId),
      agent: row.agentId === null ? null : staff(row.agentId),
    };
    return presentSupervised(row, names, counted.get(row.callId), clock.now());
  });
}

/** Cards of everybody on the list of staff; an empty one for who is not on it any more. */
async function readStaff({ identity }: SupervisionDependencies): Promise<(agentId: string) => StaffCard> {
  const staff = await identity.listStaff();
  const cards = new Map<string, StaffCard>(
    staff.map(({ agentId, displayName, agentNumber }) => [agentId, { agentId, displayName, agentNumber }]),
  );
  return (agentId) =>
    cards.get(agentId) ?? { agentId: agentId as StaffCard['agentId'], displayName: '', agentNumber: '' };
}

async function readTickets(callIds: readonly CallId[], { calls, catalogue }: SupervisionDependencies) {
  const rows = await calls.listCalls(callIds);
  return new Map<string, { ticketNumber: string; matterName: LocalText }>(
    rows.map(({ callId, ticketNumber, matterId }) => [
      callId,
      { ticketNumber: ticketNumber ?? '', matterName: catalogue.findMatter(matterId)?.name ?? noText },
    ]),
  );
}

const isTicket = (row: Awaited<ReturnType<CallRepository['findCall']>>): row is TicketRow =>
  row !== null && row.ticketNumber !== null && row.enqueuedAt !== null;

/** A date of the district, from midnight to midnight by its clock. */
function spanOf(day: string): Span {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return { from: new Date(from), to: new Date(from + dayMs) };
}
