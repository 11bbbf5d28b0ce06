import type { EvidenceSource } from '../evidence.ts';
import type { ScoreRepository } from './score.repository.ts';

export const scorePiece = (seatId: string) => `scores/${seatId}.json`;

/** Every sheet that was handed in, those of void places too. One that cannot be read any more is empty, and found. */
export const scoreEvidence =
  (scores: Pick<ScoreRepository, 'list'>): EvidenceSource =>
  async ({ review }) =>
    (await scores.list(review.reviewId)).flatMap(({ seatId, committed }) =>
      committed === null
        ? []
        : [
            {
              name: scorePiece(seatId),
              journalledIn: 'expert.scoreCommitted' as const,
              text: committed.text ?? '',
            },
          ],
    );
