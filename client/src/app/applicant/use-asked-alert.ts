import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { blinkTitle } from '../../lib/window-title.ts';
import { playChime } from '../../media/sounds.ts';

/** The chair asks the applicant in: a sound, a buzz, and the window's title while they do. */
export function useAskedAlert(isAsked: boolean): void {
  const { t } = useTranslation('own-joint');
  useEffect(() => {
    if (!isAsked) return;
    void playChime();
    navigator.vibrate?.([300, 150, 300]);
    const blink = blinkTitle(t('asked'));
    return () => blink.stop();
  }, [isAsked, t]);
}
