import type { ReadingPlace, RemarkId } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/http.ts';
import { createNotesSaver, type NotesSaver, type NotesState } from '../../lib/notes-saver.ts';
import { randomToken } from '../../lib/request-id.ts';

export type RemarkDraft = { remarkId: RemarkId; place: ReadingPlace; text: string };
type Of = { reviewId: ExpertReviewId; seatId: PanelSeatId };

const keyOf = ({ reviewId, seatId }: Of) => `cloudseat.remark.${reviewId}.${seatId}`;
function readKept(of: Of): RemarkDraft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(of)) ?? 'null') as RemarkDraft | null;
  } catch {
    return null;
  }
}
function keep(of: Of, draft: RemarkDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(of));
    else sessionStorage.setItem(keyOf(of), JSON.stringify(draft));
  } catch {
    // Then it is on the server a moment later, or not at all.
  }
}

/**
 * The remark that is being written: on the server a moment after each word, in this tab's own storage until it is there, so that a
 * reload goes on where it was.
 */
export function useRemarkDraft(of: Of, onSaved: () => void) {
  const { reviewId, seatId } = of;
  const [draft, setDraft] = useState<RemarkDraft | null>(() => readKept(of));
  const [phase, setPhase] = useState<NotesState['phase']>('clean');
  const current = useRef(draft);
  current.current = draft;
  const told = useRef(onSaved);
  told.current = onSaved;
  const saver = useRef<NotesSaver | null>(null);
  /** What the server has of it. */
  const savedText = useRef('');
  const remarkId = draft?.remarkId ?? null;

  async function put({ remarkId: id, place }: RemarkDraft, text: string): Promise<{ savedAt: number }> {
    // What is still empty is no remark yet.
    if (text.trim() === '') return { savedAt: Date.now() };
    const saved = await api('expertRemark:save', {
      params: { reviewId, remarkId: id },
      body: { place, text },
    });
    told.current();
    return { savedAt: saved.changedAt };
  }
  // One saver for each remark.
  useEffect(() => {
    const begun = current.current;
    if (remarkId === null || begun === null) return;
    const opened = createNotesSaver({
      saved: savedText.current,
      save: (text) => put(current.current?.remarkId === remarkId ? current.current : begun, text),
      drafts: {
        // What was brought back from this tab's storage goes out at once.
        read: () => begun.text,
        write: (text) => keep({ reviewId, seatId }, { ...(current.current ?? begun), text }),
        clear: () => keep({ reviewId, seatId }, null),
      },
      onState: (state) => setPhase(state.phase),
    });
    saver.current = opened;
    setPhase('clean');
    return () => opened.close();
  }, [remarkId, reviewId, seatId]);

  return {
    draft,
    phase,
    begin(place: ReadingPlace) {
      savedText.current = '';
      setDraft({ remarkId: randomToken() as RemarkId, place, text: '' });
    },
    edit({ remarkId: id, place, text }: RemarkDraft) {
      savedText.current = text;
      setDraft({ remarkId: id, place, text });
    },
    write(text: string) {
      setDraft((before) => before && { ...before, text });
      saver.current?.change(text);
    },
    async move(place: ReadingPlace) {
      if (draft === null) return;
      const moved = { ...draft, place };
      setDraft(moved);
      current.current = moved;
      keep(of, moved);
      await put(moved, moved.text).catch(() => setPhase('failed'));
    },
    /** Saves the rest and puts the pen down; what could not be saved stays open. */
    async finish() {
      await saver.current?.flush();
      if (saver.current !== null && ['failed', 'saving'].includes(saver.current.state.phase)) return;
      keep(of, null);
      setDraft(null);
    },
  };
}
