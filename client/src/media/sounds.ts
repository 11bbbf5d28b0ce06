import { getAudioContext } from './audio-context.ts';

type Note = { hertz: number; atSeconds: number; seconds: number; volume?: number };
const usualVolume = 0.25;

const testMelody: readonly Note[] = [
  { hertz: 523, atSeconds: 0, seconds: 0.35 },
  { hertz: 659, atSeconds: 0.4, seconds: 0.35 },
  { hertz: 784, atSeconds: 0.8, seconds: 0.6 },
];
const chime: readonly Note[] = [
  { hertz: 880, atSeconds: 0, seconds: 0.25 },
  { hertz: 1175, atSeconds: 0.22, seconds: 0.5 },
  { hertz: 880, atSeconds: 0.9, seconds: 0.25 },
  { hertz: 1175, atSeconds: 1.12, seconds: 0.6 },
];

const softRise: readonly Note[] = [
  { hertz: 523, atSeconds: 0, seconds: 0.4, volume: 0.1 },
  { hertz: 659, atSeconds: 0.25, seconds: 0.7, volume: 0.1 },
];

/** Three rising notes for the speaker test. Resolves when they are over; false where the device plays nothing. */
export function playTestTone(): Promise<boolean> {
  return play(testMelody);
}

/** Somebody is there for you. Silent where no tap has unlocked the sound. */
export function playChime(): Promise<boolean> {
  return play(chime);
}

/** What one was waiting for goes on. Silent where no tap has unlocked the sound. */
export function playSoftRise(): Promise<boolean> {
  return play(softRise);
}

async function play(notes: readonly Note[]): Promise<boolean> {
  const audio = getAudioContext();
  if (audio === null) return false;
  // Without a tap resume() never settles in some browsers: a moment is enough.
  await Promise.race([audio.resume(), wait(300)]);
  if (audio.state !== 'running') return false;
  const startAt = audio.currentTime + 0.05;
  for (const note of notes) playNote(audio, startAt, note);
  const lastNote = notes[notes.length - 1];
  await wait(((lastNote?.atSeconds ?? 0) + (lastNote?.seconds ?? 0)) * 1_000 + 100);
  return true;
}

function playNote(audio: AudioContext, startAt: number, note: Note): void {
  const { hertz, atSeconds, seconds, volume: loudness = usualVolume } = note;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = hertz;
  const from = startAt + atSeconds;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + seconds + 0.05);
}

function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
