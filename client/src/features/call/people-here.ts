import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { isApart } from '../../media/hearing.ts';

export type PersonHere = {
  key: string;
  /** Empty for oneself. */
  name: string;
  departmentName: LocalText | null;
  /** heir: takes the call over. colleague: has just come or is about to go. */
  why: 'you' | 'agent' | 'helper' | 'heir' | 'colleague' | 'guest' | 'supervisor';
  /** Of a guest: how they stand to the applicant. */
  relation: GuestRelation | null;
  hearing: 'together' | 'apart' | 'away';
};

/** Everybody in the room as the server lists them, oneself first: why each is there, and whether they hear and see one now. */
export function listPeopleHere(
  { agent, helper, transferTo }: Pick<ApplicantCallView, 'agent' | 'helper' | 'transferTo'>,
  room: RoomView,
): PersonHere[] {
  const { selfId, participants } = room;
  const self = participants.filter(({ participantId }) => participantId === selfId);
  const others = participants.filter(({ participantId }) => participantId !== selfId);
  const newcomer = transferTo === null ? 'colleague' : 'heir';
  return [...self, ...others].map((person) => {
    const isSelf = person.participantId === selfId;
    const name = person.displayName;
    const { role } = person;
    const isBeside = role === 'guest' || role === 'supervisor';
    const card = isBeside ? null : ([agent, helper].find((each) => each?.displayName === name) ?? null);
    const ofStaff = card === null ? newcomer : card === agent ? 'agent' : 'helper';
    const why = isBeside ? role : ofStaff;
    return {
      key: person.participantId,
      name: isSelf ? '' : name,
      departmentName: isSelf ? null : (card?.departmentName ?? null),
      why: isSelf ? 'you' : why,
      relation: person.relation ?? null,
      hearing: isApart(room, person) ? 'apart' : person.isConnected ? 'together' : 'away',
    };
  });
}
