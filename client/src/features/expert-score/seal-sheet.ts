import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type { ExpertConclusion, ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard, ScoreDraft, ScoreSheet } from '@cloudseat/shared/nouns/expert-score.ts';

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** One field for each criterion, in their order, with what was written before. */
export const draftOf = ({ kind }: Pick<ExpertReviewView, 'kind'>, saved: ScoreDraft | null): ScoreDraft => ({
  marks: kind.criteria.map(
    ({ criterionId }) =>
      saved?.marks.find((mark) => mark.criterionId === criterionId) ?? {
        ...{ criterionId, score: null, remark: '' },
      },
  ),
  proposal: saved?.proposal ?? null,
  remark: saved?.remark ?? '',
});

/** What is handed in: the text whose hash binds its author, with a nonce, so that nobody can guess the marks by their hash. */
export async function sealSheet(
  { reviewId, kind }: Pick<ExpertReviewView, 'reviewId' | 'kind'>,
  { seatId, materials }: NonNullable<ScoreBoard['own']>,
  draft: ScoreDraft & { proposal: ExpertConclusion },
): Promise<{ text: string; commitment: string }> {
  const sheet: ScoreSheet = {
    format: 'cloudseat expert score v1',
    ...{ reviewId, seatId, kindId: kind.kindId, kindVersion: kind.version, materials },
    marks: draft.marks.map(({ score, ...mark }) => ({ ...mark, score: score ?? 0 })),
    ...{ proposal: draft.proposal, remark: draft.remark },
    nonce: toHex(crypto.getRandomValues(new Uint8Array(32))),
  };
  const text = canonicalJson(sheet);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return { text, commitment: toHex(new Uint8Array(hash)) };
}
