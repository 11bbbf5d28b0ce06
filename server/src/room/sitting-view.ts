import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import type { Attendee, SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import { findMember, handsOf, type SittingMember, type SittingState } from './sitting-state.ts';

type Viewing = {
  viewer: PeerId;
  lane: Lane;
  recent: ParticipantId[];
  nameOf: (peerId: PeerId) => string;
};

/**
 * A sitting as one of its participants may see it. Whoever waits outside sees themself and the chair; the applicant's side sees
 * whoever is in, not who waits beside them or was sent out.
 */
export function presentSitting(state: SittingState, { viewer, lane, recent, nameOf }: Viewing): SittingView {
  const { kind, reviewId, title, phase, isLocked, startedAt, floorId } = state;
  const isOut = lane === 'held';
  const isOfParty = (findMember(state, viewer)?.part ?? 'party') === 'party';
  const mayKnow = (member: SittingMember) => {
    if (member.peerId === viewer) return true;
    if (isOut) return member.part === 'chair';
    return !isOfParty || member.part !== 'party' || member.standing === 'admitted';
  };
  return {
    ...{ kind, reviewId, title, phase, isLocked, startedAt },
    attendees: state.members.filter(mayKnow).map((member) => presentMember(member, isOut, nameOf)),
    hands: isOut ? [] : handsOf(state).map(({ peerId }) => ParticipantId.parse(peerId)),
    floorId: isOut ? null : floorId,
    recentSpeakers: isOut ? [] : recent,
  };
}

const presentMember = (
  { peerId, part, standing, title, isHere, seatId, handRaisedAt, silenced }: SittingMember,
  isOut: boolean,
  nameOf: (peerId: PeerId) => string,
): Attendee => ({
  ...{ participantId: ParticipantId.parse(peerId), part, standing, displayName: nameOf(peerId), title },
  ...{ isConnected: isHere, seatId, silenced },
  handRaisedAt: isOut ? null : handRaisedAt,
});
