import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../../lib/notify.ts';
import { findTurnWorker } from '../../lib/turn-worker.ts';
import { blinkTitle } from '../../lib/window-title.ts';
import { playChime } from '../../media/sounds.ts';
import { type CallAlert, createAlertMemory, ringsOn } from './call-alert.ts';
import { pictureFirstMs } from './picture-first.ts';

const blinkForMs = 12_000;
/** A telephone's rhythm. */
const ringEveryMs = 4_000;
const buzzMs = [300, 150, 300];
/** Nothing is lost yet. */
const nearBuzzMs = [200];

/**
 * A sound, a buzz, the window's title until the page is looked at, and where it was allowed a message of the system; for a
 * callback again and again until it is answered.
 */
export function useCallAlert(alert: CallAlert | null, ticketNumber: string | null): void {
  const { t } = useTranslation('applicant');
  const memory = useRef(createAlertMemory());
  const words = useRef({ title: '', body: '' });
  words.current = {
    title: alert === null ? '' : t(`waiting.alert.${alert}`),
    body: ticketNumber === null ? '' : t('call.ticket', { ticket: ticketNumber }),
  };
  useEffect(() => {
    if (!memory.current(alert) || alert === null) return;
    let stopBlinking: (() => void) | undefined;
    const call = () => {
      void playChime();
      navigator.vibrate?.(alert === 'near' ? nearBuzzMs : buzzMs);
      stopBlinking?.();
      if (document.visibilityState !== 'visible') stopBlinking = blinkUntilSeen(words.current.title);
    };
    const timer = setTimeout(() => {
      call();
      notifyUntilSeen(words.current);
    }, pictureFirstMs);
    const ringing = ringsOn(alert) ? setInterval(call, ringEveryMs) : undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(ringing);
      stopBlinking?.();
    };
  }, [alert]);
}

/** Gone once the page is looked at, where a call is answered: the page says all of it itself. */
function notifyUntilSeen({ title, body }: { title: string; body: string }): void {
  if (document.visibilityState === 'visible') return;
  const close = notify(title, body, { tag: 'turn', findWorker: findTurnWorker });
  // The page is hidden now: the next change is that it is seen.
  document.addEventListener('visibilitychange', close, { once: true });
}

/** For a while, and until the page is looked at. */
function blinkUntilSeen(words: string): () => void {
  const blink = blinkTitle(words);
  const stop = () => {
    blink.stop();
    clearTimeout(limit);
    document.removeEventListener('visibilitychange', stop);
  };
  const limit = setTimeout(stop, blinkForMs);
  document.addEventListener('visibilitychange', stop);
  return stop;
}
