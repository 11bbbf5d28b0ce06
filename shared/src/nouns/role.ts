import { z } from 'zod';

/**
 * anonymous has no session; agent, supervisor and admin are staff; guest is the third person of one talk and has a part in
 * nothing else. Proxy, expert and convenor come with their rooms.
 */
export const roles = ['anonymous', 'applicant', 'guest', 'agent', 'supervisor', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
/** A browser may hold a session of each side at once; a socket is of one side. */
export const Side = z.enum(['applicant', 'staff', 'guest']);
export type Side = z.infer<typeof Side>;
