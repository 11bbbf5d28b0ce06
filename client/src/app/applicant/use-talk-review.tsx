import type { CaseId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense, useEffect, useState } from 'react';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import type { Line } from './line.ts';
import type { OwnCaseStore } from './own-case-store.ts';
import { useOpenReview } from './use-own-review.ts';

const BackToReview = lazyWithWords(
  async () => (await import('./talk-review.tsx')).BackToReview,
  ['own-joint'],
);

/**
 * The review of a talk's case: as soon as the chair asks, the page goes into its room by itself; who went out of it stays with the
 * talk, and finds the way back there.
 */
export function useTalkReview(line: Line, ownCase: OwnCaseStore | null) {
  const caseId = useCaseId(ownCase);
  const review = useOpenReview(line, caseId);
  const [leftRoomId, setLeftRoomId] = useState<RoomId | null>(null);
  const roomId = review?.roomId ?? null;
  // Who was asked in once stays in while the room is open, also while they are out of its closed part.
  const isCalled = review?.isCalled ?? false;
  const isLeft = isCalled && roomId === leftRoomId;
  return {
    entered: review === null || roomId === null || !isCalled || isLeft ? null : { ...review, roomId },
    leave: () => setLeftRoomId(roomId),
    notice: isLeft ? (
      <Suspense fallback={null}>
        <BackToReview onEnter={() => setLeftRoomId(null)} />
      </Suspense>
    ) : null,
  };
}

function useCaseId(ownCase: OwnCaseStore | null): CaseId | null {
  const [caseId, setCaseId] = useState<CaseId | null>(null);
  useEffect(() => {
    if (ownCase === null) return;
    const read = () => setCaseId(ownCase.state.getState().ownCase?.caseId ?? null);
    read();
    return ownCase.state.subscribe(read);
  }, [ownCase]);
  return caseId;
}
