import { z } from 'zod';
import { ParticipantId, RoomId } from '../nouns/ids.ts';
import { request } from './define.ts';

const sitters = ['applicant', 'agent', 'expert', 'convenor'] as const;
const chairs = ['agent', 'expert', 'convenor'] as const;
const inRoom = { roomId: RoomId };
const errors = ['NOT_FOUND', 'ROOM_NOT_OPEN', 'MEDIA_NODE_LOST'] as const;
const who = z.union([z.literal('everybody'), ParticipantId]);

/**
 * Order in the room of a review. What only the chair may do answers FORBIDDEN to everybody else, whatever their page shows.
 * Opening, closing and adjourning are acts of the review itself (joint-review-routes.ts, expert-session-routes.ts).
 */
export const sittingRequests = {
  /** Goes out and keeps the seat: whoever was let in comes back without asking. */
  'sitting:leave': request({
    input: z.object(inRoom),
    output: z.object({}),
    errors,
    roles: sitters,
  }),
  /** Asks for the floor, or takes it back. */
  'sitting:raiseHand': request({
    input: z.object({ ...inRoom, isRaised: z.boolean() }),
    output: z.object({}),
    errors,
    roles: sitters,
  }),
  /** Lets one, or all who wait in the lobby, in. Chair. */
  'sitting:admit': request({
    input: z.object({ ...inRoom, participantId: who }),
    output: z.object({}),
    errors,
    roles: chairs,
  }),
  /** Gives the floor: the hand goes down, and what was silenced may be switched on again; null: nobody has it. Chair. */
  'sitting:giveFloor': request({
    input: z.object({ ...inRoom, participantId: ParticipantId.nullable() }),
    output: z.object({}),
    errors,
    roles: chairs,
  }),
  /** Switches microphone or camera off on the server, or lets it be switched on again; never on by itself. Everybody: all but the chair. Chair. */
  'sitting:silence': request({
    input: z.object({
      ...inRoom,
      participantId: who,
      source: z.enum(['microphone', 'camera']),
      isSilenced: z.boolean(),
    }),
    output: z.object({}),
    errors,
    roles: chairs,
  }),
  /** Out at once, for the rest of this sitting. Never the chair. Chair. */
  'sitting:remove': request({
    input: z.object({ ...inRoom, participantId: ParticipantId }),
    output: z.object({}),
    errors,
    roles: chairs,
  }),
  /** Chair. */
  'sitting:lock': request({
    input: z.object({ ...inRoom, isLocked: z.boolean() }),
    output: z.object({}),
    errors,
    roles: chairs,
  }),
};
