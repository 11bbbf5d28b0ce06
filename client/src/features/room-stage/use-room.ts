import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RoomSession } from '../../media/types.ts';
import { orderByVoice } from './arrange.ts';
import { inRoom, listPeople, ownPlace, type RoomPerson } from './people.ts';

/** The sitting as this page has it now; null until the server has shown it. */
export function useRoom(session: RoomSession) {
  const [media, setMedia] = useState(session.state.getState);
  useEffect(() => {
    setMedia(session.state.getState());
    return session.state.subscribe(setMedia);
  }, [session]);
  const { room, remotes } = media;
  const people = useMemo(() => (room === null ? [] : listPeople(room, remotes)), [room, remotes]);
  const order = useRef<ParticipantId[]>([]);
  const sitting = room?.sitting ?? null;
  if (sitting !== null)
    order.current = orderByVoice(
      order.current,
      inRoom(people).map(({ participantId }) => participantId),
      sitting.recentSpeakers,
    );
  return {
    media,
    room,
    sitting,
    people,
    self: people.find(({ isSelf }) => isSelf) ?? null,
    /** Who has a picture's place, in the order of the grid. */
    order: order.current,
    place: media.isRemoved ? ('removed' as const) : room === null ? null : ownPlace(room),
  };
}
export type RoomNow = ReturnType<typeof useRoom>;

export const findPerson = (people: readonly RoomPerson[], id: ParticipantId | null): RoomPerson | null =>
  people.find(({ participantId }) => participantId === id) ?? null;
