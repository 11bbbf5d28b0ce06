import { z } from 'zod';
import { DeskView } from '../nouns/agent.ts';
import { ApplicantCallView } from '../nouns/call.ts';
import { GuestCall } from '../nouns/guest.ts';
import { EpochMs } from '../nouns/ids.ts';
import { staffRoles } from '../nouns/role.ts';
import { RoomView } from '../nouns/room.ts';
import { request } from './define.ts';

/** The whole of what a page shows, after connecting or after a gap in versions. */
export const SessionSnapshot = z.discriminatedUnion('side', [
  z.object({
    side: z.literal('applicant'),
    serverNow: EpochMs,
    applicantName: z.string(),
    call: ApplicantCallView.nullable(),
    room: RoomView.nullable(),
  }),
  z.object({
    side: z.literal('guest'),
    serverNow: EpochMs,
    guestCall: GuestCall,
    room: RoomView.nullable(),
  }),
  z.object({ side: z.literal('staff'), serverNow: EpochMs, desk: DeskView, room: RoomView.nullable() }),
]);
export type SessionSnapshot = z.infer<typeof SessionSnapshot>;

export const sessionRequests = {
  'session:resume': request({
    input: z.object({
      /** The sealed ticket of the call this page shows, if any: with it a place that was lost is found again. */
      ticket: z.string().max(1_000).nullish(),
    }),
    output: SessionSnapshot,
    errors: [],
    roles: ['applicant', ...staffRoles, 'guest'],
  }),
};
