import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import { createTwoSides } from '../call/two-sides.ts';
import type { Principal, RequestHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Inviter } from './guest-rules.ts';
import type { GuestView } from './guest-view.ts';
import type { GuestActor, Guests } from './guests.ts';

type Dependencies = {
  guests: Guests;
  lookup: CallLookup;
  view: GuestView;
  /** Sends a link to a telephone, in the words of the call's language. */
  sendLink: (callId: CallId, phone: string, link: string) => Promise<void>;
};
type Handlers = Pick<
  RequestHandlers,
  | 'guest:get'
  | 'guest:ask'
  | 'guest:agree'
  | 'guest:cancel'
  | 'guest:text'
  | 'guest:remove'
  | 'guest:getCall'
  | 'guest:leave'
>;

/** Both sides of a talk about its third person, and that person's own word. */
export function createGuestHandlers({ guests, lookup, view, sendLink }: Dependencies): Handlers {
  const { getOwn, ...sides } = createTwoSides(lookup);
  const assertTalking = (callId: CallId, principal: Principal) =>
    sides.assertTalking(callId, principal, 'a third person is invited while people talk');
  const answer = async (callId: CallId): Promise<{ state: GuestState }> => ({
    state: await view.presentState(callId),
  });

  return {
    async 'guest:get'({ callId }, { principal }) {
      await getOwn(callId, principal);
      return answer(callId);
    },
    async 'guest:ask'({ callId }, { principal }) {
      await assertTalking(callId, principal);
      await guests.change(callId, { kind: 'ask', by: sideOf(principal) }, actorOf(principal));
      return answer(callId);
    },
    async 'guest:agree'({ callId }, { principal }) {
      await assertTalking(callId, principal);
      await guests.agree(callId, sideOf(principal), actorOf(principal));
      return answer(callId);
    },
    async 'guest:cancel'({ callId }, { principal }) {
      await getOwn(callId, principal);
      await guests.change(callId, { kind: 'cancel', by: sideOf(principal) }, actorOf(principal));
      return answer(callId);
    },
    async 'guest:text'({ callId, phone }, { principal }) {
      await assertTalking(callId, principal);
      await guests.change(callId, { kind: 'text' }, actorOf(principal));
      const { state } = await answer(callId);
      if (state.link === null) throw new AppError('GUEST_SETTLED', 'the link is not good any more');
      await sendLink(callId, phone, state.link);
      return { state };
    },
    async 'guest:remove'({ callId }, { principal }) {
      await getOwn(callId, principal);
      await guests.change(callId, { kind: 'remove', by: sideOf(principal) }, actorOf(principal));
      return answer(callId);
    },
    async 'guest:getCall'({ callId }, { principal }) {
      if (principal.callId !== callId) throw notFound('the call');
      return { guestCall: await view.presentCall(principal) };
    },
    async 'guest:leave'(_input, { principal }) {
      const { callId, guestId } = principal;
      await guests.change(callId, { kind: 'leave', guestId }, { role: 'guest', id: guestId });
      return { guestCall: await view.presentCall(principal) };
    },
  };
}

const sideOf = ({ role }: Principal): Inviter => (role === 'applicant' ? 'applicant' : 'agent');
const actorOf = (principal: Principal): GuestActor =>
  principal.role === 'applicant'
    ? { role: 'applicant', id: principal.applicantId }
    : { role: 'agent', id: principal.agentId };
