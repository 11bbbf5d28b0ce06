import { canonicalJson } from '../../platform/canonical-json.ts';
import type { EvidencePiece } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { DrawFile, DrawRepository } from './draw.repository.ts';
import { drawRecord } from './record.ts';

export const drawPiece = 'draw/draw.json';
export const conditionsPiece = (round: number) => `draw/conditions-${round}.json`;

/** As it stood when the last step was drawn: a round that was prepared later and never drawn is not in that step's hash. */
const atLastStep = ({ rounds, steps }: DrawFile): DrawFile => ({
  rounds: rounds.filter(
    ({ committedAt }) => committedAt !== null && committedAt.getTime() <= (steps.at(-1)?.at ?? 0),
  ),
  steps,
});

/**
 * What the journal vouches for: each set of conditions, and the draw up to its last step. And the whole record, by which whoever has the
 * package draws again.
 */
export const createDrawEvidence =
  ({ load }: Pick<DrawRepository, 'load'>) =>
  async (file: ReviewFile): Promise<EvidencePiece[]> => {
    const { reviewId } = file.review;
    const draw = await load(reviewId);
    const record = draw.steps.length === 0 ? null : drawRecord(file, atLastStep(draw), true);
    const conditions = draw.rounds.map(({ round, conditions: set }) => ({
      name: conditionsPiece(round),
      text: canonicalJson({ reviewId, round, conditions: set }),
      journalledIn: 'expert.conditionsSet' as const,
    }));
    if (record === null) return conditions;
    return [
      ...conditions,
      { name: drawPiece, text: canonicalJson(record.sealed), journalledIn: 'expert.drawn' },
      { name: 'draw/record.json', text: canonicalJson(record), journalledIn: null },
    ];
  };
