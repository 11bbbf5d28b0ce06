import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, CaseId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  JointOffer,
  JointReviewSummary,
  JointReviewView,
} from '@cloudseat/shared/nouns/joint-review.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { UpcomingReview } from '@cloudseat/shared/nouns/upcoming-review.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Cases } from '../cases/cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { JointCommands } from '../dispatch/joint-types.ts';
import type { Identity } from '../identity/identity.ts';
import { maskName } from '../identity/masking.ts';
import type { Clock } from '../platform/clock.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import { dispatchTuning } from '../tuning.ts';
import { jointTuning } from '../tuning-joint.ts';
import type { Gathering } from './gathering.ts';
import type { JointLists } from './joint-lists.repository.ts';
import type { JointReviewRepository, ReviewFile } from './joint-review.repository.ts';
import {
  departmentNameOf,
  type LiveFacts,
  noText,
  oversees,
  owesOf,
  presentReview,
  presentSummary,
  presentUpcoming,
  type Viewer,
  type ViewFacts,
} from './review-view.ts';
import { isSeated } from './seat-state.ts';
import { seatClassOf, standing } from './seats.ts';

type Dependencies = {
  repository: JointReviewRepository;
  lists: JointLists;
  cases: Pick<Cases, 'reader' | 'vouchers'>;
  catalogue: Pick<Catalogue, 'departments' | 'findDepartmentName' | 'findMatter' | 'regions'>;
  identity: Pick<Identity, 'listStaff' | 'findApplicants' | 'getStaff'>;
  lookup: CallLookup;
  dispatch: Pick<JointCommands, 'findGroup' | 'findSeatDeadline'> & Pick<QueueCommands, 'listSignedIn'>;
  gathering: Gathering;
  clock: Clock;
};
export type ReviewViews = ReturnType<typeof createReviewViews>;

