import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { getFound } from '../cases/case-commands.ts';
import type { Cases } from '../cases/cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import { asApplicant, asStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Answers } from './answers.ts';
import type { createClaims } from './claims.ts';
import type { Conclusions } from './conclusions.ts';
import type { Issuing } from './issuing.ts';
import type { JointLists } from './joint-lists.repository.ts';
import type { JointReviewRepository, ReviewFile } from './joint-review.repository.ts';
import type { createLeadChange } from './lead-change.ts';
import type { createOpinions } from './opinions.ts';
import type { createProposals } from './proposals.ts';
import type { ReviewChanges } from './review-change.ts';
import { oversees, presentOwnReview, type Viewer } from './review-view.ts';
import { readViewer } from './review-viewer.ts';
import { mayRead, type ReviewViews } from './review-views.ts';
import type { SittingSteps } from './sitting-steps.ts';

type Dependencies = {
  repository: JointReviewRepository;
  lists: JointLists;
  changes: ReviewChanges;
  views: ReviewViews;
  proposals: ReturnType<typeof createProposals>;
  answers: Answers;
  steps: SittingSteps;
  opinions: ReturnType<typeof createOpinions>;
  conclusions: Conclusions;
  issuing: Issuing;
  claims: ReturnType<typeof createClaims>;
  leadChange: ReturnType<typeof createLeadChange>;
  cases: Pick<Cases, 'getFor' | 'reader'>;
  identity: Pick<Identity, 'getStaff'>;
  catalogue: Pick<Catalogue, 'findDepartmentName'>;
};
export type JointReviewRoutes = Pick<
  RouteHandlers,
  Extract<keyof RouteHandlers, `jointReview:${string}` | `ownJointReview:${string}`>
>;

