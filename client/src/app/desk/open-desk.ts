import { rememberDevices } from '../../features/desk-devices/device-memory.ts';
import { createAlertSound } from '../../features/desk-offer/alert-sound.ts';
import { unlockVideosOnTaps } from '../../lib/unlocked-videos.ts';
import { createCameraEffect } from '../../media/camera-effect.ts';
import { rememberEffects } from '../../media/effect-memory.ts';
import { createLocalMedia } from '../../media/local-media.ts';
import { createRoomSession } from '../../media/room-session.ts';
import { createSignal } from '../../signal/signal.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import { createDeskMedia } from './desk-media.ts';
import { createDeskSession } from './desk-session.ts';

/** Some megabytes, fetched from our own server when it is first turned on. */
const loadBlur = async () => (await import('../../media/background-blur.ts')).createBackgroundBlur();

/** Puts the page's desk together: connection, devices, rooms, sound. `close()` ends all of it. */
export function openDesk() {
  unlockVideosOnTaps();
  const signal = createSignal({ side: 'staff' });
  const localMedia = createLocalMedia({
    createEffect: (hooks, lifetime) => createCameraEffect({ load: loadBlur, ...hooks }, lifetime),
  });
  const forget = rememberDevices(localMedia);
  const forgetEffects = rememberEffects(localMedia);
  const mediaSignal = signalForMedia(signal);
  const media = createDeskMedia({
    localMedia,
    openRoom: (room) => createRoomSession({ ...room, signal: mediaSignal, localMedia }),
  });
  const session = createDeskSession({ signal, localMedia, media });
  const sound = createAlertSound();
  return {
    session,
    sound,
    close() {
      forget();
      forgetEffects();
      sound.stop();
      session.close();
    },
  };
}
export type OpenDesk = ReturnType<typeof openDesk>;
