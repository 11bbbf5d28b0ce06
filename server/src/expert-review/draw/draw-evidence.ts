import { canonicalJson } from '../../platform/canonical-json.ts';
import type { EvidencePiece } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { DrawRepository } from './draw.repository.ts';
import { sealedDraw } from './record.ts';

/** What the journal vouches for: each set of conditions, and the draw up to its last step. */
export const createDrawEvidence =
  ({ load }: Pick<DrawRepository, 'load'>) =>
  async (file: ReviewFile): Promise<EvidencePiece[]> => {
    const draw = await load(file.review.reviewId);
    const { reviewId } = file.review;
    const sealed = draw.steps.length === 0 ? null : sealedDraw(file, draw);
    return [
      ...draw.rounds.map(({ round, conditions }) => ({
        name: `draw/conditions-${round}.json`,
        text: canonicalJson({ reviewId, round, conditions }),
        journalledIn: 'expert.conditionsSet' as const,
      })),
      ...(sealed === null
        ? []
        : [{ name: 'draw/draw.json', text: canonicalJson(sealed), journalledIn: 'expert.drawn' as const }]),
    ];
  };
