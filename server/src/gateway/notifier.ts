import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegEndReason } from '@cloudseat/shared/nouns/leg.ts';
import type {
  CallRecord,
  DispatchEvent,
  DispatchEventType,
  QueueCommands,
} from '../dispatch/dispatch-types.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import { createPlaces } from './places.ts';
import type { ShownPlace } from './places-told.ts';
import type { Audience, Sockets } from './sockets.ts';
import { presentApplicantCall } from './views/applicant-view.ts';
import { presentDesk } from './views/desk-view.ts';
import { Refresher } from './views/refresher.ts';
import type { ViewSources } from './views/view-sources.ts';

type Options = {
  sockets: () => Sockets;
  sources: ViewSources;
  queue: Pick<QueueCommands, 'listPlaces' | 'readLine'>;
  lifetime: Lifetime;
  logger: Logger;
};
export type Notifier = ReturnType<typeof createNotifier>;

/**
 * Tells the pages this server holds what changed. Every server reads every change; each sends only to its own pages, a whole
 * view at a time, so that a page that missed ten changes is right after the eleventh.
 */
export function createNotifier({ sockets, sources, queue, lifetime, logger }: Options) {
  const isHere = (applicantId: ApplicantId) => sockets().has(`applicant:${applicantId}`);
  const places = createPlaces({
    ...{ queue, isHere, lifetime, logger, clock: sources.clock },
    tell: (applicantIds, place) => tellPlace(sockets(), applicantIds, place),
  });
  let isDeskChanged = false;
  let isPresenceChanged = false;

  const callRefresher = new Refresher<`${ApplicantId}/${CallId}`>(async (key) => {
    const [applicantId = '', callId = ''] = key.split('/');
    const call = await presentApplicantCall(callId as CallId, sources);
    sockets().emit(`applicant:${applicantId}`, 'call:updated', { call });
    places.doubt(call.callId);
  }, logger);

  const deskRefresher = new Refresher<AgentId>(async (agentId) => {
    for (const { principal, pageId } of sockets().staffPages()) {
      if (principal.agentId !== agentId) continue;
      sockets().emit(`page:${pageId}`, 'desk:updated', { desk: await presentDesk(agentId, pageId, sources) });
    }
  }, logger);

  const markCall = (applicantId: ApplicantId, callId: CallId, delayMs: number) => {
    if (isHere(applicantId)) callRefresher.mark(`${applicantId}/${callId}`, delayMs);
  };
  const markDesk = (agentId: AgentId, delayMs = 0) => {
    if (sockets().has(`agent:${agentId}`)) deskRefresher.mark(agentId, delayMs);
  };

  function notePlace(
    call: Pick<CallRecord, 'applicantId' | 'callId' | 'queueClass'>,
    state: CallState | null,
  ) {
    if (isWaiting(state) && isHere(call.applicantId)) places.note(call, standing.includes(state));
    else places.forget(call.callId);
  }

  lifetime.interval(() => {
    if (isPresenceChanged) places.allMoved();
    if (isDeskChanged)
      for (const { principal } of sockets().staffPages())
        if (principal.role === 'agent') markDesk(principal.agentId);
    isDeskChanged = isPresenceChanged = false;
  }, gatewayTuning.lineUpdateEveryMs);

  lifetime.interval(() => places.reviewAll(), gatewayTuning.placeReviewEveryMs);

  /** What becomes of a transfer or consult is told to both sides of its call. */
  async function tellParent(event: DispatchEvent, parentId: CallId): Promise<void> {
    const [call, leg] = await Promise.all([
      sources.dispatch.findCall(parentId),
      event.callId === null ? null : sources.dispatch.findCall(event.callId),
    ]);
    if (call === null) return;
    markCall(call.applicantId, parentId, 0);
    if (call.agentId === null) return;
    markDesk(call.agentId);
    const reason = legEndReasonOf(event);
    if (reason !== null && (leg?.kind === 'transfer' || leg?.kind === 'consult'))
      sockets().emit(`agent:${call.agentId}`, 'leg:ended', { callId: parentId, kind: leg.kind, reason });
  }

  /** What becomes of its applicant is said at the desks of all agents in the talk, the one who is consulted too. */
  async function tellAgents(callId: CallId): Promise<void> {
    const call = await sources.dispatch.findCall(callId);
    const leg = call?.legId == null ? null : await sources.dispatch.findCall(call.legId);
    for (const agentId of [call?.agentId, leg?.agentId]) if (agentId != null) markDesk(agentId);
  }

  return {
    handleEvent(event: DispatchEvent): void {
      const { applicantId, callId, queueClass, agentId, parentId, nextAgentId } = event;
      if (parentId !== null)
        tellParent(event, parentId).catch((error) =>
          logger.warn({ err: error, callId: parentId }, 'the end of a transfer or consult could not be told'),
        );
      if (callId !== null && ofWholeTalk.includes(event.type))
        tellAgents(callId).catch((error) =>
          logger.warn({ err: error, callId }, 'the desks of a call could not be told of its applicant'),
        );
      if (nextAgentId !== null) markDesk(nextAgentId);
      const delayMs = event.type === 'offerAccepted' ? gatewayTuning.pictureFirstMs : 0;
      if (applicantId !== null && callId !== null) {
        if (queueClass !== null) notePlace({ applicantId, callId, queueClass }, event.to);
        markCall(applicantId, callId, delayMs);
      }
      if (agentId !== null) markDesk(agentId, delayMs);
      if (queueClass !== null && movesLine(event)) places.lineMoved(queueClass);
      if (changesLists(event)) isDeskChanged = true;
      if (changesPresence(event)) isPresenceChanged = true;
      if (event.offerEnd !== null && agentId !== null && callId !== null && event.fence !== null)
        sockets().emit(`agent:${agentId}`, 'offer:ended', {
          callId,
          fence: event.fence,
          reason: event.offerEnd,
        });
      for (const pageId of [event.previousPageId, event.previousDeskId])
        if (pageId !== null) sockets().emit(`page:${pageId}`, 'session:replaced', { at: event.at });
    },
    /** A page with a call came: it is told its place from now on. */
    noteCall: (call: CallRecord) => notePlace(call, call.state),
    markDesk: (agentId: AgentId) => markDesk(agentId),
    presentDesk: (agentId: AgentId, pageId: string): Promise<DeskView> =>
      presentDesk(agentId, pageId, sources),
  };
}

