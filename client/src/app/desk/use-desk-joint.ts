import type { DeskCallView, DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { api } from '../../lib/http.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskSession } from './desk-session.ts';

export type Proposing = { caseId: CaseId; callId: CallId | null };

/** What of joint reviews is open over the desk, and what an agent does about them. */
export function useDeskJoint(session: DeskSession, desk: DeskView) {
  const { reviews } = useStore(session.joint.store);
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
  const owedCount = (reviews ?? []).filter(({ owes }) => owes !== 'nothing').length;
  const header = useMemo(() => ({ isOpen, owedCount, toggle }), [isOpen, owedCount, toggle]);

  function answer(
    body: { answer: 'accept' } | { answer: 'decline'; reason: string; substituteId: string | null },
  ) {
    if (offer === null) return;
    const { reviewId, seatId } = offer;
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
export type DeskJoint = ReturnType<typeof useDeskJoint>;
