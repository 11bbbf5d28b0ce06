import { needNumber, needText, readNumber, readText } from '../platform/redis-fields.ts';
import type { DispatchEvent } from './dispatch-types.ts';

/** An event out of the stream's flat list of names and values. */
export function parseEvent(eventId: string, flat: readonly string[]): DispatchEvent {
  const fields: Record<string, string> = {};
  for (let at = 0; at + 1 < flat.length; at += 2) fields[flat[at] ?? ''] = flat[at + 1] ?? '';
  return {
    eventId,
    type: needText(fields, 'type'),
    at: needNumber(fields, 'at'),
    callId: readText(fields, 'callId'),
    applicantId: readText(fields, 'applicantId'),
    queueClass: readText(fields, 'queueClass'),
    from: readText(fields, 'from'),
    to: readText(fields, 'to'),
    version: readNumber(fields, 'version'),
    agentId: readText(fields, 'agentId'),
    agentVersion: readNumber(fields, 'agentVersion'),
    agentStatus: readText(fields, 'agentStatus'),
    agentActivity: readText(fields, 'agentActivity'),
    fence: readNumber(fields, 'fence'),
    reason: readText(fields, 'reason'),
    offerEnd: readText(fields, 'offerEnd'),
    declineReason: readText(fields, 'declineReason'),
    endReason: readText(fields, 'endReason'),
    disposition: readText(fields, 'disposition'),
    enqueuedAt: readNumber(fields, 'enqueuedAt'),
    roomId: readText(fields, 'roomId'),
    deskId: readText(fields, 'deskId'),
    previousDeskId: readText(fields, 'previousDeskId'),
    pageId: readText(fields, 'pageId'),
    previousPageId: readText(fields, 'previousPageId'),
  };
}
