import type {
  ParsedInput,
  RequestName,
  RequestOutput,
  Requests,
} from '@cloudseat/shared/contract/requests.ts';
import type { RouteName, Routes } from '@cloudseat/shared/contract/routes.ts';
import type { AgentId, ApplicantId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import type { OfficeRole, PanelRole, Side } from '@cloudseat/shared/nouns/role.ts';
import type { z } from 'zod';

/** Who asks. Fixed when the socket connects, looked up for each HTTP request. */
export type ApplicantPrincipal = { role: 'applicant'; applicantId: ApplicantId; sessionId: string };
export type StaffPrincipal = {
  role: OfficeRole;
  /** An account's id serves as the agent's id. */
  agentId: AgentId;
  sessionId: string;
};
/** Who judges projects, or runs the reviews of them: with an account as staff, and no part in calls and cases. */
export type PanelPrincipal = { role: PanelRole; agentId: AgentId; sessionId: string };
/** The third person of one talk: in its room, and with no right to anything else. */
export type GuestPrincipal = { role: 'guest'; guestId: GuestId; callId: CallId; sessionId: string };
export type Principal = ApplicantPrincipal | StaffPrincipal | PanelPrincipal;
export type AnyPrincipal = Principal | GuestPrincipal;

/** What a socket handler knows beside its parsed input. A page is one tab; it keeps its pageId while it lives. */
export type SocketContext<P extends AnyPrincipal = Principal> = {
  principal: P;
  socketId: string;
  pageId: string;
  requestId: string;
};
type PrincipalOf<Roles> = Roles extends 'applicant'
  ? ApplicantPrincipal
  : Roles extends 'guest'
    ? GuestPrincipal
    : Roles extends PanelRole
      ? PanelPrincipal
      : StaffPrincipal;
type RequestRoles<Name extends RequestName> = Requests[Name]['roles'][number];

export type RequestHandlers = {
  [Name in RequestName]: (
    input: ParsedInput<Name>,
    context: SocketContext<PrincipalOf<RequestRoles<Name>>>,
  ) => Promise<RequestOutput<Name>>;
};

export type CookieName = 'wechat-entry' | 'wechat';

/** What an HTTP handler knows beside its parsed input. A browser may be signed in on both sides at once. */
export type RouteContext = {
  /** Those of the browser's principals whose role the route allows. */
  principals: readonly Principal[];
  /** The one to act as, or null for a visitor. */
  principal: Principal | null;
  ip: string;
  /** How this browser reaches us. */
  origin: string;
  /** Of our own, for scripts out of reach. */
  cookies: {
    find(name: CookieName): string | null;
    set(name: CookieName, value: string, maxAgeSeconds: number): void;
  };
  /** Answers with a 302 in place of what the handler gives. */
  redirect(address: string): void;
  setSession(side: Side, token: string, maxAgeSeconds: number): void;
  clearSession(side: Side): void;
};
type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> =
  Routes[Name] extends Record<Key, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

export type RouteInput<Name extends RouteName> = {
  params: Part<Name, 'params'>;
  query: Part<Name, 'query'>;
  body: Part<Name, 'body'>;
};
/** The others answer with bytes and are registered by their feature itself. */
export type PlainRouteName = Exclude<
  RouteName,
  | 'material:content'
  | 'entryCode:sheet'
  | 'voucher:content'
  | 'voucher:page'
  | 'document:page'
  | 'mandate:paper'
  | 'recording:track'
  | 'recording:thumbnail'
  | 'recording:jobFile'
  | 'dossier:file'
  | 'film:content'
  | 'film:thumbnail'
  | 'film:putSlice'
  | 'expertFiling:page'
  | 'expertFiling:content'
  | 'expertArchive:file'
>;
export type RouteHandlers = {
  [Name in PlainRouteName]: (
    input: RouteInput<Name>,
    context: RouteContext,
  ) => Promise<z.input<Routes[Name]['output']>>;
};

/** The applicant this browser is signed in as; undefined for who is none, whatever else they are. */
export const findApplicant = ({
  principals,
}: Pick<RouteContext, 'principals'>): ApplicantPrincipal | undefined =>
  principals.find((principal) => principal.role === 'applicant');

export const isOfPanel = (principal: AnyPrincipal): principal is PanelPrincipal =>
  principal.role === 'expert' || principal.role === 'convenor';

/** The member of staff this browser is signed in as. */
export const findStaff = ({ principals }: Pick<RouteContext, 'principals'>): StaffPrincipal | undefined =>
  principals.find(
    (principal): principal is StaffPrincipal => principal.role !== 'applicant' && !isOfPanel(principal),
  );

export function asApplicant(context: RouteContext): ApplicantPrincipal {
  const found = findApplicant(context);
  if (!found) throw new Error('the route lets in applicants only');
  return found;
}

export function asStaff(context: RouteContext): StaffPrincipal {
  const found = findStaff(context);
  if (!found) throw new Error('the route lets in staff only');
  return found;
}

/** The expert or convenor this browser is signed in as. */
export const findOfPanel = ({ principals }: Pick<RouteContext, 'principals'>): PanelPrincipal | undefined =>
  principals.find(isOfPanel);
