import { useEffect, useState } from 'react';
import { isPageSeen } from '../../lib/page-events.ts';
import type { DeviceProblem } from '../../media/types.ts';
import type { CameraSource } from './camera-source.ts';
import { watchCamera } from './watch-camera.ts';

export type RearCamera =
  | { status: 'off' | 'starting' }
  | { status: 'on'; stream: MediaStream; light: Light | null }
  | { status: 'failed'; problem: DeviceProblem };
export type Light = { set: (isOn: boolean) => Promise<void> };

/** The camera that looks away from the person, as long as it is wanted. */
export function useRearCamera(isWanted: boolean, source: CameraSource): RearCamera {
  const [camera, setCamera] = useState<RearCamera>({ status: 'off' });
  const isSeen = usePageSeen();
  const mayOpen = isWanted && (isSeen || !source.isOnlyWhileSeen);
  useEffect(() => {
    if (!mayOpen) return;
    let opened: MediaStreamTrack | null = null;
    let isCurrent = true;
    let endWatch = () => {};
    const close = () => {
      endWatch();
      if (opened !== null) source.close(opened);
      opened = null;
    };
    setCamera({ status: 'starting' });
    void source.open().then((result) => {
      if ('problem' in result) {
        if (isCurrent) setCamera({ status: 'failed', problem: result.problem });
        return;
      }
      const { track } = result;
      opened = track;
      if (!isCurrent) return close();
      endWatch = watchCamera(track, () => {
        close();
        setCamera({ status: 'failed', problem: 'inUse' });
      });
      setCamera({ status: 'on', stream: new MediaStream([track]), light: findLight(track) });
    });
    return () => {
      isCurrent = false;
      close();
      setCamera({ status: 'off' });
    };
  }, [mayOpen, source]);
  return camera;
}

function usePageSeen(): boolean {
  const [isSeen, setIsSeen] = useState(isPageSeen);
  useEffect(() => {
    const look = () => setIsSeen(isPageSeen());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
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
