import { AgentId, ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import type {
  AnyPrincipal,
  ApplicantPrincipal,
  CookieName,
  Principal,
  RouteContext,
  StaffPrincipal,
} from '../principal.ts';

export const applicantPrincipal = (applicantId: string): ApplicantPrincipal => ({
  role: 'applicant',
  applicantId: ApplicantId.parse(applicantId),
  sessionId: `session-of-${applicantId}`,
});
export const staffPrincipal = (agentId: string, role: StaffPrincipal['role'] = 'agent'): StaffPrincipal => ({
  role,
  agentId: AgentId.parse(agentId),
  sessionId: `session-of-${agentId}`,
});

/** A browser at the door, signed in as these; `tokens` holds what its cookies were set to. */
export function createRouteContext(...all: AnyPrincipal[]) {
  // As the door does: no route is for guests.
  const principals = all.filter((principal): principal is Principal => principal.role !== 'guest');
  const tokens = new Map<Side, string>();
  const cookies = new Map<CookieName, string>();
  const context: RouteContext = {
    principals,
    principal: principals[0] ?? null,
    ip: '192.0.2.1',
    origin: 'https://seat.example',
    cookies: {
      find: (name) => cookies.get(name) ?? null,
      set: (name, value) => void cookies.set(name, value),
    },
    redirect: () => {},
    setSession: (side, token) => void tokens.set(side, token),
    clearSession: (side) => void tokens.delete(side),
  };
  return { ...context, tokens };
}
