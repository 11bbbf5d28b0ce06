import type { DeskCallView, DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../../lib/http.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskSession } from './desk-session.ts';

export type Proposing = { caseId: CaseId; callId: CallId | null };

/** What of joint reviews is open over the desk, and what an agent does about them. */
export function useDeskJoint(session: DeskSession, desk: DeskView) {
  const { reviews, upcoming, seated, roomId } = useStore(session.joint.store);
  const seatedId = seated?.reviewId ?? null;
  const [isOpen, setIsOpen] = useState(false);
  const [openId, setOpenId] = useState<JointReviewId | null>(null);
  const [proposing, setProposing] = useState<Proposing | null>(null);
  const [isDeclining, setIsDeclining] = useState(false);
  const answering = useTask();
  const offer = desk.jointOffer;
  const fence = offer?.fence ?? null;
  useEffect(() => {
    setIsDeclining(false);
    answering.clear();
  }, [fence, answering.clear]);

  const close = useCallback(() => setIsOpen(false), []);
  const toggle = useCallback(() => setIsOpen((before) => !before), []);
  const open = useCallback((reviewId: JointReviewId | null) => {
    setOpenId(reviewId);
    setIsOpen(true);
  }, []);
  /** A talk has one review at a time: the one that runs is shown. */
  const callFor = useCallback(
    ({ callId, caseId }: Pick<DeskCallView, 'callId' | 'caseId'>) => {
      const running = reviews?.find((review) => review.caseId === caseId && review.isLead);
      if (running !== undefined) open(running.reviewId);
      else if (caseId !== null) setProposing({ caseId, callId });
    },
    [reviews, open],
  );
  useRoomOfPanel(roomId, seatedId, { open, close });
  const isHere = (reviewId: JointReviewId) => roomId !== null && reviewId === seatedId;
  const owedCount = (reviews ?? []).filter(
    ({ owes, reviewId }) => owes !== 'nothing' && !isHere(reviewId),
  ).length;
  const bookedCount = upcoming.filter(({ isCancelled }) => !isCancelled).length;
  const header = useMemo(
    () => ({ isOpen, owedCount, bookedCount, toggle }),
    [isOpen, owedCount, bookedCount, toggle],
  );

  function answer(
    body: { answer: 'accept' } | { answer: 'decline'; reason: string; substituteId: string | null },
  ) {
    if (offer === null) return;
    const { reviewId, seatId } = offer;
    // One of two requests by their answer; both take these fields.
    const answered = { ...body, fence: offer.fence } as never;
    void answering.run(() => api('jointReview:answerSeat', { params: { reviewId, seatId }, body: answered }));
  }
  return {
    header,
    isOpen,
    openId,
    open,
    close,
    proposing,
    propose: setProposing,
    onProposed(view: JointReviewView) {
      setProposing(null);
      open(view.reviewId);
    },
    callFor,
    offer: { answering, isDeclining, setIsDeclining },
    accept: () => answer({ answer: 'accept' }),
    decline: (reason: string, substituteId: string | null) =>
      answer({ answer: 'decline', reason, substituteId }),
  };
}

/** In the room all of the review is beside the faces; once the room closes, what is still to be done is on the left again. */
function useRoomOfPanel(
  roomId: string | null,
  seatedId: JointReviewId | null,
  { open, close }: { open: (reviewId: JointReviewId) => void; close: () => void },
): void {
  const was = useRef<JointReviewId | null>(null);
  useEffect(() => {
    if (roomId !== null) {
      was.current = seatedId;
      close();
    } else if (was.current !== null) {
      open(was.current);
      was.current = null;
    }
  }, [roomId]);
}
export type DeskJoint = ReturnType<typeof useDeskJoint>;
