import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { Stages } from './app-stages.ts';
import type { CallLookup } from './call/call-lookup.ts';
import type { ApplicantNotices } from './cases/applicant-notices.ts';
import type { Cases } from './cases/cases.ts';
import type { IssuedPapers } from './cases/issued-papers.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { DispatchStore } from './dispatch/dispatch-types.ts';
import type { Identity } from './identity/identity.ts';
import { createAnswers } from './joint-review/answers.ts';
import { createClaims } from './joint-review/claims.ts';
import { createConclusions } from './joint-review/conclusions.ts';
import { createGathering } from './joint-review/gathering.ts';
import { createIssuing } from './joint-review/issuing.ts';
import { createJointLists } from './joint-review/joint-lists.repository.ts';
import { createJointReviewRepository, type ReviewFile } from './joint-review/joint-review.repository.ts';
import { createJointReviewRoutes } from './joint-review/joint-review.routes.ts';
import { createLeadChange } from './joint-review/lead-change.ts';
import { createOpinions } from './joint-review/opinions.ts';
import { createProposals } from './joint-review/proposals.ts';
import { createReviewChanges, type ReviewChanges } from './joint-review/review-change.ts';
import { createReviewChatRoutes } from './joint-review/review-chat.routes.ts';
import { createReviewClerk } from './joint-review/review-clerk.ts';
import { createReviewRooms } from './joint-review/review-rooms.ts';
import { isBooked } from './joint-review/review-state.ts';
import { calledTexts, reminderTexts, scheduledTexts } from './joint-review/review-text.ts';
import { createReviewViews } from './joint-review/review-views.ts';
import { isSeated } from './joint-review/seat-state.ts';
import { createSittingSteps } from './joint-review/sitting-steps.ts';
import { jointTuning } from './tuning-joint.ts';

type Beside = {
  cases: Cases;
  identity: Identity;
  catalogue: Catalogue;
  lookup: CallLookup;
  dispatch: DispatchStore;
  /** One changed: what follows from it, and who is told. */
  onChanged: (before: ReviewFile, after: ReviewFile) => Promise<void>;
};

/** Joint reviews: what remembers them, finds their agents, and shows them. */
export function createJointSide(
  { database: { db }, cipher, clock, logger }: Floor,
  { cases, identity, catalogue, lookup, dispatch, onChanged }: Beside,
) {
  const repository = createJointReviewRepository(db, cipher);
  const lists = createJointLists(db, cipher);
  const changes: ReviewChanges = createReviewChanges({
    ...{ repository, cases, catalogue, clock, logger, onChanged },
  });
  const gathering = createGathering({ repository, changes: () => changes, dispatch, clock });
  return {
    repository,
    lists,
    changes,
    gathering,
    views: createReviewViews({
      repository,
      lists,
      cases,
      catalogue,
      identity,
      lookup,
      dispatch,
      gathering,
      clock,
    }),
    answers: createAnswers({ changes, gathering, dispatch, identity, catalogue }),
    /** For desks: the review that this search is for. */
    async findReviewId(groupId: string): Promise<JointReviewId | null> {
      return (await repository.findGroup(groupId))?.reviewId ?? null;
    },
  };
}

type Papers = { papers: Pick<IssuedPapers, 'deliver'>; notices: Pick<ApplicantNotices, 'tellOf'> };

