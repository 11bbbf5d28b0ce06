import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallRow } from '../../call/call.repository.ts';
import { publicEndReasonOf } from '../../call/call-state.ts';
import { noText, type ViewSources } from './view-sources.ts';

const msOf = (date: Date | null) => date?.getTime() ?? null;
const between = (from: number | null, to: number | null) =>
  from === null || to === null ? null : Math.max(0, to - from);

/** Rows of a list of calls, with the few look-ups they need made once for all. */
export async function presentSummaries(
  rows: readonly CallRow[],
  sources: ViewSources,
): Promise<CallSummary[]> {
  const agentIds = [...new Set(rows.flatMap((row) => (row.agentId ? [row.agentId] : [])))];
  const [applicants, staff, ratings, times, records] = await Promise.all([
    sources.identity.findApplicants(rows.map((row) => row.applicantId)),
    Promise.all(agentIds.map((agentId) => sources.identity.getStaff(agentId))),
    sources.ratings.findMany(rows.map((row) => row.callId)),
    sources.bookings.findTimes(rows.map((row) => row.callId)),
    Promise.all(rows.map((row) => sources.dispatch.findCall(row.callId))),
  ]);
  const agentNames = new Map(staff.map((profile) => [profile.agentId, profile.displayName]));
  return rows.map((row, index) => {
    const record = records[index] ?? null;
    const state = record?.state ?? row.state;
    const enqueuedAt = record?.enqueuedAt ?? msOf(row.enqueuedAt);
    const connectedAt = record?.connectedAt ?? msOf(row.connectedAt);
    const endedAt = record?.endedAt ?? msOf(row.endedAt);
    const endReason = record?.endReason ?? row.endReason;
    const rating = ratings.get(row.callId) ?? null;
    return {
      callId: row.callId,
      caseId: row.caseId,
      ticketNumber: row.ticketNumber,
      kind: row.kind,
      state,
      matterName: sources.catalogue.findMatter(row.matterId)?.name ?? noText,
      departmentId: row.departmentId,
      departmentName: sources.catalogue.getDepartment(row.departmentId).name,
      applicantName: applicants.get(row.applicantId)?.name ?? '',
      agentName: row.agentId === null ? null : (agentNames.get(row.agentId) ?? null),
      entryPoint: row.entryPoint,
      createdAt: row.createdAt.getTime(),
      bookedFor: times.get(row.callId) ?? null,
      enqueuedAt,
      connectedAt,
      endedAt,
      waitMs: between(enqueuedAt, record?.acceptedAt ?? msOf(row.acceptedAt)),
      talkMs: between(connectedAt, endedAt),
      disposition: record?.disposition ?? row.disposition,
      endReason: endReason === null ? null : publicEndReasonOf(endReason),
      canRate: rating === null && sources.ratings.canRate({ state, connectedAt, endedAt }),
      rating,
    };
  });
}
