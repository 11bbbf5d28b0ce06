import type {
  Dissent,
  ReportSignature,
  ReportText,
  SignatureState,
} from '@cloudseat/shared/nouns/expert-report.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { RoundRow, SignatureRow } from './report.repository.ts';

/** What each signs: the hash of the whole text, and what they have against it. */
export type SignedStatement = {
  format: 'cloudseat expert signature v1';
  reviewId: string;
  caseId: string;
  round: number;
  seatId: string;
  signedBy: { accountId: string; name: string };
  signedAt: number;
  dissent: Dissent | null;
  /** The report, as a piece of the archive. */
  over: [{ name: string; sha256: string }];
};
export const reportPiece = (round: number) => `report/${round}.json`;
export const signaturePiece = (round: number, seatId: string) => `report/${round}-${seatId}.json`;
export const readStatement = ({ canonical }: Pick<SignatureRow, 'canonical'>): SignedStatement =>
  JSON.parse(canonical) as SignedStatement;
export const readReport = ({ canonical }: Pick<RoundRow, 'canonical'>): ReportText =>
  JSON.parse(canonical) as ReportText;

/** The text that waits for signatures, or was signed; null while it is written. */
export const standingRound = (rounds: readonly RoundRow[]): RoundRow | null =>
  rounds.findLast(({ reopenedAt }) => reopenedAt === null) ?? null;

/** Each place of the text’s panel, at this moment. */
export function signaturesOf(
  { panel, round, signBy }: ReportText,
  given: readonly SignatureRow[],
  now: number,
): ReportSignature[] {
  return panel.map(({ seatId, position, name }) => {
    const signed = given.find((each) => each.round === round && each.seatId === seatId);
    const absent: SignatureState = now >= signBy ? 'silent' : 'owing';
    return {
      ...{ seatId, position, name },
      state: signed === undefined ? absent : signed.isDissent ? 'dissented' : 'agreed',
      signedAt: signed?.signedAt.getTime() ?? null,
      dissent: signed ? readStatement(signed).dissent : null,
    };
  });
}

/** Whether those who judge now are those whose text it is. */
export function isSamePanel({ seats }: Pick<ReviewFile, 'seats'>, { panel }: ReportText): boolean {
  const judging = seats.filter(isJudging);
  return (
    judging.length === panel.length &&
    panel.every(({ seatId }) => judging.some((seat) => seat.seatId === seatId))
  );
}
