import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { sessionTuning, smsTuning } from '../tuning-identity.ts';
import type { Applicant, ApplicantRepository } from './applicant.repository.ts';
import { maskPhone } from './masking.ts';
import {
  asApplicant,
  asStaff,
  findApplicant,
  findOfPanel,
  findStaff,
  type RouteContext,
  type RouteHandlers,
} from './principal.ts';
import { createResumeLinkRoutes } from './resume-link.routes.ts';
import type { ResumeLinkStore } from './resume-link.store.ts';
import type { SessionStore } from './session.store.ts';
import type { SignIn } from './sign-in.ts';
import type { StaffProfile, StaffRepository } from './staff.repository.ts';

export type IdentityRoutes = Pick<
  RouteHandlers,
  | 'session:get'
  | 'smsCode:send'
  | 'applicantSession:create'
  | 'applicantSession:delete'
  | 'staffSession:create'
  | 'staffSession:delete'
  | 'resumeLink:create'
  | 'resumeLink:redeem'
>;

type Deps = {
  sessions: SessionStore;
  signIn: SignIn;
  links: ResumeLinkStore;
  applicants: ApplicantRepository;
  staff: StaffRepository;
  clock: Clock;
  isDemo: boolean;
  logger: Logger;
  /** A session ended before its time: its open pages are to be closed. */
  onSessionEnded: (sessionId: string) => void;
  /** Not for a link to carry on elsewhere: whoever it was passed on to is another person for good. */
  onCodeSignIn: (applicantId: ApplicantId, context: RouteContext) => Promise<void>;
};

/** Signing in and out on either side, and who this browser is signed in as. */
export function createIdentityRoutes(deps: Deps): IdentityRoutes {
  const { signIn, clock, logger } = deps;
  const whoAmI = createWhoAmI(deps);
  const sessions = {
    ...deps.sessions,
    async remove(...[side, accountId, sessionId]: Parameters<SessionStore['remove']>) {
      await deps.sessions.remove(side, accountId, sessionId);
      deps.onSessionEnded(sessionId);
    },
  };
  return {
    ...createResumeLinkRoutes({ ...deps, sessions, whoAmI }),
    'session:get': (_input, context) => whoAmI(context),

    async 'smsCode:send'({ body }, context) {
      const { demoCode } = await signIn.sendCode(body.phone, context.ip);
      return {
        expiresInSeconds: smsTuning.expiresMs / 1_000,
        resendInSeconds: smsTuning.resendMs / 1_000,
        demoCode,
      };
    },

    async 'applicantSession:create'({ body }, context) {
      const applicant = await signIn.signInApplicant(body);
      const before = findApplicant(context);
      if (before) await sessions.remove('applicant', before.applicantId, before.sessionId);
      const token = await sessions.create('applicant', {
        accountId: applicant.applicantId,
        role: 'applicant',
      });
      context.setSession('applicant', token, sessionTuning.absoluteMs.applicant / 1_000);
      await deps.onCodeSignIn(applicant.applicantId, context);
      logger.info({ applicantId: applicant.applicantId }, 'an applicant signed in');
      return whoAmI(context, { applicant });
    },

    async 'applicantSession:delete'(_input, context) {
      const { applicantId, sessionId } = asApplicant(context);
      await sessions.remove('applicant', applicantId, sessionId);
      context.clearSession('applicant');
      logger.info({ applicantId }, 'an applicant signed out');
      return {};
    },

    async 'staffSession:create'({ body }, context) {
      const staff = await signIn.signInStaff(body.loginName, body.password, context.ip);
      const before = findMember(context);
      if (before) await sessions.remove('staff', before.agentId, before.sessionId);
      const token = await sessions.create('staff', { accountId: staff.agentId, role: staff.role });
      context.setSession('staff', token, sessionTuning.absoluteMs.staff / 1_000);
      logger.info(
        { agentId: staff.agentId, role: staff.role, at: clock.now() },
        'a member of staff signed in',
      );
      return whoAmI(context, { staff });
    },

    async 'staffSession:delete'(_input, context) {
      const { agentId, sessionId } = findOfPanel(context) ?? asStaff(context);
      await sessions.remove('staff', agentId, sessionId);
      context.clearSession('staff');
      logger.info({ agentId }, 'a member of staff signed out');
      return {};
    },
  };
}

/** Whoever has an account with a password. */
const findMember = (context: RouteContext) => findStaff(context) ?? findOfPanel(context);

/** `fresh` is who just signed in: the context still knows the browser as it was before. */
function createWhoAmI({ applicants, staff, clock, isDemo }: Deps) {
  return async (
    context: RouteContext,
    fresh: { applicant?: Applicant; staff?: StaffProfile } = {},
  ): Promise<WhoAmI> => {
    const loadApplicant = async () => {
      const principal = findApplicant(context);
      return principal ? applicants.find(principal.applicantId) : null;
    };
    const loadStaff = async () => {
      const principal = findMember(context);
      return principal ? staff.find(principal.agentId) : null;
    };
    const [applicant, member] = await Promise.all([
      fresh.applicant ?? loadApplicant(),
      fresh.staff ?? loadStaff(),
    ]);
    return {
      serverNow: clock.now(),
      isDemo,
      applicant: applicant && {
        applicantId: applicant.applicantId,
        name: applicant.name,
        phone: maskPhone(applicant.phone),
      },
      staff: member && {
        accountId: member.agentId,
        displayName: member.displayName,
        agentNumber: member.agentNumber,
        role: member.role,
        regionId: member.regionId,
      },
    };
  };
}
