import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { resumeTuning, sessionTuning } from '../tuning-identity.ts';
import type { Applicant, ApplicantRepository } from './applicant.repository.ts';
import { asApplicant, findApplicant, type RouteContext, type RouteHandlers } from './principal.ts';
import type { ResumeLinkStore } from './resume-link.store.ts';
import type { SessionStore } from './session.store.ts';

type Deps = {
  links: ResumeLinkStore;
  sessions: Pick<SessionStore, 'create' | 'remove'>;
  applicants: Pick<ApplicantRepository, 'find'>;
  whoAmI: (context: RouteContext, fresh: { applicant: Applicant }) => Promise<WhoAmI>;
  logger: Logger;
};

/** The place belongs to the ticket: another device or browser carries on as the same applicant, without another code. */
export function createResumeLinkRoutes({
  links,
  sessions,
  applicants,
  whoAmI,
  logger,
}: Deps): Pick<RouteHandlers, 'resumeLink:create' | 'resumeLink:redeem'> {
  return {
    async 'resumeLink:create'(_input, context) {
      const { applicantId } = asApplicant(context);
      assertNoWait(await links.countLink(applicantId), 'too many links were asked for');
      logger.info({ applicantId }, 'a link to carry on elsewhere was made');
      const token = await links.create(applicantId);
      return { token, expiresInSeconds: resumeTuning.linkMs / 1_000 };
    },

    async 'resumeLink:redeem'({ body }, context) {
      assertNoWait(await links.waitOf(context.ip), 'too many links that were not good');
      const applicantId = await links.take(body.token);
      const applicant = applicantId === null ? null : await applicants.find(applicantId);
      if (applicant === null) {
        await links.countFailure(context.ip);
        throw new AppError('RESUME_LINK_EXPIRED', 'the link was used before, or is too old');
      }
      const before = findApplicant(context);
      // The same person on the same browser: its other tabs need not be told of anything.
      if (before?.applicantId === applicant.applicantId) return whoAmI(context, { applicant });
      if (before) await sessions.remove('applicant', before.applicantId, before.sessionId);
      const account = { accountId: applicant.applicantId, role: 'applicant' as const };
      const token = await sessions.create('applicant', account);
      context.setSession('applicant', token, sessionTuning.absoluteMs.applicant / 1_000);
      logger.info({ applicantId: applicant.applicantId }, 'an applicant carries on in another browser');
      return whoAmI(context, { applicant });
    },
  };
}

function assertNoWait(retryAfterMs: number, message: string): void {
  if (retryAfterMs > 0) throw new AppError('RATE_LIMITED', message, undefined, { retryAfterMs });
}
