import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { GuestCall, GuestMandate, GuestState } from '@cloudseat/shared/nouns/guest.ts';
import {
  type AgentId,
  type CallId,
  type DepartmentId,
  type MandateId,
  ParticipantId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { type CallBrief, type CallLookup, isCallOver } from '../call/call-lookup.ts';
import type { GuestPrincipal } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import { guestTuning } from '../tuning-guests.ts';
import type { GuestRecord } from './guest-rules.ts';
import type { Guests } from './guests.ts';
import { peerIdOf } from './person.ts';

type Dependencies = {
  guests: () => Guests;
  lookup: CallLookup;
  getAgentName: (agentId: AgentId) => Promise<string>;
  getDepartmentName: (departmentId: DepartmentId) => LocalText;
  /** Null where it is over. */
  findMandate: (mandateId: MandateId) => Promise<GuestMandate | null>;
  /** Where people reach us. */
  origin: () => string;
};
export type GuestView = ReturnType<typeof createGuestView>;

/** The third person of a talk, as its two sides and as they themselves see it. */
export function createGuestView(dependencies: Dependencies) {
  const { guests, lookup, getAgentName, getDepartmentName, findMandate, origin } = dependencies;
  async function presentHost({ agentId, departmentId }: Pick<CallBrief, 'agentId' | 'departmentId'>) {
    const agentName = agentId === null ? '' : await getAgentName(agentId);
    return { agentName, departmentName: getDepartmentName(departmentId) };
  }
  return {
    presentHost,
    async presentState(callId: CallId): Promise<GuestState> {
      const { version, step, invitation, guest, last, mandateId } = await guests().find(callId);
      const mandate = mandateId === null ? null : await findMandate(mandateId);
      // Who comes by mandate needs no link, and nobody else is to come in their place.
      const shown = mandateId === null ? invitation : null;
      return {
        ...{ callId, version, step },
        link: shown === null ? null : `${origin()}/join#${guests().tokenOf(shown.invitationId)}`,
        expiresAt: invitation?.expiresAt ?? null,
        textsLeft: shown === null ? 0 : guestTuning.textsMax - shown.textCount,
        guest: guest && {
          participantId: ParticipantId.parse(peerIdOf({ role: 'guest', id: guest.guestId })),
          name: guests().nameOf(guest),
          relation: guest.relation,
          allowsRecording: guest.recordingAgreedAt !== null,
        },
        lastEnd: last?.end ?? null,
        ...(mandate !== null && { mandate }),
      };
    },
    async presentCall({ callId, guestId }: Pick<GuestPrincipal, 'callId' | 'guestId'>): Promise<GuestCall> {
      const [record, call] = await Promise.all([guests().find(callId), lookup.findCall(callId)]);
      if (call === null) throw notFound('the call');
      const guest = record.guest?.guestId === guestId ? record.guest : null;
      return {
        callId,
        ...readPhase(record, guestId, call),
        name: guest === null ? '' : guests().nameOf(guest),
        ...(await presentHost(call)),
      };
    },
  };
}

/** What a guest is told of the talk, and why. Who is out of one that goes on, and left by nobody's word, waits for no talk any more. */
export function readPhase(
  { guest, last }: Pick<GuestRecord, 'guest' | 'last'>,
  guestId: GuestPrincipal['guestId'],
  { state, isByTelephone = false }: Pick<CallBrief, 'state' | 'isByTelephone'>,
): Pick<GuestCall, 'phase' | 'end'> {
  if (guest?.guestId === guestId && !isCallOver(state)) {
    if (!runningStates.includes(state)) return { phase: 'waiting', end: null };
    return { phase: isByTelephone ? 'telephone' : 'talking', end: null };
  }
  if (guest?.guestId !== guestId && last?.guestId === guestId)
    return { phase: 'over', end: last.end === 'left' ? 'left' : 'removed' };
  return { phase: 'over', end: state === 'callbackPending' ? 'callback' : 'talkEnded' };
}
