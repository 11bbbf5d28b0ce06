import { createLifetime } from '../lib/lifetime.ts';
import { isPageSeen, onPageBack, onTap } from '../lib/page-events.ts';
import { unlockVideos } from '../lib/unlocked-videos.ts';

let context: AudioContext | null = null;

type SafariWindow = Window & { webkitAudioContext?: typeof AudioContext };

/** The page's one audio context, null where there is none. It stays silent until a tap called `unlockAudio`. */
export function getAudioContext(): AudioContext | null {
  if (context !== null) return context;
  const Context = window.AudioContext ?? (window as SafariWindow).webkitAudioContext;
  if (Context === undefined) return null;
  context = new Context();
  keepRunning(context);
  return context;
}

/** Call inside a tap: from then on sounds may be played without one. */
export function unlockAudio(): void {
  unlockVideos();
  const audio = getAudioContext();
  if (audio !== null && audio.state !== 'running') void audio.resume();
}

type Audio = Pick<AudioContext, 'state' | 'resume'> & EventTarget;

/** A telephone call interrupts it, a lock suspends it: it goes on when the page is back, or with the next tap at the latest. */
export function keepRunning(audio: Audio): void {
  const lifetime = createLifetime();
  let hasRun = audio.state === 'running';
  const goOn = () => {
    if (audio.state !== 'running' && audio.state !== 'closed') audio.resume().catch(() => undefined);
  };
  const goOnIfItRan = () => {
    if (hasRun && isPageSeen()) goOn();
  };
  lifetime.listen(audio, 'statechange', () => {
    if (audio.state === 'running') hasRun = true;
    else goOnIfItRan();
  });
  onPageBack(goOnIfItRan, lifetime);
  onTap(goOn, lifetime);
}
