let context: AudioContext | null = null;

type SafariWindow = Window & { webkitAudioContext?: typeof AudioContext };

/** The page's one audio context, null where there is none. It stays silent until a tap called `unlockAudio`. */
export function getAudioContext(): AudioContext | null {
  if (context !== null) return context;
  const Context = window.AudioContext ?? (window as SafariWindow).webkitAudioContext;
  if (Context === undefined) return null;
  context = new Context();
  return context;
}

/** Call inside a tap: from then on sounds may be played without one. */
export function unlockAudio(): void {
  const audio = getAudioContext();
  if (audio !== null && audio.state !== 'running') void audio.resume();
}
