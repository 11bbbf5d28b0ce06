import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { playChime } from '../../media/sounds.ts';
import { pictureFirstMs } from './picture-first.ts';

const blinkMs = 900;
const blinkForMs = 12_000;
/** A telephone's rhythm. */
const ringEveryMs = 4_000;

/** accepted: the talk begins. passed: the turn came and was missed. callback: an agent rings, and waits for an answer. */
export type CallAlert = 'accepted' | 'passed' | 'callback';

/** A sound, a buzz, and the window's title until the page is looked at; for a callback again and again until it is answered. */
export function useCallAlert(alert: CallAlert | null): void {
  const { t } = useTranslation('applicant');
  const before = useRef(alert);
  const words = useRef('');
  words.current = alert === null ? '' : t(`waiting.alert.${alert}`);
  useEffect(() => {
    const isNew = alert !== before.current;
    before.current = alert;
    // Whoever opens a page knows what it shows; only a call that rings now is worth a sound then.
    if (alert === null || (!isNew && alert !== 'callback')) return;
    let stopBlinking: (() => void) | undefined;
    const call = () => {
      void playChime();
      navigator.vibrate?.([300, 150, 300]);
      stopBlinking?.();
      if (document.visibilityState !== 'visible') stopBlinking = blinkTitle(words.current);
    };
    const timer = setTimeout(call, pictureFirstMs);
    const ringing = alert === 'callback' ? setInterval(call, ringEveryMs) : undefined;
    return () => {
      clearTimeout(timer);
      clearInterval(ringing);
      stopBlinking?.();
    };
  }, [alert]);
}

function blinkTitle(words: string): () => void {
  const before = document.title;
  let isOn = false;
  const timer = setInterval(() => {
    isOn = !isOn;
    document.title = isOn ? words : before;
  }, blinkMs);
  const stop = () => {
    clearInterval(timer);
    clearTimeout(limit);
    document.removeEventListener('visibilitychange', stop);
    document.title = before;
  };
  const limit = setTimeout(stop, blinkForMs);
  document.addEventListener('visibilitychange', stop);
  return stop;
}
