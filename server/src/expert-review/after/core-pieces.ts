import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type { EvidencePiece } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';

/** The review itself and its panel, void places among them. */
export function piecesOfReview({ review, seats }: ReviewFile): EvidencePiece[] {
  const { reviewId, caseId, applicantId, departmentId, kind, title, unitName, description } = review;
  const at = (time: Date | null) => time?.getTime() ?? null;
  const about = {
    ...{ format: 'cloudseat expert review v1', reviewId, caseId, applicantId, departmentId, kind, title },
    ...{ unitName, description, convenorId: review.convenorId, conclusion: review.conclusion },
    ...{ createdAt: at(review.createdAt), filedAt: at(review.filedAt), scheduledAt: at(review.scheduledAt) },
    concludedAt: at(review.concludedAt),
  };
  const panel = seats.map((seat) => ({
    ...seat,
    ...{ askedAt: at(seat.askedAt), answerBy: at(seat.answerBy), answeredAt: at(seat.answeredAt) },
    checkedInAt: at(seat.checkedInAt),
  }));
  return [
    { name: 'review.json', journalledIn: null, text: canonicalJson(about) },
    {
      name: 'panel.json',
      journalledIn: null,
      text: canonicalJson({ format: 'cloudseat expert panel v1', reviewId, seats: panel }),
    },
  ];
}
