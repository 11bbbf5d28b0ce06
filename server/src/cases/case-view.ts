import { talkingStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { Region } from '@cloudseat/shared/nouns/catalogue.ts';
import type { AgentId, CaseId, EntryCode, MaterialId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type {
  CaseCall,
  CaseEntry,
  CaseLine,
  CaseSummary,
  CaseTask,
  CaseView,
  OpenReason,
  OwnCase,
  OwnCaseView,
} from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { CallRow } from '../call/call.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import { maskName, maskPhone } from '../identity/masking.ts';
import type { StaffProfile } from '../identity/staff.repository.ts';
import { beforeAccept } from '../materials/material-access.ts';
import type { ChainedLine } from './case-chain.ts';
import { clocksOf, isPressingAuthority } from './case-clocks.ts';
import type { CaseCounts, CaseReader, LineRow, TaskRow } from './case-read.repository.ts';
import type { CaseRow } from './case-write.repository.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';

export type CaseSources = {
  reader: CaseReader;
  identity: Pick<Identity, 'findApplicants' | 'listStaff'>;
  catalogue: Pick<Catalogue, 'findMatter' | 'findDepartmentName' | 'regions' | 'findEntryLabel'>;
  findMaterials(materialIds: readonly MaterialId[]): Promise<Map<MaterialId, Material>>;
  vouchers: Pick<VoucherRepository, 'listOf'>;
  readClock: Calendar['readClock'];
  now(): number;
};

const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };
const msOf = (date: Date | null): number | null => date?.getTime() ?? null;

/** Cards of staff by id; whoever left keeps the name under which they acted. */
async function cardsOf({
  identity,
  catalogue,
}: Pick<CaseSources, 'identity' | 'catalogue'>): Promise<Map<string, StaffCard>> {
  const staff = await identity.listStaff();
  return new Map(staff.map((profile) => [profile.agentId, presentStaff(profile, catalogue)]));
}

export function presentStaff(
  { agentId, displayName, agentNumber, regionId }: StaffProfile,
  catalogue: Pick<Catalogue, 'regions'>,
): StaffCard {
  const region = findRegion(regionId, catalogue);
  return { agentId, displayName, agentNumber, ...(region && { regionName: region.name }) };
}

const findRegion = (regionId: RegionId | null, { regions }: Pick<Catalogue, 'regions'>): Region | null =>
  regions().find((region) => region.regionId === regionId) ?? null;

export async function presentCases(rows: readonly CaseRow[], sources: CaseSources): Promise<CaseSummary[]> {
  const caseIds = rows.map(({ caseId }) => caseId);
  const [applicants, counts, calls, cards] = await Promise.all([
    sources.identity.findApplicants(rows.map(({ applicantId }) => applicantId)),
    sources.reader.count(caseIds, new Date(sources.now())),
    sources.reader.listCalls(rows.filter(({ state }) => isCaseOpen(state)).map(({ caseId }) => caseId)),
    cardsOf(sources),
  ]);
  return rows.map((row) => {
    const applicant = applicants.get(row.applicantId);
    const count = counts.get(row.caseId);
    const own = calls.filter(({ caseId }) => caseId === row.caseId);
    return {
      ...presentOwn(row, sources),
      departmentId: row.departmentId,
      applicantName: maskName(applicant?.name ?? ''),
      applicantPhone: maskPhone(applicant?.phone ?? ''),
      agent: (row.agentId && cards.get(row.agentId)) ?? null,
      callCount: count?.callCount ?? 0,
      openTaskCount: count?.openTaskCount ?? 0,
      openReason: whyOpen(row, own, count, readClocks(row, sources)),
    };
  });
}

/** Why a case has not ended; null for one that has. The most pressing reason counts. */
export function whyOpen(
  { state }: Pick<CaseRow, 'state'>,
  calls: readonly Pick<CallRow, 'state'>[],
  counts: Pick<CaseCounts, 'openTaskCount' | 'overdueTaskCount'> | undefined,
  clocks: readonly LegalClockView[],
): OpenReason | null {
  if (!isCaseOpen(state)) return null;
  if ((counts?.overdueTaskCount ?? 0) > 0) return 'taskOverdue';
  if (clocks.some(({ isOver }) => isOver)) return 'clockOver';
  if (clocks.some(isPressingAuthority)) return 'clockEnding';
  if (calls.some((call) => talkingStates.includes(call.state) || call.state === 'wrapUp')) return 'inTalk';
  if (calls.some((call) => waitingStates.includes(call.state) || call.state === 'scheduled'))
    return 'waiting';
  if (state === 'correcting' || state === 'conditional') return 'awaitingApplicant';
  if (state === 'accepted') return 'awaitingDecision';
  return (counts?.openTaskCount ?? 0) > 0 ? 'taskOpen' : 'awaitingAgent';
}

export async function presentCase(row: CaseRow, sources: CaseSources): Promise<CaseView> {
  const { reader, catalogue } = sources;
  const [[summary], lines, calls, tasks, vouchers, cards, papers] = await Promise.all([
    presentCases([row], sources),
    reader.listLines(row.caseId),
    reader.listCalls([row.caseId]),
    reader.listTasks(row.caseId),
    sources.vouchers.listOf([row.caseId]),
    cardsOf(sources),
    listPapers(row.caseId, sources),
  ]);
  // Until an agent has a call, its papers are kept back, as the line's desks learn no more of it.
  const waiting = new Set(calls.filter(({ state }) => beforeAccept.has(state)).map(({ callId }) => callId));
  const materials = papers.filter(({ callId }) => !waiting.has(callId));
  if (!summary) throw new Error('one row gives one case');
  const checklist = catalogue.findMatter(row.matterId)?.materials ?? [];
  const lineIds = new Set(checklist.map(({ lineId }) => lineId));
  return {
    ...summary,
    version: row.version,
    entryCount: row.entryCount,
    entryPoint: calls[0]?.entryPoint ?? 'web',
    closedAt: msOf(row.closedAt),
    lines: checklist.map(
      (line): CaseLine => ({
        ...line,
        versions: materials.filter(({ lineId }) => lineId === line.lineId),
        review: presentReview(
          lines.find(({ lineId }) => lineId === line.lineId),
          cards,
        ),
      }),
    ),
    otherMaterials: materials.filter(({ lineId }) => lineId === null || !lineIds.has(lineId)),
    calls: calls.map((call) => ({ ...presentCall(call), agent: cardOf(call.agentId, cards) })),
    tasks: tasks.map((task) => presentTask(task, cards, sources.now())),
    clocks: readClocks(row, sources),
    vouchers: vouchers.map(presentVoucher),
    noticeCount: row.noticeCount,
    allowedReason: row.allowedReason,
    isExtended: row.isExtended,
    isDeemedAccepted: row.isDeemedAccepted,
    isPaused: row.pauses.some(({ to }) => to === null),
    pauseReason: pauseReasonOf(row),
  };
}

async function listPapers(caseId: CaseId, { reader, findMaterials }: CaseSources): Promise<Material[]> {
  const materialIds = await reader.listMaterialIds(caseId);
  const found = await findMaterials(materialIds);
  return materialIds.flatMap((materialId) => found.get(materialId) ?? []);
}

const cardOf = (agentId: AgentId | null, cards: Map<string, StaffCard>): StaffCard | null =>
  (agentId && cards.get(agentId)) ?? null;

function presentReview(row: LineRow | undefined, cards: Map<string, StaffCard>): CaseLine['review'] {
  if (row === undefined) return null;
  const { lineId, status, fault, note, materialId, marks, reviewedAt, reviewedBy } = row;
  return {
    ...{ lineId, status, fault, note, materialId, marks },
    reviewedAt: reviewedAt.getTime(),
    reviewedBy: cards.get(reviewedBy) ?? null,
  };
}

export const readClocks = (row: CaseRow, { readClock }: Pick<CaseSources, 'readClock'>): LegalClockView[] =>
  clocksOf(row).map((clock) => readClock(clock));

const pauseReasonOf = ({ pauses }: Pick<CaseRow, 'pauses'>): string | null =>
  pauses.find(({ to }) => to === null)?.reason ?? null;

const presentVoucher = (row: VoucherRow) => ({
  ...{ voucherId: row.voucherId, kind: row.kind, number: row.number, signedAt: msOf(row.signedAt) },
  issuedAt: row.issuedAt.getTime(),
  openedAt: msOf(row.openedAt),
  acknowledgedAt: msOf(row.acknowledgedAt),
  isSuperseded: row.supersededAt !== null,
});

const presentCall = ({ callId, ticketNumber, state, createdAt, connectedAt, endedAt }: CallRow) => ({
  ...{ callId, ticketNumber, state },
  createdAt: createdAt.getTime(),
  connectedAt: msOf(connectedAt),
  endedAt: msOf(endedAt),
});

export const presentTask = (task: TaskRow, cards: Map<string, StaffCard>, now: number): CaseTask => ({
  taskId: task.taskId,
  caseId: task.caseId,
  title: task.title,
  owner: cards.get(task.ownerId) ?? null,
  dueAt: task.dueAt.getTime(),
  state: task.state,
  note: task.note,
  isOverdue: task.state === 'open' && task.dueAt.getTime() < now,
  escalatedAt: msOf(task.escalatedAt),
  version: task.version,
});

/** Tasks of several cases, with what a list of them must say. */
export async function presentTasks(tasks: readonly TaskRow[], sources: CaseSources) {
  const cards = await cardsOf(sources);
  const caseIds = [...new Set(tasks.map(({ caseId }) => caseId))];
  const rows = new Map((await sources.reader.findMany(caseIds)).map((row) => [row.caseId, row]));
  return tasks.map((task) => {
    const row = rows.get(task.caseId);
    return {
      ...presentTask(task, cards, sources.now()),
      caseNumber: row?.caseNumber ?? '',
      matterName: (row && sources.catalogue.findMatter(row.matterId)?.name) ?? noText,
    };
  });
}

export async function presentEntries(
  lines: readonly ChainedLine[],
  sources: Pick<CaseSources, 'identity' | 'catalogue'>,
): Promise<CaseEntry[]> {
  const cards = await cardsOf(sources);
  return lines.map(({ actorId, actorRole, callId, ...line }) => ({
    ...line,
    callId: callId as CaseEntry['callId'],
    actorRole: actorRole as CaseEntry['actorRole'],
    actor: cards.get(actorId) ?? null,
  }));
}

export const presentOwn = (row: CaseRow, { catalogue }: Pick<CaseSources, 'catalogue'>): OwnCase => ({
  caseId: row.caseId,
  caseNumber: row.caseNumber,
  state: row.state,
  matterId: row.matterId,
  firm: row.firm,
  matterName: catalogue.findMatter(row.matterId)?.name ?? noText,
  departmentName: authorityNameOf(row, catalogue),
  owningRegion: findRegion(row.owningRegionId, catalogue),
  assistingRegion: findRegion(row.assistingRegionId, catalogue),
  entryLabel: catalogue.findEntryLabel(row.entryCode as EntryCode | null),
  openedAt: row.openedAt.getTime(),
  stateSince: row.stateSince.getTime(),
});

/** Who decides: an authority of a partner region, or the department here. */
const authorityNameOf = (
  { owningRegionId, matterId, departmentId }: CaseRow,
  catalogue: CaseSources['catalogue'],
): LocalText =>
  (owningRegionId && catalogue.findMatter(matterId)?.authority?.name) ||
  (catalogue.findDepartmentName(departmentId) ?? noText);

const markedOf = (review: LineRow | undefined): OwnCaseView['lines'][number]['marked'] =>
  review?.materialId && review.marks.length > 0
    ? { materialId: review.materialId, marks: review.marks }
    : null;

/** An own case: nothing of who reviewed it, what staff still has to do, or why it stays open. */
export async function presentOwnCase(row: CaseRow, sources: CaseSources): Promise<OwnCaseView> {
  const [lines, calls, vouchers, papers] = await Promise.all([
    sources.reader.listLines(row.caseId),
    sources.reader.listCalls([row.caseId]),
    sources.vouchers.listOf([row.caseId]),
    listPapers(row.caseId, sources),
  ]);
  const checklist = sources.catalogue.findMatter(row.matterId)?.materials ?? [];
  return {
    ...presentOwn(row, sources),
    closedAt: msOf(row.closedAt),
    clocks: readClocks(row, sources),
    isDeemedAccepted: row.isDeemedAccepted,
    pauseReason: pauseReasonOf(row),
    vouchers: vouchers.map(presentVoucher),
    calls: calls.map((call): Omit<CaseCall, 'agent'> => presentCall(call)),
    lines: checklist.map((line) => {
      const review = lines.find(({ lineId }) => lineId === line.lineId);
      const files = papers.filter(({ lineId }) => lineId === line.lineId);
      const reviewedAt = review?.reviewedAt.getTime() ?? Number.POSITIVE_INFINITY;
      return {
        ...line,
        fileCount: files.length,
        hasNewerFile: files.some(({ uploadedAt }) => uploadedAt > reviewedAt),
        status: review?.status ?? null,
        fault: review?.fault ?? null,
        faultNote: review?.note ?? '',
        marked: markedOf(review),
      };
    }),
  };
}
