import { z } from 'zod';

/**
 * anonymous has no session; agent, supervisor, admin, expert and convenor sign in as staff do; guest is the third person of one
 * talk and has a part in nothing else. An expert judges projects, a convenor 评审组织人员 prepares and runs their reviews; neither
 * has a part in calls and cases. A proxy is an applicant with a mandate.
 */
export const roles = [
  'anonymous',
  'applicant',
  'guest',
  'agent',
  'supervisor',
  'admin',
  'expert',
  'convenor',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
/** A browser may hold a session of each side at once; a socket is of one side. */
export const Side = z.enum(['applicant', 'staff', 'guest']);
export type Side = z.infer<typeof Side>;
/** Who works at a desk, with calls and cases. */
export const officeRoles = ['agent', 'supervisor', 'admin'] as const;
export type OfficeRole = (typeof officeRoles)[number];
/** Who has a part in expert reviews alone. */
export const panelRoles = ['expert', 'convenor'] as const;
export type PanelRole = (typeof panelRoles)[number];
/** Whoever has an account with a password. */
export const staffRoles = [...officeRoles, ...panelRoles] as const;
export type StaffRole = (typeof staffRoles)[number];
/** Whoever has a page that is no guest's: what visitors may ask, all of them may. */
export const everyRole = ['anonymous', 'applicant', ...staffRoles] as const;
