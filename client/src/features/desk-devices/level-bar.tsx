import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createLevelMeter } from '../../media/level-meter.ts';
import type { LocalMedia } from '../../media/types.ts';
import styles from './devices.module.css';

const periodMs = 100;

/** How loud the microphone hears one, so that nobody has to ask. */
export function LevelBar({ localMedia, isOn }: { localMedia: LocalMedia; isOn: boolean }) {
  const { t } = useTranslation('desk');
  const bar = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const track = isOn ? localMedia.getTrack('microphone') : null;
    if (track === null) return;
    const meter = createLevelMeter(track);
    const timer = setInterval(() => {
      if (bar.current) bar.current.value = meter.read();
    }, periodMs);
    return () => {
      clearInterval(timer);
      meter.close();
    };
  }, [localMedia, isOn]);
  return (
    <div className={styles.picker}>
      <span>{t('devices.level')}</span>
      <meter ref={bar} min={0} max={1} value={0} aria-label={t('devices.level')} />
      <small>{t('devices.levelHint')}</small>
    </div>
  );
}
