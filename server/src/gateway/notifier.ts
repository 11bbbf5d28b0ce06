import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { LegEndReason } from '@cloudseat/shared/nouns/leg.ts';
import type { CallRecord, DispatchEvent, QueueCommands } from '../dispatch/dispatch-types.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import type { Sockets } from './sockets.ts';
import { presentApplicantCall } from './views/applicant-view.ts';
import { presentDesk } from './views/desk-view.ts';
import { Refresher } from './views/refresher.ts';
import type { ViewSources } from './views/view-sources.ts';

type Options = {
  sockets: () => Sockets;
  sources: ViewSources;
  queue: Pick<QueueCommands, 'listPlaces'>;
  lifetime: Lifetime;
  logger: Logger;
};
export type Notifier = ReturnType<typeof createNotifier>;

/**
 * Tells the pages this server holds what changed. Every server reads every change; each sends only to its own pages, a whole
 * view at a time, so that a page that missed ten changes is right after the eleventh.
 */
export function createNotifier({ sockets, sources, queue, lifetime, logger }: Options) {
  /** Calls in line whose applicant has a page here, and the place that was shown last. */
  const waiting = new Map<CallId, { applicantId: ApplicantId; shown: string }>();
  let isLineChanged = false;

  const callRefresher = new Refresher<`${ApplicantId}/${CallId}`>(async (key) => {
    const [applicantId = '', callId = ''] = key.split('/');
    const call = await presentApplicantCall(callId as CallId, sources);
    sockets().emit(`applicant:${applicantId}`, 'call:updated', { call });
  }, logger);

  const deskRefresher = new Refresher<AgentId>(async (agentId) => {
    for (const { principal, pageId } of sockets().pages()) {
      if (principal.role === 'applicant' || principal.agentId !== agentId) continue;
      sockets().emit(`page:${pageId}`, 'desk:updated', { desk: await presentDesk(agentId, pageId, sources) });
    }
  }, logger);

  const markCall = (applicantId: ApplicantId, callId: CallId, delayMs: number) => {
    if (sockets().has(`applicant:${applicantId}`)) callRefresher.mark(`${applicantId}/${callId}`, delayMs);
  };
  const markDesk = (agentId: AgentId, delayMs = 0) => {
    if (sockets().has(`agent:${agentId}`)) deskRefresher.mark(agentId, delayMs);
  };

  function noteWaiting(applicantId: ApplicantId, callId: CallId, waits: boolean): void {
    if (waits && sockets().has(`applicant:${applicantId}`)) waiting.set(callId, { applicantId, shown: '' });
    else waiting.delete(callId);
  }

  lifetime.interval(() => {
    if (!isLineChanged) return;
    isLineChanged = false;
    for (const { principal } of sockets().pages())
      if (principal.role === 'agent') markDesk(principal.agentId);
    sendPlaces().catch((error) => logger.warn({ err: error }, 'places in line could not be sent'));
  }, gatewayTuning.lineUpdateEveryMs);

  /** Positions go out at most every two seconds, and only to pages whose shown place changed. */
  async function sendPlaces(): Promise<void> {
    for (const [callId, { applicantId }] of waiting)
      if (!sockets().has(`applicant:${applicantId}`)) waiting.delete(callId);
    for (const { callId, aheadCount, waitBand, waitReason } of await queue.listPlaces([...waiting.keys()])) {
      const known = waiting.get(callId);
      const shown = `${aheadCount} ${waitBand} ${waitReason}`;
      if (known === undefined || known.shown === shown) continue;
      known.shown = shown;
      const place = { callId, aheadCount, waitBand, waitReason };
      sockets().emit(`applicant:${known.applicantId}`, 'queue:moved', place, true);
    }
  }

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

  return {
    handleEvent(event: DispatchEvent): void {
      const { applicantId, callId, agentId, parentId, nextAgentId } = event;
      if (parentId !== null)
        tellParent(event, parentId).catch((error) =>
          logger.warn({ err: error, callId: parentId }, 'the end of a transfer or consult could not be told'),
        );
      if (nextAgentId !== null) markDesk(nextAgentId);
      const delayMs = event.type === 'offerAccepted' ? gatewayTuning.pictureFirstMs : 0;
      if (applicantId !== null && callId !== null) {
        noteWaiting(applicantId, callId, isWaiting(event.to));
        markCall(applicantId, callId, delayMs);
      }
      if (agentId !== null) markDesk(agentId, delayMs);
      if (changesLine(event)) isLineChanged = true;
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
    noteCall: (call: CallRecord) => noteWaiting(call.applicantId, call.callId, isWaiting(call.state)),
    markDesk: (agentId: AgentId) => markDesk(agentId),
    presentDesk: (agentId: AgentId, pageId: string): Promise<DeskView> =>
      presentDesk(agentId, pageId, sources),
  };
}

const isWaiting = (state: CallState | null) => state === 'queued' || state === 'offered' || state === 'away';
/** Whether others' places, or the lists on desks, may have changed. */
const changesLine = (event: DispatchEvent) =>
  event.callId === null ? event.type === 'agentChanged' : event.from !== event.to;

/** Null while it goes on, or where it became a hand-over. */
function legEndReasonOf({ type, to, endReason }: DispatchEvent): LegEndReason | null {
  if (type !== 'callEnded' || endReason === 'handedOver') return null;
  if (endReason === 'nobodyAnswered') return 'nobodyAnswered';
  if (endReason === 'agentLost') return 'lost';
  if (endReason !== 'agentEnded') return 'ended';
  // The agent asked ends a leg as completed, the one who asked takes it back.
  return to === 'completed' ? 'left' : 'takenBack';
}
