import type { ApplicantCallView, CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRow } from '../../call/call.repository.ts';
import { publicEndReasonOf } from '../../call/call-state.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { notFound } from '../../platform/errors.ts';
import { departmentNameOf, noText, type ViewSources } from './view-sources.ts';

/** States in which the applicant's page has a room to be in. */
const statesWithRoom: readonly CallState[] = ['offered', 'connecting', 'active'];
/** From here on the applicant may know who the agent is. */
const statesWithAgent: readonly CallState[] = ['connecting', 'active', 'wrapUp', 'completed'];

/** A call as its applicant sees it, from the dispatcher while it lives and from the database after that. */
export async function presentApplicantCall(callId: CallId, sources: ViewSources): Promise<ApplicantCallView> {
  const [row, record] = await Promise.all([
    sources.calls.findCall(callId),
    sources.dispatch.findCall(callId),
  ]);
  if (!row) throw notFound('the call');
  const state = record?.state ?? row.state;
  const agentId = record?.agentId ?? row.agentId;
  const [place, agent, ratings] = await Promise.all([
    record === null ? null : sources.dispatch.findPlace(callId),
    statesWithAgent.includes(state) && agentId !== null ? presentAgentCard(agentId, sources) : null,
    sources.ratings.findMany([callId]),
  ]);
  const times = timesOf(row, record);
  const matter = sources.catalogue.findMatter(row.matterId);
  const rating = ratings.get(callId) ?? null;
  const endReason = record?.endReason ?? row.endReason;
  return {
    callId,
    version: record?.version ?? row.version,
    state,
    matterId: row.matterId,
    matterName: matter?.name ?? noText,
    departmentName: sources.catalogue.getDepartment(row.departmentId).name,
    ticketNumber: row.ticketNumber,
    aheadCount: place?.aheadCount ?? null,
    waitBand: place?.waitBand ?? null,
    waitReason: place?.waitReason ?? null,
    ticket: record !== null && place !== null ? sources.sealTicket(record) : null,
    isPaused: record?.isPaused ?? false,
    isCallback: record?.isCallback ?? state === 'callbackPending',
    awayUntil: record?.awayUntil ?? null,
    roomId: statesWithRoom.includes(state) ? roomIdOf(callId) : null,
    agent,
    agentLostAt: state === 'active' || state === 'connecting' ? (record?.agentLostAt ?? null) : null,
    ...times,
    endReason: endReason === null ? null : publicEndReasonOf(endReason),
    canRate: rating === null && sources.ratings.canRate({ state, ...times }),
    rating,
  };
}

/** A call's room bears the call's id; which media node carries it can change. */
export const roomIdOf = (callId: CallId): RoomId => callId as string as RoomId;

async function presentAgentCard(agentId: AgentId, sources: ViewSources): Promise<ApplicantCallView['agent']> {
  const profile = await sources.identity.getStaff(agentId);
  return {
    displayName: profile.displayName,
    agentNumber: profile.agentNumber,
    departmentName: departmentNameOf(profile.departmentId, sources),
  };
}

function timesOf(row: CallRow, record: CallRecord | null) {
  return {
    enqueuedAt: record?.enqueuedAt ?? row.enqueuedAt?.getTime() ?? null,
    connectedAt: record?.connectedAt ?? row.connectedAt?.getTime() ?? null,
    endedAt: record?.endedAt ?? row.endedAt?.getTime() ?? null,
  };
}
