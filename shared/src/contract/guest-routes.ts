import { z } from 'zod';
import { GuestInvitation, GuestName, GuestRelation } from '../nouns/guest.ts';
import { everyRole } from '../nouns/role.ts';
import type { RouteDefinition } from './define.ts';

/** 256 bits. Pages carry it behind the # of an address, which no server, log or referrer sees. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The way in for whoever was sent the link of an invitation; they have no account. */
export const guestRoutes = {
  'guestInvitation:look': {
    method: 'POST',
    path: '/guest-invitations/look',
    body: z.object({ token }),
    output: GuestInvitation,
    errors: ['GUEST_LINK_OVER'],
    roles: everyRole,
    summary: 'Whose talk an invitation leads to; uses nothing up.',
  },
  'guestInvitation:accept': {
    method: 'POST',
    path: '/guest-invitations/accept',
    body: z.object({
      token,
      name: GuestName,
      relation: GuestRelation,
      allowsRecording: z.boolean().default(false),
    }),
    output: z.object({}),
    errors: ['GUEST_LINK_OVER'],
    roles: everyRole,
    summary:
      'Uses an invitation up: this browser gets the session of the guest of its talk, good for nothing else.',
  },
} as const satisfies Record<string, RouteDefinition>;