/** Reviews as each of those who have a part in them sees them. */
export function createReviewViews(dependencies: Dependencies) {
  const { repository, lists, cases, catalogue, identity, lookup, dispatch, gathering, clock } = dependencies;

  async function readCards(): Promise<(agentId: string | null) => StaffCard | null> {
    const regions = new Map(catalogue.regions().map((region) => [region.regionId, region.name]));
    const cards = new Map<string, StaffCard>(
      (await identity.listStaff()).map(({ agentId, displayName, agentNumber, regionId }) => {
        const regionName = regionId === null ? undefined : regions.get(regionId);
        return [agentId, { agentId, displayName, agentNumber, ...(regionName && { regionName }) }];
      }),
    );
    return (agentId) => (agentId === null ? null : (cards.get(agentId) ?? null));
  }

  async function readFacts(files: readonly ReviewFile[]): Promise<(file: ReviewFile) => ViewFacts> {
    const caseIds = [...new Set(files.map(({ review }) => review.caseId))];
    const [rows, applicants, cardOf] = await Promise.all([
      cases.reader.findMany(caseIds),
      identity.findApplicants([...new Set(files.map(({ review }) => review.applicantId))]),
      readCards(),
    ]);
    return ({ review }) => {
      const of = rows.find(({ caseId }) => caseId === review.caseId) ?? null;
      const matter = of === null ? null : (catalogue.findMatter(of.matterId) ?? null);
      return {
        ...{ of, cardOf, catalogue, now: clock.now() },
        matterName: matter?.name ?? noText,
        lines: (matter?.materials ?? []).map(({ lineId, name }) => ({ lineId, name })),
        applicantName: maskName(applicants.get(review.applicantId)?.name ?? ''),
      };
    };
  }

  async function readLive({ review, seats, groups }: ReviewFile, { cardOf }: ViewFacts): Promise<LiveFacts> {
    const searches = new Map<string, { ringsAt: StaffCard | null; signedInCount: number }>();
    for (const { groupId, seatIds } of groups) {
      const record = await dispatch.findGroup(groupId);
      for (const [at, seatId] of seatIds.entries()) {
        const seat = seats.find((each) => each.seatId === seatId);
        if (seat === undefined || seat.groupId !== groupId || isSeated(seat.state)) continue;
        const found = record?.seats[at];
        const signedIn = await dispatch.listSignedIn(seatClassOf(seat.departmentId));
        searches.set(seatId, {
          ringsAt: found?.state === 'ringing' ? cardOf(found.agentId) : null,
          signedInCount: signedIn.filter((agentId) => agentId !== review.leadId).length,
        });
      }
    }
    const [call, voucher] = await Promise.all([
      review.callId === null ? null : lookup.findCall(review.callId),
      review.voucherId === null ? null : cases.vouchers.find(review.voucherId),
    ]);
    return { searches, voucher, isCallRunning: call !== null && runningStates.includes(call.state) };
  }

  return {
    async present(file: ReviewFile, viewer: Viewer): Promise<JointReviewView> {
      const facts = (await readFacts([file]))(file);
      return presentReview(file, viewer, facts, await readLive(file, facts));
    },

    /** Those that wait for the viewer first, then the newest. */
    async list(
      viewer: Viewer,
      { caseId, scope }: { caseId: CaseId | null; scope: 'running' | 'owing' | 'ended' },
    ): Promise<JointReviewSummary[]> {
      const oversight = viewer.isOverAll ? ('all' as const) : viewer.departmentId;
      const overseen = viewer.role === 'agent' ? null : oversight;
      if (viewer.role === 'supervisor' && overseen === null) return [];
      const wish = { agentId: viewer.agentId, overseen, caseId, isEnded: scope === 'ended' };
      const reviewIds = await lists.listIds(wish, jointTuning.listedMax);
      const files = (await repository.loadMany(reviewIds)).filter((file) => mayRead(file, viewer));
      const factsOf = await readFacts(files);
      return files
        .filter((file) => scope !== 'owing' || owesOf(file, viewer, clock.now()) !== 'nothing')
        .map((file) => presentSummary(file, viewer, factsOf(file)))
        .sort((left, right) => Number(left.owes === 'nothing') - Number(right.owes === 'nothing'));
    },

    /** Of the viewer's own department, the next first. */
    async listUpcoming(viewer: Viewer): Promise<UpcomingReview[]> {
      const { departmentId } = viewer;
      if (departmentId === null) return [];
      const now = clock.now();
      const since = new Date(now - jointTuning.upcomingKeptMs);
      const files = await repository.loadMany(
        await lists.listUpcoming(departmentId, since, new Date(now), jointTuning.listedMax),
      );
      const factsOf = await readFacts(files);
      return files.flatMap((file) => {
        const seat = file.seats.find((each) => each.departmentId === departmentId);
        return (seat && presentUpcoming(file, seat, viewer, factsOf(file))) ?? [];
      });
    },

    /** A seat that rings at this agent's desk; null: none does. */
    async findOffer(groupId: string, agentId: AgentId): Promise<JointOffer | null> {
      const ringing = await gathering.findRinging(groupId, agentId);
      const file = ringing && (await repository.load(ringing.reviewId));
      const seat = file?.seats.find(({ seatId }) => seatId === ringing?.seatId);
      if (!ringing || !file || !seat) return null;
      const until = await dispatch.findSeatDeadline(groupId, ringing.fence);
      const from = (await readCards())(file.review.leadId);
      if (until === null || from === null) return null;
      const { reviewId, subject, leadDepartmentId } = file.review;
      const { seatId, question, isRequired, dueAt, departmentId } = seat;
      const nameOf = (id: DepartmentId) => departmentNameOf(id, catalogue);
      return {
        ...{ reviewId, seatId, subject, question, isRequired, dueAt: dueAt?.getTime() ?? null },
        ...{ from: { agent: from, departmentName: nameOf(leadDepartmentId) }, fence: ringing.fence },
        otherDepartments: standing(file)
          .filter((each) => !each.isLead && each.departmentId !== departmentId)
          .map((each) => nameOf(each.departmentId)),
        ...{ ringingSince: until - dispatchTuning.offerTimeoutMs, expiresAt: until },
      };
    },
  };
}

/** Whoever has a seat, to whom the lead is offered, and supervisors of a department that has one. */
export function mayRead({ review, seats }: Pick<ReviewFile, 'review' | 'seats'>, viewer: Viewer): boolean {
  if (viewer.role === 'supervisor') return seats.some(({ departmentId }) => oversees(viewer, departmentId));
  if (review.leadOffer?.toId === viewer.agentId || takesPart({ review, seats }, viewer)) return true;
  // Who sat there and is asked again reads on what they have read, until somebody else takes the seat.
  return seats.some(({ agentId, state }) => agentId === viewer.agentId && askedAgain.includes(state));
}

/** A seat that keeps who sat there last, while it is asked for anew. */
const askedAgain: readonly ReviewFile['seats'][number]['state'][] = ['notAsked', 'invited', 'timedOut'];

/** The agent who leads, and those who have a seat. */
export const takesPart = (
  { review, seats }: Pick<ReviewFile, 'review' | 'seats'>,
  { agentId }: Pick<Viewer, 'agentId'>,
): boolean =>
  review.leadId === agentId || seats.some((seat) => seat.agentId === agentId && isSeated(seat.state));
