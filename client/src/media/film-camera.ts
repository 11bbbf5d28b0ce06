import { canUseDevices, readDeviceProblem } from './device-problem.ts';
import type { DeviceProblem } from './types.ts';

export type FilmCamera = {
  stream: MediaStream;
  hasSound: boolean;
  /** Null: this camera has none, or the browser cannot switch it. */
  setTorch: ((isOn: boolean) => Promise<void>) | null;
  close(): void;
};

/** The camera that looks away from the person, in full picture; a device without a rear camera gives the one it has. */
const picture: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1_920 },
  height: { ideal: 1_080 },
  frameRate: { ideal: 30, max: 30 },
};

/** Camera and, where it is allowed, microphone for a site film; a failure is a typed reason, never a rejection. */
export async function openFilmCamera(): Promise<FilmCamera | { problem: DeviceProblem }> {
  if (!canUseDevices()) return { problem: 'unsupported' };
  try {
    const stream = await getStream();
    const [track] = stream.getVideoTracks();
    return {
      stream,
      hasSound: stream.getAudioTracks().length > 0,
      setTorch: track === undefined ? null : torchOf(track),
      close() {
        for (const each of stream.getTracks()) each.stop();
      },
    };
  } catch (error) {
    return { problem: readDeviceProblem(error) };
  }
}

/** A film without sound is a film: only what refuses the camera as well is a failure. */
const getStream = (): Promise<MediaStream> =>
  navigator.mediaDevices
    .getUserMedia({ video: picture, audio: true })
    .catch(() => navigator.mediaDevices.getUserMedia({ video: picture }));

function torchOf(track: MediaStreamTrack): FilmCamera['setTorch'] {
  // Not in the standard's own list of capabilities: Chromium on Android has it.
  const able = track.getCapabilities?.() as { torch?: boolean } | undefined;
  if (able?.torch !== true) return null;
  return (isOn) => track.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] });
}