/** The routes, the rooms, and what becomes of pages and telephones when a review changes. */
export function createJointStage(floor: Floor, sides: Sides, stages: Stages, { papers, notices }: Papers) {
  const { clock, logger, lifetime } = floor;
  const { cases, identity, catalogue, calendar, lookup } = sides;
  const { repository, lists, changes, gathering, views, answers } = sides.joint;
  const { announcements, sittings } = stages;
  const shared = { repository, lists, changes, identity, catalogue, calendar, cases, clock };
  const steps = createSittingSteps({ repository, changes, gathering, clock });
  const conclusions = createConclusions(shared);
  const opinions = createOpinions(shared);
  const issuing = createIssuing({ ...shared, deliver: papers.deliver });
  const rooms = createReviewRooms({
    ...{ repository, changes, steps, sittings, catalogue, lookup, logger },
    dispatch: sides.dispatch,
  });
  lifetime.bind(sittings.onChanged(rooms.handleSitting));

  /** `isForDesks`: its time concerns whoever is at a desk of the departments, for any of them may come. */
  async function toldOf({ review, seats, groups }: ReviewFile, isForDesks = isBooked(review)) {
    const { reviewId, caseId, applicantId, leadId, leadOffer, version } = review;
    const departments = new Set(seats.map(({ departmentId }) => departmentId));
    const concerned = (await identity.listStaff()).filter(
      ({ role, isActive, departmentId, regionId }) =>
        isActive &&
        regionId === null &&
        (role === 'supervisor'
          ? departmentId === null || departments.has(departmentId)
          : role === 'agent' && isForDesks && departmentId !== null && departments.has(departmentId)),
    );
    const seated = seats.flatMap(({ agentId, state }) =>
      agentId !== null && isSeated(state) ? [agentId] : [],
    );
    const offered = leadOffer === null ? [] : [leadOffer.toId as AgentId];
    const agentIds = [
      ...new Set([leadId, ...offered, ...seated, ...concerned.map(({ agentId }) => agentId)]),
    ];
    return { reviewId, caseId, version, applicantId, agentIds, isSearching: groups.length > 0 };
  }
  const announce = async (file: ReviewFile, isForDesks?: boolean) =>
    announcements.jointReview(await toldOf(file, isForDesks));

  /** To the applicant's telephone; what fails is logged, for their page shows it as well. */
  async function text(
    { review }: ReviewFile,
    texts: (caseNumber: string) => (link: string) => Record<Locale, string>,
  ) {
    const { reviewId, caseId } = review;
    try {
      const of = await cases.reader.find(caseId);
      if (of !== null) await notices.tellOf(of, 'jointReview', `/reviews/${reviewId}`, texts(of.caseNumber));
    } catch (error) {
      logger.error({ err: error, caseId, reviewId }, 'an applicant was not told of a joint review');
    }
  }
  const textTime = (file: ReviewFile, texts: typeof scheduledTexts) => {
    const time = file.review.scheduledAt?.getTime();
    return time === undefined ? undefined : text(file, (caseNumber) => texts(caseNumber, time));
  };

  const clerk = createReviewClerk({
    ...{ ...shared, gathering, steps, issuing, logger, announce },
    followRooms: rooms.follow,
    announceHere: (file) =>
      void toldOf(file)
        .then(announcements.jointReviewHere)
        .catch((error) => logger.warn({ err: error }, 'a change of a joint review could not be announced')),
    remind: async (file) => {
      await announce(file);
      await textTime(file, reminderTexts);
    },
  });
  const look = () =>
    clerk.look().catch((error) => logger.warn({ err: error }, 'joint reviews were not looked at'));
  lifetime.interval(() => void look(), jointTuning.lookEveryMs);

  /** The step stands, whatever fails here: the clerk comes back to it. */
  async function handleChanged(before: ReviewFile | null, after: ReviewFile): Promise<void> {
    const { reviewId } = after.review;
    try {
      await clerk.settle(reviewId);
    } catch (error) {
      logger.warn({ err: error, reviewId }, 'a joint review was not followed at once');
    }
    const wasBooked = before !== null && isBooked(before.review);
    await announce(after, wasBooked || isBooked(after.review)).catch((error) =>
      logger.warn({ err: error, reviewId }, 'a change of a joint review could not be announced'),
    );
    const isNew = (key: 'scheduledAt' | 'applicantCalledAt') => {
      const time = after.review[key]?.getTime();
      return time !== undefined && time !== before?.review[key]?.getTime();
    };
    // Nobody waits for a carrier.
    if (isNew('scheduledAt')) void textTime(after, scheduledTexts);
    if (isNew('applicantCalledAt')) void text(after, calledTexts);
  }

  return {
    routes: {
      ...createJointReviewRoutes({
        ...{ ...shared, views, answers, steps, opinions, conclusions, issuing },
        claims: createClaims({ changes }),
        leadChange: createLeadChange({ changes, identity, calendar, clock }),
        proposals: createProposals({ ...shared, lookup, onProposed: (file) => handleChanged(null, file) }),
      }),
      ...createReviewChatRoutes({ ...shared, messages: stages.sittingMessages }),
    },
    handleChanged,
    handleEvent: clerk.handleEvent,
    handleCase: clerk.handleCase,
  };
}
