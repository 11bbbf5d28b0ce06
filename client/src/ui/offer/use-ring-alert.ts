import { useEffect, useRef } from 'react';
import { notify } from '../../lib/notify.ts';
import { blinkTitle } from '../../lib/window-title.ts';

type RingAlert = {
  /** One alert for each, whatever else renders. */
  fence: unknown;
  /** In the window's title. */
  flash: string;
  title: string;
  text: string;
};

/** Calls the agent as long as something rings: sound, title, and a notification while the page is hidden. */
export function useRingAlert(alert: RingAlert | null, sound: { start: () => void; stop: () => void }): void {
  const blink = useRef<ReturnType<typeof blinkTitle> | null>(null);
  const flash = alert?.flash ?? '';
  useEffect(() => {
    if (alert === null) return;
    sound.start();
    blink.current = blinkTitle(flash);
    const stopNotice = notify(alert.title, alert.text, { tag: 'cloudseat-offer', requireInteraction: true });
    return () => {
      sound.stop();
      blink.current?.stop();
      blink.current = null;
      stopNotice();
    };
  }, [alert?.fence, sound]);
  useEffect(() => blink.current?.say(flash), [flash]);
}
