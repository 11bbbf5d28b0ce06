import { createStore } from 'zustand/vanilla';
import { getAudioContext } from '../../media/audio-context.ts';

/** One ring: two rising notes, as [start in s, frequency in Hz]. */
const notes = [
  [0, 659.3],
  [0.22, 880],
] as const;
const noteSeconds = 0.2;
const ringPeriodMs = 2_000;

/**
 * The repeating alert of a ringing order, made in the page itself. Browsers keep it silent until the page was touched:
 * `unlock` belongs in a tap or a key press, `isUnlocked` tells whether it will be heard.
 */
export function createAlertSound() {
  const store = createStore<{ isUnlocked: boolean }>()(() => ({ isUnlocked: false }));
  let timer: ReturnType<typeof setInterval> | undefined;

  async function unlock(): Promise<void> {
    const audio = getAudioContext();
    if (audio === null) return;
    const read = () => store.setState({ isUnlocked: audio.state === 'running' });
    audio.onstatechange = read;
    read();
    if (audio.state !== 'running') await audio.resume().catch(() => undefined);
    read();
  }
  function ring(): void {
    const audio = getAudioContext();
    if (audio === null || audio.state !== 'running') return;
    for (const [startSeconds, frequency] of notes) {
      const startAt = audio.currentTime + startSeconds;
      const tone = new OscillatorNode(audio, { frequency, type: 'triangle' });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setValueAtTime(0.0001, startAt);
      volume.gain.exponentialRampToValueAtTime(0.35, startAt + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, startAt + noteSeconds);
      tone.connect(volume).connect(audio.destination);
      tone.start(startAt);
      tone.stop(startAt + noteSeconds);
    }
  }

  return {
    store,
    unlock,
    ringOnce: ring,
    start() {
      if (timer !== undefined) return;
      void unlock();
      ring();
      timer = setInterval(ring, ringPeriodMs);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
export type AlertSound = ReturnType<typeof createAlertSound>;
