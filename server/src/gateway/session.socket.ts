import type { SessionSnapshot } from '@cloudseat/shared/contract/session-requests.ts';
import type { GuestCall } from '@cloudseat/shared/nouns/guest.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type {
  GuestPrincipal,
  PanelPrincipal,
  RequestHandlers,
  StaffPrincipal,
} from '../identity/principal.ts';
import type { Person } from '../room/person.ts';
import type { Notifier } from './notifier.ts';
import type { PageLeases } from './page-leases.ts';
import { presentApplicantCall } from './views/applicant-view.ts';
import type { ViewSources } from './views/view-sources.ts';

type Dependencies = {
  leases: PageLeases;
  notifier: Notifier;
  signIn: (agentId: AgentId) => Promise<void>;
  sources: ViewSources;
  /** The page of the newest connect carries the guest's talk. */
  carryGuest: (guest: GuestPrincipal, pageId: string) => Promise<GuestCall>;
  findRoomView: (callId: CallId | null, person: Person, pageId: string) => RoomView | null;
};

/** A page connected, or came back: it is announced to the dispatcher and gets all it shows in one piece. */
export function createSessionHandlers(dependencies: Dependencies): Pick<RequestHandlers, 'session:resume'> {
  return {
    async 'session:resume'({ ticket }, { principal, pageId }) {
      if (principal.role === 'guest') return resumeGuest(principal, pageId, dependencies);
      return principal.role === 'applicant'
        ? resumeApplicant(principal.applicantId, pageId, ticket ?? null, dependencies)
        : resumeStaff(principal, pageId, dependencies);
    },
  };
}

async function resumeApplicant(
  applicantId: ApplicantId,
  pageId: string,
  ticket: string | null,
  { leases, notifier, sources, findRoomView }: Dependencies,
): Promise<SessionSnapshot> {
  const [applicant, call] = await Promise.all([
    sources.identity.getApplicant(applicantId),
    leases.announceApplicant(applicantId, pageId, ticket),
  ]);
  if (call !== null) notifier.noteCall(call);
  return {
    side: 'applicant',
    serverNow: sources.clock.now(),
    applicantName: applicant.name,
    call: call === null ? null : await presentApplicantCall(call.callId, sources),
    room: findRoomView(call?.callId ?? null, { role: 'applicant', id: applicantId }, pageId),
  };
}

async function resumeGuest(
  guest: GuestPrincipal,
  pageId: string,
  { sources, carryGuest, findRoomView }: Dependencies,
): Promise<SessionSnapshot> {
  const guestCall = await carryGuest(guest, pageId);
  const room = findRoomView(guest.callId, { role: 'guest', id: guest.guestId }, pageId);
  return { side: 'guest', serverNow: sources.clock.now(), guestCall, room };
}

async function resumeStaff(
  principal: StaffPrincipal | PanelPrincipal,
  pageId: string,
  { leases, notifier, signIn, sources, findRoomView }: Dependencies,
): Promise<SessionSnapshot> {
  const { role, agentId } = principal;
  await signIn(agentId);
  if (role === 'agent') await leases.announceAgent(agentId, pageId);
  const desk = await notifier.presentDesk(agentId, pageId);
  const room = findRoomView(
    desk.call?.callId ?? desk.offer?.callId ?? null,
    { role: role === 'admin' ? 'agent' : role, id: agentId },
    pageId,
  );
  return { side: 'staff', serverNow: sources.clock.now(), desk, room };
}
