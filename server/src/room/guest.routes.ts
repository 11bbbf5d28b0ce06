import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import type { GuestView } from './guest-view.ts';
import type { Guests } from './guests.ts';

type Dependencies = {
  guests: Guests;
  view: GuestView;
  lookup: CallLookup;
  /** Whether the call came through the code of a service window. */
  isAtWindow: (callId: CallId) => Promise<boolean>;
  openSession: (guest: {
    callId: CallId;
    guestId: GuestId;
  }) => Promise<{ token: string; maxAgeSeconds: number }>;
};

/** The way in for whoever has the link of an invitation. */
export function createGuestRoutes({
  guests,
  view,
  lookup,
  isAtWindow: findIsAtWindow,
  openSession,
}: Dependencies): Pick<RouteHandlers, 'guestInvitation:look' | 'guestInvitation:accept'> {
  async function getTalk(token: string) {
    const invited = await guests.getInvited(token);
    const call = await lookup.findCall(invited.callId);
    if (call === null || !runningStates.includes(call.state))
      throw new AppError('GUEST_LINK_OVER', 'the talk that the link leads to is over');
    return { ...invited, call };
  }
  return {
    async 'guestInvitation:look'({ body: { token } }) {
      const { call, callId, expiresAt } = await getTalk(token);
      const isAtWindow = await findIsAtWindow(callId);
      return { ...(await view.presentHost(call)), expiresAt, isAtWindow };
    },
    async 'guestInvitation:accept'({ body: { token, name, relation, allowsRecording } }, context) {
      const { callId } = await getTalk(token);
      const guestId = await guests.join(callId, token, { name, relation, allowsRecording });
      const session = await openSession({ callId, guestId });
      context.setSession('guest', session.token, session.maxAgeSeconds);
      return {};
    },
  };
}
