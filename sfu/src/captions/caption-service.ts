import type { Config } from '../config.ts';
import { tuning } from '../tuning.ts';
import { demoRecogniser } from './demo-recogniser.ts';
import { createFunasrRecogniser } from './funasr-recogniser.ts';
import type { Recogniser } from './recogniser.ts';

/** What makes captions on this node; recogniser null: nothing. */
export type CaptionService = {
  readonly recogniser: Recogniser | null;
  /** Room for one more speaker, to be given back by the function; null when the node is full. */
  takePlace(): (() => void) | null;
  /** For the log: never what was said. */
  onProblem(problem: string, ids: { roomId: string; peerId: string }): void;
};

export function createCaptionService(
  config: Config['captions'],
  onProblem: CaptionService['onProblem'],
): CaptionService {
  let taken = 0;
  return {
    recogniser: openRecogniser(config),
    takePlace() {
      if (taken >= tuning.captionedSpeakersMax) return null;
      taken += 1;
      return () => {
        taken -= 1;
      };
    },
    onProblem,
  };
}

function openRecogniser(config: Config['captions']): Recogniser | null {
  if (config === 'none') return null;
  return config === 'demo' ? demoRecogniser : createFunasrRecogniser(config);
}
