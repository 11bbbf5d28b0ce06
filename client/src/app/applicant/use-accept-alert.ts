import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { playChime } from '../../media/sounds.ts';
import { pictureFirstMs } from './picture-first.ts';

const blinkMs = 900;
const blinkForMs = 12_000;

/** When an agent accepts: a sound, a buzz, and the window's title until the page is looked at. */
export function useAcceptAlert(isTalking: boolean): void {
  const { t } = useTranslation('applicant');
  const wasTalking = useRef(isTalking);
  const words = t('waiting.accepted');
  useEffect(() => {
    const isNew = isTalking && !wasTalking.current;
    wasTalking.current = isTalking;
    if (!isNew) return;
    let stopBlinking: (() => void) | undefined;
    const timer = setTimeout(() => {
      void playChime();
      navigator.vibrate?.([300, 150, 300]);
      if (document.visibilityState !== 'visible') stopBlinking = blinkTitle(words);
    }, pictureFirstMs);
    return () => {
      clearTimeout(timer);
      stopBlinking?.();
    };
  }, [isTalking, words]);
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
