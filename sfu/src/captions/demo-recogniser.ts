import type { Recogniser } from './recogniser.ts';
import { type SpeechChange, SpeechFinder } from './speech-finder.ts';

/** A demonstration, and marked as one wherever it shows: it understands nothing and says honestly that somebody speaks. */
export const demoRecogniser: Recogniser = {
  source: 'demo',
  open({ onReady, onPartial, onFinal }) {
    const finder = new SpeechFinder();
    let isClosed = false;
    const tell = ({ kind, spokenMs }: SpeechChange) =>
      (kind === 'ended' ? onFinal : onPartial)({ kind: 'demo', spokenMs });
    onReady();
    return {
      push(pcm) {
        if (!isClosed) finder.push(pcm).forEach(tell);
      },
      close() {
        isClosed = true;
      },
    };
  },
};
