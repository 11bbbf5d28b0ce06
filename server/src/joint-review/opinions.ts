import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { OpinionDraft, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { lacksOf } from '@cloudseat/shared/nouns/joint-review-rules.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { JointReviewRepository, OpinionRow, ReviewFile, SeatRow } from './joint-review.repository.ts';
import { getSeat, moveReview, moveSeat, type ReviewChanges } from './review-change.ts';
import { takesOpinions } from './review-state.ts';
import { isSeated } from './seat-state.ts';
import { owing } from './seats.ts';

type Dependencies = {
  repository: JointReviewRepository;
  changes: ReviewChanges;
  identity: Pick<Identity, 'getStaff' | 'confirmPassword'>;
  catalogue: Pick<Catalogue, 'findMatter'>;
  clock: Clock;
};
export type SignWish = { round: number; seatId: SeatId; draft: OpinionDraft; password: string };
/** What is signed, hashed and kept, besides what was written. */
export type SignedText = OpinionDraft & {
  format: 'cloudseat joint opinion v1';
  reviewId: string;
  caseId: string;
  caseNumber: string;
  subject: string;
  seatId: string;
  departmentId: string;
  question: string;
  round: number;
  signedBy: { agentId: string; displayName: string; agentNumber: string };
  signedAt: number;
};
export const readSigned = ({ canonical }: Pick<OpinionRow, 'canonical'>): SignedText =>
  JSON.parse(canonical) as SignedText;

/** Each department's word: a draft of its own agent, signed with the agent's password, and then kept for good. */
export function createOpinions({ repository, changes, identity, catalogue, clock }: Dependencies) {
  function getOwn(file: ReviewFile, seatId: SeatId, by: AgentId): SeatRow {
    const seat = getSeat(file, seatId);
    if (seat.agentId !== by || !isSeated(seat.state)) throw notFound('the seat');
    if (!takesOpinions(file.review.state) || seat.state === 'signed')
      throw new AppError('REVIEW_STATE', 'this opinion is not written now', {
        ...{ state: file.review.state, seatState: seat.state },
      });
    return seat;
  }

  return {
    async saveDraft(file: ReviewFile, seatId: SeatId, draft: OpinionDraft, by: AgentId): Promise<number> {
      getOwn(file, seatId, by);
      if (!(await repository.saveDraft(seatId, by, draft)))
        throw new AppError('REVIEW_STATE', 'it was signed meanwhile, or the seat is somebody else’s');
      return clock.now();
    },

    /**
     * What is signed is what was sent: what others do meanwhile changes nothing of it. PASSWORD_WRONG, LOGIN_LOCKED; BAD_REQUEST with
     * what is lacking; CHANGED_MEANWHILE where it was written for another round.
     */
    async sign(
      known: ReviewFile,
      { round, seatId, draft, password }: SignWish,
      by: AgentId,
      ip: string,
    ): Promise<ReviewFile> {
      getOwn(known, seatId, by);
      const lacks = lacksOf(draft);
      if (lacks.length > 0) throw new AppError('BAD_REQUEST', 'the opinion is not whole', { lacks });
      await identity.confirmPassword(by, password, ip);
      const { displayName, agentNumber } = await identity.getStaff(by);
      const signedAt = clock.now();
      return changes.change(known, null, { role: 'agent', id: by }, async (tx, file, of) => {
        const seat = getOwn(file, seatId, by);
        if (seat.round !== round)
          throw new AppError('CHANGED_MEANWHILE', 'another round is asked for', { round: seat.round });
        const { reviewId, caseId, subject } = file.review;
        assertLines(draft, new Set(catalogue.findMatter(of.matterId)?.materials.map(({ lineId }) => lineId)));
        const { departmentId, question } = seat;
        const signed: SignedText = {
          ...draft,
          ...{ format: 'cloudseat joint opinion v1', reviewId, caseId, caseNumber: of.caseNumber, subject },
          ...{ seatId, departmentId, question, round, signedAt },
          signedBy: { agentId: by, displayName, agentNumber },
        };
        const canonical = canonicalJson(signed);
        const sha256 = sha256Hex(canonical);
        await repository.insertOpinion(tx, {
          ...{
            seatId,
            round,
            reviewId,
            caseId,
            agentId: by,
            canonical,
            sha256,
            signedAt: new Date(signedAt),
          },
        });
        const patch = { state: moveSeat(seat, 'signed'), draft: null, draftBy: null };
        const isLast = owing(file).every((each) => each.seatId === seatId);
        // Not what was said: nobody reads it in the journal before all have spoken.
        const details = { seatId, departmentId, round, sha256 };
        return {
          seats: [{ seatId, patch }],
          review: isLast && file.review.revealedAt === null ? { revealedAt: new Date(signedAt) } : {},
          lines: [{ action: 'joint.opinionSigned', details }],
        };
      });
    },

    /** Another round; what was signed is kept beside it, and where the same agent sits, to be written on. */
    askAgain: (
      known: ReviewFile,
      version: number,
      seatId: SeatId,
      reason: string,
      by: AgentId,
    ): Promise<ReviewFile> =>
      changes.change(known, version, { role: 'agent', id: by }, (_tx, file) => {
        const seat = getSeat(file, seatId);
        const state = moveReview(file, 'askedAgain');
        const last = file.opinions.findLast((opinion) => opinion.seatId === seatId);
        const patch = {
          ...{ state: moveSeat(seat, 'askedAgain'), round: seat.round + 1, reason },
          ...(last &&
            seat.agentId === last.agentId && { draft: draftOf(readSigned(last)), draftBy: last.agentId }),
        };
        const details = { seatId, departmentId: seat.departmentId, round: patch.round, reason };
        return {
          review: { state },
          seats: [{ seatId, patch }],
          lines: [{ action: 'joint.askedAgain', details }],
        };
      }),
  };
}

export const draftOf = ({ verdict, basis, text, lines, askInstead }: OpinionDraft): OpinionDraft => ({
  ...{ verdict, basis, text, lines, askInstead },
});

function assertLines({ lines }: OpinionDraft, known: ReadonlySet<string>): void {
  const strange = lines.find(({ lineId }) => lineId !== null && !known.has(lineId));
  if (strange) throw new AppError('BAD_REQUEST', 'no such line of the checklist', { lineId: strange.lineId });
}
