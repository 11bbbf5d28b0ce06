import type { AgentId, DepartmentId, RoomId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  Conflict,
  DepartmentSeat,
  JointReviewSummary,
  JointReviewView,
  Opinion,
  OwnJointReview,
} from '@cloudseat/shared/nouns/joint-review.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { UpcomingReview } from '@cloudseat/shared/nouns/upcoming-review.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { VoucherRow } from '../cases/voucher.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { consolidateFile } from './conclusions.ts';
import type { Consolidated } from './consolidate.ts';
import type { ReviewFile, SeatRow } from './joint-review.repository.ts';
import { draftOf, readSigned } from './opinions.ts';
import { isReviewOver, isSitting, takesOpinions } from './review-state.ts';
import { isSeated } from './seat-state.ts';
import { owing, seatOfAgent, standing } from './seats.ts';

type Names = Pick<Catalogue, 'findDepartmentName'>;
/** Who looks: an agent with a seat, or the supervisor of a department that has one. */
export type Viewer = {
  agentId: AgentId;
  role: 'agent' | 'supervisor';
  departmentId: DepartmentId | null;
  /** Of the whole district: a supervisor of no department, here. */
  isOverAll: boolean;
};

/** Whether it is a supervisor whom departments' reviews concern. */
export const oversees = ({ role, departmentId, isOverAll }: Viewer, of: DepartmentId): boolean =>
  role === 'supervisor' && (isOverAll || departmentId === of);
export type ViewFacts = {
  of: Pick<CaseRow, 'caseNumber'> | null;
  matterName: LocalText;
  lines: JointReviewView['lines'];
  /** Masked. */
  applicantName: string;
  cardOf: (agentId: string | null) => StaffCard | null;
  catalogue: Pick<Catalogue, 'departments'> & Names;
  now: number;
};
export type LiveFacts = {
  voucher: Pick<VoucherRow, 'acknowledgedAt'> | null;
  isCallRunning: boolean;
  /** Of seats for which somebody is looked for. */
  searches: ReadonlyMap<string, { ringsAt: StaffCard | null; signedInCount: number }>;
};

const ms = (at: Date | null): number | null => at?.getTime() ?? null;
export const noText: LocalText = { 'zh-Hans': '', 'zh-Hant': '', en: '' };

export const runningRoom = ({ sittings, review }: ReviewFile): RoomId | null =>
  isSitting(review.state) ? (sittings.findLast(({ endedAt }) => endedAt === null)?.roomId ?? null) : null;
export const phaseOf = ({ review }: ReviewFile): SittingPhase | null =>
  !isSitting(review.state)
    ? null
    : review.state === 'closedDeliberation'
      ? 'closedDeliberation'
      : 'openSession';

/** What this viewer is waited for. */
export function owesOf(file: ReviewFile, viewer: Viewer, now: number): JointReviewSummary['owes'] {
  const { agentId, role } = viewer;
  const { review } = file;
  if (role === 'supervisor')
    return review.state === 'escalated' && oversees(viewer, review.leadDepartmentId)
      ? 'resolution'
      : 'nothing';
  const seat = seatOfAgent(file, agentId);
  const isLead = review.leadId === agentId;
  if (review.leadOffer?.toId === agentId) return 'lead';
  const mustWrite = seat !== undefined && seat.state !== 'signed' && (!isLead || seat.isRequired);
  if (isLead && (review.state === 'proposed' || review.state === 'adjourned')) {
    const isDue =
      review.scheduledAt === null ? review.state === 'proposed' : review.scheduledAt.getTime() <= now;
    if (isDue) return 'convene';
  }
  if (isSitting(review.state) && seat && seat.state !== 'joined' && seat.state !== 'signed') return 'join';
  if (mustWrite && takesOpinions(review.state)) return 'opinion';
  if (!isLead) return 'nothing';
  if (review.state === 'consolidated') return 'consolidation';
  return review.state === 'opinionsPending' && owing(file).length === 0 ? 'consolidation' : 'nothing';
}

export function presentSummary(file: ReviewFile, viewer: Viewer, facts: ViewFacts): JointReviewSummary {
  const { reviewId, caseId, subject, state, leadId, scheduledAt, createdAt, version } = file.review;
  return {
    ...{ reviewId, caseId, subject, state, version, matterName: facts.matterName },
    ...{ caseNumber: facts.of?.caseNumber ?? '', applicantName: facts.applicantName },
    ownSeatId: seatOfAgent(file, viewer.agentId)?.seatId ?? null,
    isLead: leadId === viewer.agentId,
    scheduledAt: ms(scheduledAt),
    owes: owesOf(file, viewer, facts.now),
    createdAt: createdAt.getTime(),
  };
}

export function presentReview(
  file: ReviewFile,
  viewer: Viewer,
  facts: ViewFacts,
  live: LiveFacts,
): JointReviewView {
  const { review, sittings } = file;
  const { escalation, leadOffer } = review;
  const own = seatOfAgent(file, viewer.agentId);
  const isRevealed = review.revealedAt !== null;
  return {
    ...presentSummary(file, viewer, facts),
    seats: file.seats.map((seat) => presentSeat(seat, file, own === seat || isRevealed, facts, live)),
    checklist: review.checklist.map(({ byId, ...item }) => ({ ...item, by: facts.cardOf(byId) })),
    roomId: runningRoom(file),
    phase: phaseOf(file),
    sittings: sittings.map(({ roomId, number, startedAt, endedAt }) => ({
      ...{ roomId, number, startedAt: startedAt.getTime(), endedAt: ms(endedAt) },
    })),
    callId: live.isCallRunning ? review.callId : null,
    materialIds: review.materialIds,
    lines: facts.lines,
    ownDraft: own?.draftBy === viewer.agentId ? own.draft : null,
    consolidation: presentConsolidation(file, facts),
    mayReassign: oversees(viewer, review.leadDepartmentId) && !isReviewOver(review.state),
    leadOffer: leadOffer && { ...leadOffer, to: facts.cardOf(leadOffer.toId) },
    escalation: escalation && {
      ...{ reason: escalation.reason, to: facts.cardOf(escalation.toId), at: escalation.at },
    },
    endReason: review.endReason,
    ...{ voucherId: review.voucherId, number: review.number, issuedAt: ms(review.issuedAt) },
    receivedAt: ms(live.voucher?.acknowledgedAt ?? null),
    notice: review.notice && {
      ...{ voucherId: review.notice.voucherId as VoucherId, number: review.notice.number },
    },
  };
}

