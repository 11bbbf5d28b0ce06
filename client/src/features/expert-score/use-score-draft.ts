import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreBoard, ScoreDraft } from '@cloudseat/shared/nouns/expert-score.ts';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../lib/http.ts';
import { createNotesDrafts, createNotesSaver, type NotesState } from '../../lib/notes-saver.ts';
import { draftOf } from './seal-sheet.ts';

/** One's own marks as they are written: saved by themselves a moment after each change, kept over a reload until they are. */
export function useScoreDraft(review: ExpertReviewView, own: NonNullable<ScoreBoard['own']>) {
  const { reviewId } = review;
  const { seatId } = own;
  const saved = JSON.stringify(draftOf(review, own.draft));
  const [state, setState] = useState<NotesState>({ text: saved, phase: 'clean', savedAt: null });
  // What the server has by now is what was saved from here: the form begins once for a place.
  const saver = useMemo(
    () =>
      createNotesSaver({
        saved,
        save: (text) =>
          api('expertScore:saveDraft', { params: { reviewId }, body: JSON.parse(text) as ScoreDraft }),
        drafts: createNotesDrafts(`score.${reviewId}.${seatId}`, sessionStorage),
        onState: setState,
      }),
    [reviewId, seatId],
  );
  useEffect(() => {
    setState(saver.state);
    return () => saver.close();
  }, [saver]);
  return {
    draft: JSON.parse(state.text) as ScoreDraft,
    phase: state.phase,
    change: (draft: ScoreDraft) => saver.change(JSON.stringify(draft)),
    flush: saver.flush,
    discard: saver.discard,
  };
}
