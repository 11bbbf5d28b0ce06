import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Steps } from '../../ui/steps.tsx';

type MicrophoneHelpProps = { localMedia: LocalMedia; onClose: () => void };

/** What to do when nobody hears one, step by step; says by itself when it helped. */
export function MicrophoneHelp({ localMedia, onClose }: MicrophoneHelpProps) {
  const { t } = useTranslation('applicant');
  const { microphone, microphones, microphoneTrouble } = useStore(localMedia.state);
  const isMended = microphoneTrouble === null;
  // A lost one has to be opened, one that is silent to be opened again.
  const tryAgain = () =>
    void (microphone.status === 'on'
      ? localMedia.reopen('microphone')
      : localMedia.open({ camera: false, microphone: true }));
  return (
    <Dialog
      title={t('heard.title')}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('heard.close')}
          </Button>
          {isMended ? null : (
            <Button kind="primary" icon="retry" isWide onClick={tryAgain}>
              {t('heard.tryAgain')}
            </Button>
          )}
        </>
      }
    >
      {isMended ? (
        <Banner tone="good">{t('heard.mended')}</Banner>
      ) : (
        <>
          <Steps words={t('heard.steps')} />
          {microphones.length > 1 ? (
            <SelectField
              label={t('check.chooseMicrophone')}
              value={microphone.deviceId ?? ''}
              onChange={(event) => void localMedia.chooseDevice('microphone', event.target.value)}
            >
              {microphones.map(({ deviceId, label }, index) => (
                <option key={deviceId} value={deviceId}>
                  {label || t('check.microphoneNumber', { number: index + 1 })}
                </option>
              ))}
            </SelectField>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
