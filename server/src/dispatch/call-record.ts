import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { needNumber, needText, type RedisFields, readNumber, readText } from '../platform/redis-fields.ts';
import type { DispatchTuning } from '../tuning.ts';
import type { CallFacts, CallRecord } from './dispatch-types.ts';

/** A call out of its hash. */
export function parseCall(
  callId: CallId,
  fields: RedisFields,
  factsJson: string | null,
  tuning: DispatchTuning,
): CallRecord {
  const state = needText<CallRecord['state']>(fields, 'state');
  const ringingSince = readNumber(fields, 'offeredAt');
  return {
    callId,
    version: needNumber(fields, 'version'),
    state,
    applicantId: needText(fields, 'applicantId'),
    queueClass: needText(fields, 'class'),
    priority: needNumber(fields, 'priority'),
    enqueuedAt: needNumber(fields, 'enqueuedAt'),
    facts: factsJson === null ? {} : (JSON.parse(factsJson) as CallFacts),
    agentId: readText(fields, 'agentId'),
    fence: readNumber(fields, 'fence'),
    offerCount: readNumber(fields, 'offerCount') ?? 0,
    ringingSince,
    offerExpiresAt:
      state === 'offered' && ringingSince !== null ? ringingSince + tuning.offerTimeoutMs : null,
    acceptedAt: readNumber(fields, 'acceptedAt'),
    connectedAt: readNumber(fields, 'connectedAt'),
    hasAgentStarted: readText(fields, 'agentStarted') !== null,
    hasApplicantStarted: readText(fields, 'applicantStarted') !== null,
    endedAt: readNumber(fields, 'endedAt'),
    endReason: readText(fields, 'endReason'),
    disposition: readText(fields, 'disposition'),
    wrapUpUntil: readNumber(fields, 'wrapUpUntil'),
    canExtendWrapUp: state === 'wrapUp' && readText(fields, 'wrapUpExtended') === null,
    awayUntil: readNumber(fields, 'awayUntil'),
    suspendedUntil: readNumber(fields, 'suspendedUntil'),
    applicantLostAt: readNumber(fields, 'applicantLostAt'),
    agentLostAt: readNumber(fields, 'agentLostAt'),
    roomId: readText(fields, 'roomId'),
    sfuNodeId: readText(fields, 'sfuNodeId'),
    pageId: readText(fields, 'pageId'),
  };
}
