import { useEffect, useState } from 'react';
import { canUseDevices, readDeviceProblem } from '../../media/device-problem.ts';
import type { DeviceProblem } from '../../media/types.ts';

export type RearCamera =
  | { status: 'off' | 'starting' }
  | { status: 'on'; stream: MediaStream; light: Light | null }
  | { status: 'failed'; problem: DeviceProblem };
export type Light = { set: (isOn: boolean) => Promise<void> };

/** Small print needs many pixels; a camera that has fewer gives what it has. */
const wish: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 2_560 },
  height: { ideal: 1_440 },
};

/** The camera that looks away from the person, as long as it is wanted. */
export function useRearCamera(isWanted: boolean): RearCamera {
  const [camera, setCamera] = useState<RearCamera>({ status: 'off' });
  useEffect(() => {
    if (!isWanted) return;
    let opened: MediaStream | null = null;
    let isCurrent = true;
    const stop = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
    setCamera({ status: 'starting' });
    openCamera().then(
      (stream) => {
        opened = stream;
        if (!isCurrent) return stop();
        const track = stream.getVideoTracks()[0];
        track?.addEventListener('ended', () => setCamera({ status: 'failed', problem: 'inUse' }));
        setCamera({ status: 'on', stream, light: track ? findLight(track) : null });
      },
      (error: unknown) => {
        if (isCurrent) setCamera({ status: 'failed', problem: readDeviceProblem(error) });
      },
    );
    return () => {
      isCurrent = false;
      stop();
      setCamera({ status: 'off' });
    };
  }, [isWanted]);
  return camera;
}

async function openCamera(): Promise<MediaStream> {
  if (!canUseDevices()) throw new DOMException('no camera on this page', 'NotSupportedError');
  return navigator.mediaDevices.getUserMedia({ video: wish });
}

/** The types of browsers know no torch yet. */
type TorchSetting = MediaTrackConstraintSet & { torch: boolean };

function findLight(track: MediaStreamTrack): Light | null {
  const abilities: MediaTrackCapabilities & { torch?: boolean } = track.getCapabilities?.() ?? {};
  if (!abilities.torch) return null;
  return {
    set: (isOn) => track.applyConstraints({ advanced: [{ torch: isOn } as TorchSetting] }),
  };
}
