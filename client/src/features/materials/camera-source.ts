import { canUseDevices, readDeviceProblem } from '../../media/device-problem.ts';
import type { DeviceProblem, LocalMedia } from '../../media/types.ts';

export type OpenedCamera = { track: MediaStreamTrack } | { problem: DeviceProblem };
/** Where the camera for papers comes from. */
export type CameraSource = {
  open(): Promise<OpenedCamera>;
  /** Of one that opened, once it is not needed any more. */
  close(track: MediaStreamTrack): void;
  /** Given back while nobody looks at the page, and opened again when somebody does. */
  isOnlyWhileSeen: boolean;
};

/** Small print needs many pixels; a camera that has fewer gives what it has. */
const wish: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 2_560 },
  height: { ideal: 1_440 },
};

/** Nobody else on this page wants it. */
export const ownCamera: CameraSource = {
  async open() {
    if (!canUseDevices()) return { problem: 'unsupported' };
    try {
      const [track] = (await navigator.mediaDevices.getUserMedia({ video: wish })).getVideoTracks();
      return track === undefined ? { problem: 'missing' } : { track };
    } catch (error) {
      return { problem: readDeviceProblem(error) };
    }
  },
  close: (track) => track.stop(),
  isOnlyWhileSeen: false,
};

/** The talk's, for as long as a photograph takes. */
export const talkCamera = (localMedia: Pick<LocalMedia, 'lendCamera' | 'takeCameraBack'>): CameraSource => ({
  open: localMedia.lendCamera,
  close: (track) => void localMedia.takeCameraBack(track),
  isOnlyWhileSeen: true,
});
