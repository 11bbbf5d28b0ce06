import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { measureLink } from '../../lib/measure-link.ts';
import { unlockAudio } from '../../media/audio-context.ts';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { CameraCheck } from './camera-check.tsx';
import { DeviceHelp } from './device-help.tsx';
import { MicrophoneCheck } from './microphone-check.tsx';
import { NetworkCheck } from './network-check.tsx';
import { SpeakerCheck } from './speaker-check.tsx';

export type CheckResult = { hasCamera: boolean; hasMicrophone: boolean; networkGrade: NetworkGrade };

type CheckPageProps = {
  localMedia: LocalMedia;
  backTo: string;
  notice: ReactNode;
  isBusy: boolean;
  /** Where the check leads to something else than the line. */
  submitWords?: string;
  /** Called inside the tap. */
  onReady: (result: CheckResult) => void;
};

/** Step 2: picture, microphone, sound, network; whatever is missing, there is a way on with what there is. */
export function CheckPage({ localMedia, backTo, notice, isBusy, submitWords, onReady }: CheckPageProps) {
  const { t } = useTranslation('applicant');
  const { camera, microphone } = useStore(localMedia.state);
  const [networkGrade, setNetworkGrade] = useState<NetworkGrade>('unknown');
  useEffect(() => {
    void localMedia.open({ camera: true, microphone: true });
    void measureLink().then(setNetworkGrade);
  }, [localMedia]);

  const hasCamera = camera.status === 'on';
  const hasMicrophone = microphone.status === 'on';
  const isStarting = camera.status === 'starting' || microphone.status === 'starting';
  const without = hasCamera
    ? hasMicrophone
      ? null
      : 'withoutMicrophone'
    : hasMicrophone
      ? 'withoutCamera'
      : 'withoutBoth';
  const submitKey = hasCamera ? 'submit' : hasMicrophone ? 'submitAudio' : 'submitText';
  return (
    <Page
      title={t('check.title')}
      backTo={backTo}
      action={
        <Button
          kind="primary"
          isWide
          isBusy={isBusy}
          disabled={isStarting}
          onClick={() => {
            unlockAudio();
            onReady({ hasCamera, hasMicrophone, networkGrade });
          }}
        >
          {submitWords ?? t(`check.${submitKey}`)}
        </Button>
      }
    >
      <Stepper step={2} total={3} label={t('check.step')} />
      {notice}
      <Card>
        <CameraCheck localMedia={localMedia} />
        <MicrophoneCheck localMedia={localMedia} />
        <NetworkCheck grade={networkGrade} />
      </Card>
      {isStarting ? null : <DeviceHelp localMedia={localMedia} />}
      {isStarting || without === null ? null : <p>{t(`check.${without}`)}</p>}
      <SpeakerCheck />
    </Page>
  );
}
