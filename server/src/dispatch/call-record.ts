import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { TelephoneResult, TelephoneStep } from '@cloudseat/shared/nouns/telephone.ts';
import { needNumber, needText, type RedisFields, readNumber, readText } from '../platform/redis-fields.ts';
import type { DispatchTuning } from '../tuning.ts';
import { callFields as names, readState } from './call-fields.ts';
import type { CallKind, CallRecord, RingingOffer } from './dispatch-types.ts';

/** What few calls have, as `saveMore` in scripts/parts/base.lua wrote it. */
type More = {
  kind?: CallKind;
  parent?: CallId;
  leg?: CallId;
  wait?: string;
  paused?: boolean;
  attempts?: number;
  telephone?: { step: TelephoneStep; at: string; result?: TelephoneResult };
  heldAt?: string;
  heldMs?: number;
  number?: string;
};

/** A call out of its hash. */
export function parseCall(callId: CallId, fields: RedisFields, tuning: DispatchTuning): CallRecord {
  const state = readState(needText(fields, names.state));
  const moreJson = readText(fields, names.more);
  const more: More = moreJson === null ? {} : JSON.parse(moreJson);
  return {
    callId,
    version: needNumber(fields, names.version),
    state,
    applicantId: (readText(fields, names.applicantId) ?? '') as CallRecord['applicantId'],
    queueClass: needText(fields, names.class),
    priority: readNumber(fields, names.priority) ?? 0,
    enqueuedAt: readNumber(fields, names.enqueuedAt) ?? needNumber(fields, names.score),
    kind: more.kind ?? 'talk',
    parentId: more.parent ?? null,
    legId: more.leg ?? null,
    isCallback: more.wait === 'callbackPending',
    isPaused: more.paused ?? false,
    callbackTryCount: more.attempts ?? 0,
    telephone: more.telephone
      ? { step: more.telephone.step, at: Number(more.telephone.at), result: more.telephone.result ?? null }
      : null,
    heldAt: more.heldAt === undefined ? null : Number(more.heldAt),
    heldMs: more.heldMs ?? 0,
    sealedNumber: more.number ?? null,
    agentId: readText(fields, names.agentId),
    fence: readNumber(fields, names.fence),
    offers: parseOffers(fields[names.offers] ?? '', tuning),
    offerCount: readNumber(fields, names.offerCount) ?? 0,
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
    pageId: readText(fields, names.pageId),
  };
}

function parseOffers(text: string, tuning: DispatchTuning): RingingOffer[] {
  return [...text.matchAll(/(\d+)=([^@ ]+)@(\d+)/g)].map(([, fence, agentId, at]) => ({
    fence: Number(fence) as RingingOffer['fence'],
    agentId: agentId as RingingOffer['agentId'],
    offeredAt: Number(at),
    expiresAt: Number(at) + tuning.offerTimeoutMs,
  }));
}
