import type { DispatchEvent } from './dispatch-types.ts';

type Written = Partial<Record<Exclude<keyof DispatchEvent, 'why'>, string | number>> & { why?: unknown };

const text = <Value extends string>(value: string | number | undefined): Value | null =>
  value === undefined || value === '' ? null : (String(value) as Value);
const number = <Value extends number>(value: string | number | undefined): Value | null =>
  value === undefined || value === '' ? null : (Number(value) as Value);

/** An event out of its JSON, as `emit` in scripts/parts/base.lua wrote it: what does not apply was left out. */
export function parseEvent(eventId: string, json: string): DispatchEvent {
  const event = JSON.parse(json) as Written & Pick<DispatchEvent, 'type'>;
  return {
    eventId,
    type: event.type,
    at: Number(event.at),
    callId: text(event.callId),
    applicantId: text(event.applicantId),
    queueClass: text(event.queueClass),
    from: text(event.from),
    to: text(event.to),
    version: number(event.version),
    agentId: text(event.agentId),
    agentVersion: number(event.agentVersion),
    agentStatus: text(event.agentStatus),
    agentActivity: text(event.agentActivity),
    fence: number(event.fence),
    reason: text(event.reason),
    offerEnd: text(event.offerEnd),
    declineReason: text(event.declineReason),
    endReason: text(event.endReason),
    disposition: text(event.disposition),
    enqueuedAt: number(event.enqueuedAt),
    priority: number(event.priority),
    decidedBy: text(event.decidedBy),
    note: text(event.note),
    roomId: text(event.roomId),
    deskId: text(event.deskId),
    previousDeskId: text(event.previousDeskId),
    pageId: text(event.pageId),
    previousPageId: text(event.previousPageId),
    nodeId: text(event.nodeId),
    heldAt: number(event.heldAt),
    heldMs: number(event.heldMs),
    parentId: text(event.parentId),
    kind: text(event.kind),
    nextAgentId: text(event.nextAgentId),
    why: event.why ?? null,
    shownBand: text(event.shownBand),
    groupId: text(event.groupId),
    groupFrom: text(event.groupFrom),
    groupTo: text(event.groupTo),
    groupVersion: number(event.groupVersion),
  };
}
