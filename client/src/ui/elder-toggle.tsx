import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { elderMode, setElderMode } from '../lib/elder-mode.ts';
import { Button } from './button.tsx';

/** The entry 长辈版, named as such and always visible; the same button leads back. */
export function ElderToggle() {
  const { t } = useTranslation('common');
  const isOn = useStore(elderMode);
  return (
    <Button kind="secondary" aria-pressed={isOn} onClick={() => setElderMode(!isOn)}>
      {isOn ? t('elder.leave') : t('elder.enter')}
    </Button>
  );
}
