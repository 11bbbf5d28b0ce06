import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { getSeat, type ReviewChanges } from './review-change.ts';
import { isBooked } from './review-state.ts';
import type { Viewer } from './review-view.ts';

/**
 * Before a booked review sits somebody of each department may say that they come: when it convenes it rings at their desk first. It
 * is no acceptance: whoever is not there then is passed over as anybody else.
 */
export function createClaims({ changes }: { changes: ReviewChanges }) {
  return {
    /** NOT_FOUND for a seat of another department; REVIEW_STATE where none is to be claimed, or a colleague has done so. */
    async claim(reviewId: JointReviewId, seatId: SeatId, comes: boolean, viewer: Viewer): Promise<void> {
      const known = await changes.getFile(reviewId);
      if (getSeat(known, seatId).departmentId !== viewer.departmentId) throw notFound('the seat');
      const by: AgentId = viewer.agentId;
      await changes.change(known, null, { role: 'agent', id: by }, (_tx, file) => {
        const seat = getSeat(file, seatId);
        const { state, isLead, substituteId, abstentions, departmentId } = seat;
        const isOut = abstentions.some(({ agentId }) => agentId === by);
        if (!isBooked(file.review) || isLead || state === 'signed' || state === 'dropped' || isOut)
          throw new AppError('REVIEW_STATE', 'nobody is to be named for this seat now', { state });
        if (substituteId !== null && substituteId !== by)
          throw new AppError('REVIEW_STATE', 'a colleague comes already', { state });
        if ((substituteId === by) === comes) return null;
        const action = comes ? 'joint.seatClaimed' : 'joint.seatUnclaimed';
        return {
          isAside: true,
          seats: [{ seatId, patch: { substituteId: comes ? by : null } }],
          lines: [{ action, details: { seatId, departmentId } }],
        };
      });
    },
  };
}
