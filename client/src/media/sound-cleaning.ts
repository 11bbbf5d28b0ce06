import type { AppliedSound } from './types.ts';

/** Whether the browser lets the page choose; a page that may not has whatever the browser does by itself. */
export function canChooseNoise(): boolean {
  const devices = typeof navigator === 'undefined' ? undefined : navigator.mediaDevices;
  return devices?.getSupportedConstraints?.().noiseSuppression === true;
}

/** What a microphone is asked for. Echo and loudness are always cared for: without, a talk by loudspeaker howls. */
export const soundConstraints = (suppressesNoise: boolean) => ({
  echoCancellation: true,
  noiseSuppression: suppressesNoise,
  autoGainControl: true,
});

/** What the browser really does with a track; null for what it does not tell. */
export function readSound(track: MediaStreamTrack): AppliedSound {
  const { noiseSuppression, echoCancellation, autoGainControl } = track.getSettings();
  const told = (value: unknown) => (typeof value === 'boolean' ? value : null);
  return {
    noiseSuppression: told(noiseSuppression),
    echoCancellation: told(echoCancellation),
    autoGainControl: told(autoGainControl),
  };
}

/** Changes an open microphone; false where the browser did not, and it has to be opened anew. */
export async function changeSound(track: MediaStreamTrack, suppressesNoise: boolean): Promise<boolean> {
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...soundConstraints(suppressesNoise) });
  } catch {
    return false;
  }
  return readSound(track).noiseSuppression === suppressesNoise;
}
