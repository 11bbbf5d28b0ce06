import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { MessageId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import { isCallOver } from '../call/call-lookup.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Messages } from './messages.ts';
import { forTheLine, type IsSignedIn, standsBy } from './stand-by.ts';

type Dependencies = {
  lookup: CallLookup;
  messages: Messages;
  isSignedIn: IsSignedIn;
  /** Throws LINK_NOT_ALLOWED. */
  assertLink: (url: string) => void;
  clock: Clock;
};

const listMax = 500;

/** Chat of a call. It is kept with the call, and whoever joins late reads it from the beginning. */
export function createMessageHandlers({
  lookup,
  messages,
  isSignedIn,
  assertLink,
  clock,
}: Dependencies): Pick<RequestHandlers, 'message:send' | 'message:list'> {
  const getCallOf = async (callId: CallId, principal: Principal, mayOnlyRead: boolean) => {
    const call = await lookup.findCall(callId);
    if (call === null) throw notFound('the call');
    const isThere = takesPart(call, principal) || (mayOnlyRead && helps(call, principal));
    if (isThere) return { call, isStandBy: false };
    if (await standsBy(call, principal, isSignedIn)) return { call, isStandBy: true };
    throw notFound('the call');
  };
  return {
    async 'message:send'({ requestId, callId, text, link }, { principal }) {
      const { call } = await getCallOf(callId, principal, false);
      if (isCallOver(call.state)) throw new AppError('CALL_ENDED', 'the talk is over');
      if (link !== null) {
        if (principal.role === 'applicant')
          throw new AppError(
            'LINK_NOT_ALLOWED',
            'links are sent by agents: an applicant writes them as text',
          );
        assertLink(link.url);
      }
      const line = {
        messageId: MessageId.parse(makeId()),
        callId,
        sender: principal.role === 'applicant' ? ('applicant' as const) : ('agent' as const),
        senderId: principal.role === 'applicant' ? principal.applicantId : principal.agentId,
        text,
        materialId: null,
        link,
        sentAt: new Date(clock.now()),
      };
      return { message: await messages.add(line, requestId) };
    },
    async 'message:list'({ callId, afterSequence }, { principal }) {
      const { isStandBy } = await getCallOf(callId, principal, true);
      const lines = await messages.list(callId, afterSequence, listMax);
      return { messages: isStandBy ? lines.flatMap(forTheLine) : lines };
    },
  };
}

/** An agent whom the call only rings at takes no part yet. */
const takesPart = (call: CallBrief, principal: Principal) =>
  principal.role === 'applicant'
    ? call.applicantId === principal.applicantId
    : call.agentId === principal.agentId && call.state !== 'offered';

/** Who is consulted reads along. */
const helps = (call: CallBrief, principal: Principal) =>
  principal.role !== 'applicant' && call.helperId === principal.agentId;
