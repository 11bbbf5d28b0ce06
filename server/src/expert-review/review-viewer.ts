import type { ReviewPart } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { AgentId, ApplicantId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Identity } from '../identity/identity.ts';
import { findApplicant, findOfPanel, findStaff, type RouteContext } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { ReviewFile, SeatRow } from './expert-review.repository.ts';
import type { Actor, ReviewChanges } from './review-change.ts';

/** Who looks: one person, though their browser may be signed in on both sides. */
export type Person =
  | { role: 'applicant'; applicantId: ApplicantId }
  | { role: 'expert'; accountId: AgentId }
  | { role: 'convenor' | 'supervisor'; accountId: AgentId; departmentId: DepartmentId | null };
/** What they are in this review. `seat`: an expert's, whatever became of it. */
export type Viewer = { part: ReviewPart; person: Person; seat: SeatRow | null };

/** An expert acts as their place on the panel: the case's journal, which the department's staff read, never names one by who did it. */
export const actorOf = ({ person, seat }: Pick<Viewer, 'person' | 'seat'>): Actor =>
  person.role === 'applicant'
    ? { role: 'applicant', id: person.applicantId }
    : { role: person.role, id: seat?.seatId ?? person.accountId };

/** In the order in which they are asked: a browser of a unit may be signed in as staff as well. */
export async function readPeople(
  identity: Pick<Identity, 'getStaff'>,
  context: Pick<RouteContext, 'principals'>,
): Promise<Person[]> {
  const [ofPanel, staff, applicant] = [findOfPanel(context), findStaff(context), findApplicant(context)];
  const people: Person[] = [];
  if (ofPanel?.role === 'expert') people.push({ role: 'expert', accountId: ofPanel.agentId });
  else if (ofPanel !== undefined) {
    const { departmentId } = await identity.getStaff(ofPanel.agentId);
    people.push({ role: 'convenor', accountId: ofPanel.agentId, departmentId });
  }
  if (staff?.role === 'supervisor') {
    const { departmentId, regionId } = await identity.getStaff(staff.agentId);
    // Partner regions oversee their own cases.
    if (regionId === null) people.push({ role: 'supervisor', accountId: staff.agentId, departmentId });
  }
  if (applicant !== undefined) people.push({ role: 'applicant', applicantId: applicant.applicantId });
  return people;
}

const partOf = { applicant: 'unit', convenor: 'convenor', expert: 'expert', supervisor: 'overseer' } as const;

/** Null: it does not exist for them. A draft is the unit's alone; whoever declined or stepped aside sees their place and no more. */
export function findViewer({ review, seats }: ReviewFile, people: readonly Person[]): Viewer | null {
  for (const person of people) {
    const part = partOf[person.role];
    if (person.role === 'applicant') {
      if (person.applicantId === review.applicantId) return { part, person, seat: null };
    } else if (person.role === 'expert') {
      const seat = seats.findLast(({ accountId }) => accountId === person.accountId);
      if (seat !== undefined) return { part, person, seat };
    } else if (review.state !== 'draft') {
      const { departmentId } = person;
      if (departmentId === null || departmentId === review.departmentId) return { part, person, seat: null };
    }
  }
  return null;
}

/** Whoever judges at this moment: what the panel reads and writes is for them. */
export const isOnPanel = ({ seat }: Viewer): boolean => seat !== null && isJudging(seat);

/** For handlers of every part: who asks, in which review. */
export function createReviewDoor(deps: {
  changes: Pick<ReviewChanges, 'getFile'>;
  identity: Pick<Identity, 'getStaff'>;
}) {
  /** NOT_FOUND for whoever has no part in it. */
  async function enter(reviewId: ReviewFile['review']['reviewId'], context: RouteContext) {
    const [file, people] = await Promise.all([
      deps.changes.getFile(reviewId),
      readPeople(deps.identity, context),
    ]);
    const viewer = findViewer(file, people);
    if (viewer === null) throw notFound('the review');
    return { file, viewer, by: actorOf(viewer) };
  }
  return {
    enter,
    /** FORBIDDEN for those who see it and are something else in it; of experts, whoever judges at this moment. */
    async enterAs(part: ReviewPart, reviewId: ReviewFile['review']['reviewId'], context: RouteContext) {
      const entered = await enter(reviewId, context);
      if (entered.viewer.part !== part || (part === 'expert' && !isOnPanel(entered.viewer)))
        throw new AppError('FORBIDDEN', `only the ${part} of this review may`);
      return entered;
    },
  };
}
export type ReviewDoor = ReturnType<typeof createReviewDoor>;