/** Who may, and what they see afterwards; what becomes of the review is decided in the parts. */
export function createJointReviewRoutes(parts: Dependencies): JointReviewRoutes {
  const { repository, lists, changes, views, proposals, answers, steps, opinions, conclusions, issuing } =
    parts;
  const { claims, leadChange, cases, identity, catalogue } = parts;

  const viewerOf = (context: RouteContext): Promise<Viewer> => readViewer(identity, context);
  /** NOT_FOUND for who has no part in it. */
  async function getRead(
    reviewId: JointReviewId,
    context: RouteContext,
  ): Promise<{ file: ReviewFile; viewer: Viewer }> {
    const [file, viewer] = await Promise.all([changes.getFile(reviewId), viewerOf(context)]);
    if (!mayRead(file, viewer)) throw notFound('the review');
    return { file, viewer };
  }
  type Params = { params: { reviewId: JointReviewId } };
  /** What only the lead does: FORBIDDEN to the others who see it. */
  const asLead =
    <Input extends Params>(
      act: (file: ReviewFile, input: Input, by: AgentId, ip: string) => Promise<ReviewFile>,
    ) =>
    async (input: Input, context: RouteContext): Promise<JointReviewView> => {
      const { file, viewer } = await getRead(input.params.reviewId, context);
      if (file.review.leadId !== viewer.agentId)
        throw new AppError('FORBIDDEN', 'only who leads the review may');
      return views.present(await act(file, input, viewer.agentId, context.ip), viewer);
    };
  /** What everybody does who has a seat. */
  const asMember =
    <Input extends Params>(
      act: (file: ReviewFile, input: Input, by: AgentId, ip: string) => Promise<ReviewFile>,
    ) =>
    async (input: Input, context: RouteContext): Promise<JointReviewView> => {
      const { file, viewer } = await getRead(input.params.reviewId, context);
      const after = await act(file, input, viewer.agentId, context.ip);
      // Who stands aside sees what they have left, once.
      return views.present(after, viewer);
    };

  return {
    async 'jointReview:askable'(_input, context) {
      const { agentId } = asStaff(context);
      return { departments: await answers.listAskable(agentId) };
    },
    async 'jointReview:list'({ query: { caseId, scope } }, context) {
      return { reviews: await views.list(await viewerOf(context), { caseId: caseId ?? null, scope }) };
    },
    async 'jointReview:upcoming'(_input, context) {
      return { upcoming: await views.listUpcoming(await viewerOf(context)) };
    },
    async 'jointReview:claimSeat'({ params: { reviewId, seatId }, body: { comes } }, context) {
      const viewer = await viewerOf(context);
      await claims.claim(reviewId, seatId, comes, viewer);
      return { upcoming: await views.listUpcoming(viewer) };
    },
    async 'jointReview:handOver'({ params: { reviewId }, body: { toId, reason } }, context) {
      const { file, viewer } = await getRead(reviewId, context);
      const { leadId, leadDepartmentId } = file.review;
      if (leadId !== viewer.agentId && !oversees(viewer, leadDepartmentId))
        throw new AppError(
          'FORBIDDEN',
          'only who leads the review may, and the supervisor of its department',
        );
      const by = { role: viewer.role, id: viewer.agentId };
      return views.present(await leadChange.handOver(file, toId, reason, by), viewer);
    },
    async 'jointReview:answerLead'({ params: { reviewId }, body: { isAccepted } }, context) {
      const { file, viewer } = await getRead(reviewId, context);
      await leadChange.answer(file, isAccepted, viewer.agentId);
      return { reviewId };
    },
    async 'jointReview:get'({ params: { reviewId } }, context) {
      const { file, viewer } = await getRead(reviewId, context);
      return views.present(file, viewer);
    },
    async 'jointReview:propose'({ params: { caseId }, body }, context) {
      const by = asStaff(context);
      const of = await cases.getFor('case:decide', caseId, by);
      const viewer = await viewerOf(context);
      const { departmentId } = viewer;
      if (departmentId === null) throw new AppError('FORBIDDEN', 'a review is led by a department');
      const file = await proposals.propose(of, body, { agentId: by.agentId, departmentId });
      if (file.review.state !== 'proposed' || file.review.scheduledAt !== null)
        return views.present(file, viewer);
      return views.present(await steps.convene(file, file.review.version, by.agentId), viewer);
    },
    'jointReview:convene': asLead((file, { body: { version } }, by) => steps.convene(file, version, by)),
    async 'jointReview:answerSeat'({ params: { reviewId, seatId }, body }, context) {
      await answers.answer(reviewId, seatId, body, asStaff(context).agentId);
      return { reviewId };
    },
    async 'jointReview:colleagues'({ params: { reviewId, seatId } }, context) {
      return { agents: await answers.listColleagues(reviewId, seatId, await viewerOf(context)) };
    },
    'jointReview:dropSeat': asLead((file, { params: { seatId }, query: { version, reason } }, by) =>
      steps.dropSeat(file, version, seatId, reason, by),
    ),
    'jointReview:setPhase': asLead((file, { body: { phase } }, by) => steps.setPhase(file, phase, by)),
    'jointReview:callApplicant': asLead((file, _input, by) => steps.callApplicant(file, by)),
    'jointReview:setChecklistItem': asMember((file, { params: { itemId }, body }, by) =>
      steps.setItem(file, itemId, body, by),
    ),
    async 'jointReview:saveOpinion'({ params: { reviewId, seatId }, body }, context) {
      const { file, viewer } = await getRead(reviewId, context);
      return { savedAt: await opinions.saveDraft(file, seatId, body, viewer.agentId) };
    },
    'jointReview:signOpinion': asMember((file, { params: { seatId }, body }, by, ip) =>
      opinions.sign(file, { seatId, ...body }, by, ip),
    ),
    'jointReview:abstain': asMember((file, { params: { seatId }, body: { reason } }, by) =>
      steps.abstain(file, seatId, reason, by),
    ),
    'jointReview:consolidate': asLead((file, { body }, by) => conclusions.consolidate(file, body, by)),
    'jointReview:escalate': asLead((file, { body: { version, reason } }, by) =>
      conclusions.escalate(file, version, reason, by),
    ),
    async 'jointReview:resolve'({ params: { reviewId }, body: { version, resolutions } }, context) {
      const { file, viewer } = await getRead(reviewId, context);
      if (!oversees(viewer, file.review.leadDepartmentId))
        throw new AppError('FORBIDDEN', 'only the supervisor of the lead department may');
      const by = { role: 'supervisor' as const, id: viewer.agentId };
      return views.present(await conclusions.resolve(file, version, resolutions, by), viewer);
    },
    'jointReview:askAgain': asLead((file, { params: { seatId }, body: { version, reason } }, by) =>
      opinions.askAgain(file, version, seatId, reason, by),
    ),
    'jointReview:issue': asLead((file, { body: { version, password } }, by, ip) =>
      issuing.issue(file, version, password, by, ip),
    ),
    'jointReview:adjourn': asLead((file, { body }, by) => steps.adjourn(file, body, by)),
    'jointReview:endSitting': asLead((file, _input, by) => steps.endSitting(file, by)),
    'jointReview:cancel': asLead((file, { body: { version, reason } }, by) =>
      steps.cancel(file, version, reason, { role: 'agent', id: by }),
    ),
    async 'ownJointReview:list'({ params: { caseId } }, context) {
      const { applicantId } = asApplicant(context);
      const of = await cases.reader.find(caseId);
      if (of?.applicantId !== applicantId) throw notFound('the case');
      const files = await repository.loadMany(await lists.listOfCase(caseId));
      return { reviews: files.map((file) => presentOwnReview(file, catalogue)) };
    },
    async 'ownJointReview:get'({ params: { reviewId } }, context) {
      const file = getFound(await repository.load(reviewId), 'the review');
      if (file.review.applicantId !== asApplicant(context).applicantId) throw notFound('the review');
      return presentOwnReview(file, catalogue);
    },
  };
}
