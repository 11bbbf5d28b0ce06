import type { Dissent } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { signingOutcome } from '@cloudseat/shared/report/report-rules.ts';
import type { CaseRow } from '../../cases/case-write.repository.ts';
import type { Identity } from '../../identity/identity.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import {
  type Actor,
  assertState,
  getSeat,
  type ReviewChanges,
  type Step,
  systemItself,
} from '../review-change.ts';
import type { Closing } from './closing.ts';
import type { Concluding, Prepared } from './concluding.ts';
import type { ReportRepository } from './report.repository.ts';
import {
  isSamePanel,
  readReport,
  reportPiece,
  type SignedStatement,
  signaturePiece,
  signaturesOf,
  standingRound,
} from './signatures.ts';

type Dependencies = {
  reports: ReportRepository;
  changes: ReviewChanges;
  closing: Pick<Closing, 'reopenIn'>;
  concluding: Concluding;
  identity: Pick<Identity, 'confirmPassword'>;
  clock: Clock;
};
type SignWish = { sha256: string; password: string; dissent: Dissent | null };
export type Signing = ReturnType<typeof createSigning>;

/** Why the system opened a text again. */
export const systemReasons = { panel: '评审专家有变动', dissent: '半数以上专家有不同意见' } as const;

/** Each of the panel signs the one text with their password; what follows from the last signature follows in the same step. */
export function createSigning({ reports, changes, closing, concluding, identity, clock }: Dependencies) {
  /** Null: it still waits. */
  async function follow(
    tx: Transaction,
    file: ReviewFile,
    of: CaseRow,
    prepared: Prepared,
  ): Promise<Step | null> {
    const { reviewId } = file.review;
    const at = clock.now();
    const standing = standingRound(await reports.listRounds(reviewId, tx));
    if (standing === null) return null;
    const text = readReport(standing);
    // Their marks are in it: without them it is another text.
    if (!isSamePanel(file, text)) return closing.reopenIn(tx, file, systemReasons.panel, at);
    const signatures = signaturesOf(text, await reports.listSignatures(reviewId, tx), at);
    const outcome = signingOutcome(signatures.map(({ state }) => state));
    if (outcome === 'waits') return null;
    if (outcome === 'reopens') return closing.reopenIn(tx, file, systemReasons.dissent, at);
    return concluding.concludeIn(tx, file, of, { text, standing, signatures, at }, prepared);
  }

  return {
    /** PASSWORD_WRONG, LOGIN_LOCKED; CHANGED_MEANWHILE where another text is to be signed than was shown. */
    async sign(known: ReviewFile, own: SeatRow, wish: SignWish, by: Actor, ip: string): Promise<ReviewFile> {
      assertState(known, 'signing');
      const { seatId, accountId, name } = own;
      const { reviewId, caseId } = known.review;
      await identity.confirmPassword(accountId, wish.password, ip);
      const prepared = await concluding.prepare(known);
      const file = await changes.change(reviewId, null, by, async (tx, held, of) => {
        assertState(held, 'signing');
        if (!isJudging(getSeat(held, seatId))) throw new AppError('FORBIDDEN', 'this place judges no more');
        const standing = standingRound(await reports.listRounds(reviewId, tx));
        if (standing === null || standing.sha256 !== wish.sha256 || !isSamePanel(held, readReport(standing)))
          throw new AppError('CHANGED_MEANWHILE', 'another text is to be signed now');
        const { round } = standing;
        const given = await reports.listSignatures(reviewId, tx);
        if (given.some((each) => each.round === round && each.seatId === seatId))
          throw new AppError('REVIEW_STATE', 'this place has signed');
        const signedAt = clock.now();
        const statement: SignedStatement = {
          format: 'cloudseat expert signature v1',
          ...{ reviewId, caseId, round, seatId, signedAt, dissent: wish.dissent },
          signedBy: { accountId, name },
          over: [{ name: reportPiece(round), sha256: standing.sha256 }],
        };
        const canonical = canonicalJson(statement);
        const sha256 = sha256Hex(canonical);
        const isDissent = wish.dissent !== null;
        await reports.insertSignature(tx, {
          ...{ reviewId, round, seatId, canonical, sha256, isDissent, signedAt: new Date(signedAt) },
        });
        const evidence = sealPieces([{ name: signaturePiece(round, seatId), sha256 }]);
        const details = { seatId, position: own.position, round, sha256, isDissent, evidence };
        const line = { action: 'expert.reportSigned', details } as const;
        const followed = await follow(tx, held, of, prepared);
        return followed === null
          ? { isAside: true, lines: [line] }
          : { ...followed, lines: [line, ...followed.lines] };
      });
      await concluding.deliver(file, prepared);
      return file;
    },

    /** The deadline has passed, or the panel is another. */
    async settle(reviewId: ExpertReviewId): Promise<void> {
      const known = await changes.getFile(reviewId);
      if (known.review.state !== 'signing') return;
      const standing = standingRound(await reports.listRounds(reviewId));
      if (standing === null) return;
      const isDue = clock.now() >= standing.signBy.getTime();
      if (!isDue && isSamePanel(known, readReport(standing))) return;
      const prepared = await concluding.prepare(known);
      const file = await changes.change(reviewId, null, systemItself, (tx, held, of) =>
        held.review.state === 'signing' ? follow(tx, held, of, prepared) : null,
      );
      await concluding.deliver(file, prepared);
    },
  };
}
