import type { ApplicantCallView, CallState } from '@cloudseat/shared/nouns/call.ts';
import { runningStates, waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallRow } from '../../call/call.repository.ts';
import { publicEndReasonOf } from '../../call/call-state.ts';
import { findRunningLeg } from '../../call/running-leg.ts';
import type { CallRecord } from '../../dispatch/dispatch-types.ts';
import { maskPhone } from '../../identity/masking.ts';
import { notFound } from '../../platform/errors.ts';
import { parseQueueClass, type QueueClass } from '../../queue/queue-class.ts';
import { dispatchTuning } from '../../tuning.ts';
import { intakeTuning } from '../../tuning-intake.ts';
import { findRegion, isPassedOn, noText, presentCard, type ViewSources } from './view-sources.ts';

/** States in which the applicant's page has a room to be in. */
const statesWithRoom: readonly CallState[] = ['offered', ...runningStates];
/** From here on the applicant may know who the agent is. */
const statesWithAgent: readonly CallState[] = [...runningStates, 'wrapUp', 'completed'];

/** A call as its applicant sees it, from the dispatcher while it lives and from the database after that. */
export async function presentApplicantCall(callId: CallId, sources: ViewSources): Promise<ApplicantCallView> {
  const [row, record] = await Promise.all([
    sources.calls.findCall(callId),
    sources.dispatch.findCall(callId),
  ]);
  if (!row) throw notFound('the call');
  const state = record?.state ?? row.state;
  const agentId = record?.agentId ?? row.agentId;
  const isRunning = runningStates.includes(state);
  const [place, agent, passing, ratings, phone] = await Promise.all([
    record === null ? null : sources.dispatch.findPlace(callId),
    statesWithAgent.includes(state) && agentId !== null ? presentCard(agentId, sources) : null,
    presentPassing(row, record, sources),
    sources.ratings.findMany([callId]),
    // Not while it is being connected: the first picture goes first.
    record !== null && isRunning && state !== 'connecting' ? sources.callNumbers.get(record) : null,
  ]);
  const times = timesOf(row, record);
  const matter = sources.catalogue.findMatter(row.matterId);
  const rating = ratings.get(callId) ?? null;
  const endReason = record?.endReason ?? row.endReason;
  return {
    callId,
    version: record?.version ?? row.version,
    kind: row.kind,
    state,
    matterId: row.matterId,
    matterName: matter?.name ?? noText,
    departmentName: matter?.departmentName ?? sources.catalogue.getDepartment(row.departmentId).name,
    owningRegion: matter?.owningRegion ?? null,
    assistingRegion: findRegion(row.regionId, sources),
    ticketNumber: row.ticketNumber,
    aheadCount: place?.aheadCount ?? null,
    waitBand: place?.waitBand ?? null,
    waitReason: place?.waitReason ?? null,
    ticket: record !== null && waitingStates.includes(state) ? sources.sealTicket(record) : null,
    isPaused: record?.isPaused ?? false,
    isCallback: record?.isCallback ?? state === 'callbackPending',
    awayUntil: record?.awayUntil ?? null,
    callbackOfferAt: callbackOfferAtOf(record),
    callbackTryCount: record?.callbackTryCount ?? 0,
    answerUntil: answerUntilOf(record),
    roomId: row.kind === 'talk' && statesWithRoom.includes(state) ? roomIdOf(callId) : null,
    agent,
    ...passing,
    telephone: isRunning ? (record?.telephone ?? null) : null,
    phone: phone === null ? null : maskPhone(phone),
    heldAt: isRunning ? (record?.heldAt ?? null) : null,
    agentLostAt: isRunning ? (record?.agentLostAt ?? null) : null,
    ...times,
    endReason: endReason === null ? null : publicEndReasonOf(endReason),
    canRate: rating === null && sources.ratings.canRate({ state, ...times }),
    rating,
  };
}

/** A call's room bears the call's id; which media node carries it can change. */
export const roomIdOf = (callId: CallId): RoomId => callId as string as RoomId;

/** From when on a callback is offered plainly, while one may be asked for. */
function callbackOfferAtOf(record: CallRecord | null): number | null {
  if (record === null || record.isCallback || !['queued', 'away', 'passed'].includes(record.state))
    return null;
  return record.enqueuedAt + intakeTuning.callbackOfferAfterMs;
}

function answerUntilOf(record: CallRecord | null): number | null {
  if (record === null || !record.isCallback || record.state !== 'connecting') return null;
  return record.acceptedAt === null ? null : record.acceptedAt + dispatchTuning.callbackConnectMs;
}

type Passing = Pick<ApplicantCallView, 'helper' | 'transferTo'>;

/** Who else is in the talk, and where it goes. */
async function presentPassing(
  row: CallRow,
  record: CallRecord | null,
  sources: ViewSources,
): Promise<Passing> {
  if (record === null) return { helper: null, transferTo: null };
  const nameOf = (queueClass: QueueClass) =>
    sources.catalogue.getDepartment(parseQueueClass(queueClass).departmentId).name;
  if (isPassedOn(record, row.transfer)) return { helper: null, transferTo: nameOf(record.queueClass) };
  const leg = record.legId === null ? null : await sources.dispatch.findCall(record.legId);
  if (leg?.kind === 'transfer') return { helper: null, transferTo: nameOf(leg.queueClass) };
  const running = await findRunningLeg(record, sources.dispatch.findCall);
  return { helper: running && (await presentCard(running.agentId, sources)), transferTo: null };
}

function timesOf(row: CallRow, record: CallRecord | null) {
  return {
    enqueuedAt: record?.enqueuedAt ?? row.enqueuedAt?.getTime() ?? null,
    connectedAt: record?.connectedAt ?? row.connectedAt?.getTime() ?? null,
    endedAt: record?.endedAt ?? row.endedAt?.getTime() ?? null,
  };
}
