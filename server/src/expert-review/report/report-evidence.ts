import type { EvidencePiece, EvidenceSource } from '../evidence.ts';
import type { ReportRepository } from './report.repository.ts';
import { reportPiece, signaturePiece } from './signatures.ts';

/** Every text that was closed, those opened again too, and every signature with the text it stands on. */
export const reportEvidence =
  (reports: Pick<ReportRepository, 'listRounds' | 'listSignatures'>): EvidenceSource =>
  async ({ review: { reviewId } }) => {
    const rounds = (await reports.listRounds(reviewId)).map(
      ({ round, canonical }): EvidencePiece => ({
        ...{ name: reportPiece(round), journalledIn: 'expert.reportClosed', text: canonical },
      }),
    );
    const signatures = (await reports.listSignatures(reviewId)).map(
      ({ round, seatId, canonical }): EvidencePiece => ({
        ...{ name: signaturePiece(round, seatId), journalledIn: 'expert.reportSigned', text: canonical },
      }),
    );
    return [...rounds, ...signatures];
  };
