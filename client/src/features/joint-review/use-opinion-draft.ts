import type { JointReviewView, OpinionDraft, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../lib/http.ts';
import { createNotesDrafts, createNotesSaver, type NotesState } from '../../lib/notes-saver.ts';
import { emptyOpinion, readDraft, writeDraft } from './opinion-form.ts';

/** The draft of one's own opinion: saved by itself a moment after each change, kept over a reload until it is. */
export function useOpinionDraft({ reviewId, ownDraft }: JointReviewView, seatId: SeatId) {
  const saved = writeDraft(ownDraft ?? emptyOpinion);
  const [state, setState] = useState<NotesState>({ text: saved, phase: 'clean', savedAt: null });
  // What the server has by now is what was saved from here: the editor begins once for a seat.
  const saver = useMemo(
    () =>
      createNotesSaver({
        saved,
        save: (text) =>
          api('jointReview:saveOpinion', { params: { reviewId, seatId }, body: readDraft(text) }),
        drafts: createNotesDrafts(`opinion.${reviewId}.${seatId}`, sessionStorage),
        onState: setState,
      }),
    [reviewId, seatId],
  );
  useEffect(() => {
    setState(saver.state);
    return () => saver.close();
  }, [saver]);
  return {
    draft: readDraft(state.text),
    phase: state.phase,
    change: (draft: OpinionDraft) => saver.change(writeDraft(draft)),
    flush: saver.flush,
    discard: saver.discard,
  };
}
