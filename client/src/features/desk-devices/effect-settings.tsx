import { Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { canChooseNoise } from '../../media/sound-cleaning.ts';
import type { AppliedSound, LocalMedia, LocalMediaState } from '../../media/types.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './devices.module.css';

type EffectSettingsProps = { localMedia: LocalMedia; state: LocalMediaState };

/** What is done with picture and sound before they are sent, all of it on this machine. */
export function EffectSettings({ localMedia, state }: EffectSettingsProps) {
  const { t } = useTranslation('effects');
  const { blur, appliedSound, suppressesNoise, camera } = state;
  const hasGivenUp = blur === 'tooSlow' || blur === 'failed';
  return (
    <section className={styles.effects} aria-label={t('title')}>
      <Effect
        name={t('blur.name')}
        isOn={blur === 'on' || blur === 'starting'}
        isBusy={blur === 'starting'}
        isDisabled={camera.status !== 'on' && blur === 'off'}
        onChange={(isOn) => void localMedia.setBlur(isOn)}
        words={t(`blur.${blur}`)}
        isWarning={hasGivenUp}
      />
      <Effect
        name={t('noise.name')}
        isOn={suppressesNoise}
        isDisabled={!canChooseNoise()}
        onChange={(isOn) => void localMedia.setNoiseSuppression(isOn)}
        words={canChooseNoise() ? <Applied sound={appliedSound} /> : t('noise.notChoosable')}
      />
    </section>
  );
}

type EffectProps = {
  name: string;
  isOn: boolean;
  isBusy?: boolean;
  isDisabled: boolean;
  isWarning?: boolean;
  words: ReactNode;
  onChange: (isOn: boolean) => void;
};

function Effect({ name, isOn, isBusy = false, isDisabled, isWarning, words, onChange }: EffectProps) {
  const id = useId();
  return (
    <div className={styles.effect}>
      <Switch
        checked={isOn}
        loading={isBusy}
        disabled={isDisabled}
        aria-labelledby={id}
        aria-describedby={`${id}-words`}
        onChange={onChange}
      />
      <span id={id}>{name}</span>
      <small id={`${id}-words`} role="status" className={classNames(isWarning && styles.warning)}>
        {words}
      </small>
    </div>
  );
}

/** By the browser's own word, which may differ from what was asked for. */
function Applied({ sound }: { sound: AppliedSound | null }) {
  const { t } = useTranslation('effects');
  if (sound === null) return t('noise.closed');
  const kinds = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;
  const on = kinds.filter((kind) => sound[kind] === true).map((kind) => t(`noise.applied.${kind}`));
  if (on.length > 0) return t('noise.really', { list: on.join(t('noise.between')) });
  return t(kinds.every((kind) => sound[kind] === null) ? 'noise.notTold' : 'noise.nothing');
}