/** Changes of a talk that every agent in it sees, though they name none or one of them. */
const ofWholeTalk: readonly DispatchEventType[] = [
  ...(['applicantLost', 'applicantBack', 'telephoneChanged', 'callHeld', 'callResumed'] as const),
];
/** In a line; who is away keeps standing there until the turn comes. */
const standing: readonly (CallState | null)[] = ['queued', 'away', 'callbackPending'];
const isWaiting = (state: CallState | null) => state !== null && waitingStates.includes(state);
/** Whether others' places may have changed: somebody came into the line or left it. */
const movesLine = ({ from, to }: DispatchEvent) =>
  from !== to && (standing.includes(from as CallState | null) || standing.includes(to));
/** Whether more or fewer agents may be signed in. */
const changesPresence = (event: DispatchEvent) =>
  event.callId === null || event.agentActivity === 'disconnected';
/** Whether the lists on desks may have changed. */
const changesLists = (event: DispatchEvent) =>
  event.callId === null ? event.type === 'agentChanged' : event.from !== event.to;

/** One message for all whose connection is idle; gives the others. */
function tellPlace(
  sockets: Sockets,
  applicantIds: readonly ApplicantId[],
  place: ShownPlace,
): readonly ApplicantId[] {
  const idle: Audience[] = [];
  const busy: ApplicantId[] = [];
  for (const applicantId of applicantIds) {
    const audience = `applicant:${applicantId}` as const;
    if (sockets.isKeepingUp(audience)) idle.push(audience);
    else busy.push(applicantId);
  }
  sockets.emit(idle, 'queue:moved', place);
  return busy;
}

/** Null while it goes on, or where it became a hand-over. */
function legEndReasonOf({ type, to, endReason }: DispatchEvent): LegEndReason | null {
  if (type !== 'callEnded' || endReason === 'handedOver') return null;
  if (endReason === 'nobodyAnswered') return 'nobodyAnswered';
  if (endReason === 'agentLost') return 'lost';
  if (endReason !== 'agentEnded') return 'ended';
  // The agent asked ends a leg as completed, the one who asked takes it back.
  return to === 'completed' ? 'left' : 'takenBack';
}
