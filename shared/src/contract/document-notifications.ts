import { z } from 'zod';
import { Mark, MarkAuthor, MarkId, PageNumber, PagePoint } from '../nouns/document.ts';
import { MaterialId, ParticipantId, RoomId } from '../nouns/ids.ts';
import { notification } from './define.ts';

const both = ['applicant', 'agent'] as const;
const hand = {
  roomId: RoomId,
  materialId: MaterialId,
  page: PageNumber,
  author: MarkAuthor,
  participantId: ParticipantId,
};

/** To those in the room. What is shown comes with room:updated. */
export const documentNotifications = {
  /** Null: gone. One that is not followed within two seconds is gone as well. */
  'pointer:moved': notification({ payload: z.object({ ...hand, point: PagePoint.nullable() }), to: both }),
  /** A part of a stroke that somebody else draws. */
  'mark:drawn': notification({
    payload: z.object({
      ...hand,
      markId: MarkId,
      offset: z.int().nonnegative(),
      points: z.array(z.number()),
    }),
    to: both,
  }),
  'mark:added': notification({ payload: z.object({ roomId: RoomId, mark: Mark }), to: both }),
  'mark:removed': notification({
    payload: z.object({ roomId: RoomId, materialId: MaterialId, markIds: z.array(MarkId) }),
    to: both,
  }),
};
