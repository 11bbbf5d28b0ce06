import { useCallback, useEffect, useRef, useState } from 'react';
import { createPaperDesk, type PaperDesk } from '../../lib/paper/paper-desk.ts';
import type { Picture } from '../../lib/paper/types.ts';
import { readStill } from './photographs.ts';
import { type Shot, type ShotStage, wholePicture } from './shot-state.ts';

export type ShotMaker = {
  desk: PaperDesk | null;
  stage: ShotStage;
  /** From the viewfinder. */
  take: (still: Picture) => void;
  /** From a file; one that no browser here can show goes as it is. */
  read: (file: File) => void;
  correct: (shot: Shot) => void;
  adjust: (shot: Shot) => void;
  again: () => void;
};

/** The way of one photograph after another through the stages. `onUnreadable`: a file that cannot be looked at. */
export function useShot(first: File | null, onUnreadable: (file: File) => void): ShotMaker {
  const [desk, setDesk] = useState<PaperDesk | null>(null);
  const [stage, setStage] = useState<ShotStage>({ kind: first === null ? 'camera' : 'reading' });
  /** Whoever has gone back to the camera, or away, does not want the answer about the picture before. */
  const turn = useRef(0);
  const unreadable = useRef(onUnreadable);
  unreadable.current = onUnreadable;
  useEffect(() => {
    const made = createPaperDesk();
    setDesk(made);
    return () => {
      turn.current += 1;
      made.close();
    };
  }, []);

  const correct = useCallback(
    async (shot: Shot): Promise<void> => {
      if (desk === null) return;
      const mine = ++turn.current;
      setStage({ kind: 'reading' });
      const { still, quad, isByHand, quarters } = shot;
      const corrected = await desk.correct(still, quad, { isByHand, quarters });
      if (turn.current !== mine) return;
      // Without the worker's help the photograph itself is still a photograph.
      setStage({ kind: 'result', shot, page: corrected?.page ?? still, problems: corrected?.problems ?? [] });
    },
    [desk],
  );
  const take = useCallback(
    async (still: Picture): Promise<void> => {
      if (desk === null) return;
      const mine = ++turn.current;
      setStage({ kind: 'reading' });
      const quad = await desk.find(still, 'still');
      if (turn.current !== mine) return;
      const shot = { still, quad: quad ?? wholePicture(still), isByHand: false, quarters: 0 };
      if (quad === null) setStage({ kind: 'corners', shot, isFound: false });
      else await correct(shot);
    },
    [desk, correct],
  );
  const read = useCallback(
    async (file: File): Promise<void> => {
      const mine = ++turn.current;
      setStage({ kind: 'reading' });
      const still = await readStill(file);
      if (turn.current !== mine) return;
      if (still === null) unreadable.current(file);
      else await take(still);
    },
    [take],
  );
  useEffect(() => {
    if (first !== null && desk !== null) void read(first);
  }, [first, desk, read]);

  return {
    desk,
    stage,
    take: (still) => void take(still),
    read: (file) => void read(file),
    correct: (shot) => void correct(shot),
    adjust: (shot) => setStage({ kind: 'corners', shot, isFound: true }),
    again() {
      turn.current += 1;
      setStage({ kind: 'camera' });
    },
  };
}