function presentSeat(
  seat: SeatRow,
  file: ReviewFile,
  isShown: boolean,
  { cardOf, catalogue }: ViewFacts,
  { searches }: LiveFacts,
): DepartmentSeat {
  const { seatId, departmentId, isLead, isRequired, question, state, reason, round } = seat;
  const search = searches.get(seatId);
  return {
    ...{ seatId, departmentId, isLead, isRequired, question, state, reason, round },
    departmentName: departmentNameOf(departmentId, catalogue),
    dueAt: ms(seat.dueAt),
    agent: isSeated(state) ? cardOf(seat.agentId) : null,
    substitute: cardOf(seat.substituteId),
    ringsAt: search?.ringsAt ?? null,
    signedInCount: search?.signedInCount ?? null,
    opinion: isShown ? presentOpinion(seat, file, cardOf) : null,
    hasSigned: state === 'signed',
  };
}

function presentOpinion(
  { seatId }: SeatRow,
  { opinions }: ReviewFile,
  cardOf: ViewFacts['cardOf'],
): Opinion | null {
  const last = opinions.findLast((opinion) => opinion.seatId === seatId);
  if (last === undefined) return null;
  const signed = readSigned(last);
  const { displayName, agentNumber } = signed.signedBy;
  return {
    ...draftOf(signed),
    ...{ round: last.round, signedAt: last.signedAt.getTime(), sha256: last.sha256 },
    signedBy: cardOf(last.agentId) ?? { agentId: last.agentId, displayName, agentNumber },
  };
}

/** Shown once there is one; it follows the opinions and words that count now. */
function presentConsolidation(
  file: ReviewFile,
  { catalogue, cardOf }: ViewFacts,
): JointReviewView['consolidation'] {
  if (file.review.conclusion === null) return null;
  const merged: Consolidated = consolidateFile(file, catalogue);
  return {
    ...{ conclusion: merged.conclusion, summary: file.review.summary, lines: merged.lines },
    conflicts: merged.conflicts.map(({ conflictId, kind, seatIds, lineId, about }): Conflict => {
      const word = file.resolutions.findLast(
        (each) => each.conflictId === conflictId && each.about === about,
      );
      const by = word && cardOf(word.byId);
      return {
        ...{ conflictId, kind, seatIds, lineId },
        resolution:
          word && by
            ? {
                ...{ text: word.text, by, level: word.level, followsSeatId: word.followsSeatId },
                at: word.resolvedAt.getTime(),
              }
            : null,
      };
    }),
  };
}

export const departmentNameOf = (departmentId: DepartmentId, { findDepartmentName }: Names): LocalText =>
  findDepartmentName(departmentId) ?? noText;

/** What the desks of a department are told of it before it sits. */
export function presentUpcoming(
  file: ReviewFile,
  seat: SeatRow,
  viewer: Viewer,
  facts: ViewFacts,
): UpcomingReview | null {
  const { review } = file;
  const { reviewId, subject, scheduledAt, movedFrom, state, endReason, leadId, leadDepartmentId } = review;
  if (scheduledAt === null) return null;
  const { seatId, question, isRequired, isLead, substituteId, agentId } = seat;
  const nameOf = (id: DepartmentId) => departmentNameOf(id, facts.catalogue);
  return {
    ...{ reviewId, seatId, subject, question, isRequired, isLead, endReason },
    ...{ caseNumber: facts.of?.caseNumber ?? '', matterName: facts.matterName },
    ...{ scheduledAt: scheduledAt.getTime(), movedFrom: ms(movedFrom), isCancelled: state === 'cancelled' },
    from: { agent: facts.cardOf(leadId), departmentName: nameOf(leadDepartmentId) },
    otherDepartments: standing(file)
      .filter((each) => !each.isLead && each !== seat)
      .map((each) => nameOf(each.departmentId)),
    comes: facts.cardOf(substituteId ?? agentId),
    isClaimed: substituteId !== null,
    isMine: (substituteId ?? agentId) === viewer.agentId,
  };
}

/** No opinion, no agent's name: who is asked, and what comes next. */
export function presentOwnReview(file: ReviewFile, catalogue: Names): OwnJointReview {
  const {
    reviewId,
    caseId,
    subject,
    state,
    scheduledAt,
    applicantCalledAt,
    voucherId,
    number,
    issuedAt,
    version,
  } = file.review;
  return {
    ...{ reviewId, caseId, subject, state, voucherId, number, version },
    scheduledAt: ms(scheduledAt),
    departments: standing(file).map(({ departmentId, isLead }) => ({
      name: departmentNameOf(departmentId, catalogue),
      isLead,
    })),
    roomId: runningRoom(file),
    isAwaited: applicantCalledAt !== null && isSitting(state) && state !== 'closedDeliberation',
    isCalled: applicantCalledAt !== null && isSitting(state),
    issuedAt: ms(issuedAt),
  };
}
