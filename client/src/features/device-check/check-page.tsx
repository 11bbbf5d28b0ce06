import type { TownId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { unlockAudio } from '../../media/audio-context.ts';
import type { LocalMedia } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { BrowserCheck, PermissionCheck } from './browser-check.tsx';
import { CameraCheck } from './camera-check.tsx';
import { CheckProgress } from './check-progress.tsx';
import { doneOf, type SpeakerAnswer, wayOf } from './check-rules.ts';
import { DeviceHelp } from './device-help.tsx';
import { LinkAdvice } from './link-advice.tsx';
import { loadPlaces } from './load-places.ts';
import { MicrophoneCheck } from './microphone-check.tsx';
import { NetworkCheck } from './network-check.tsx';
import { SpeakerCheck } from './speaker-check.tsx';
import { type CheckLink, useLinkCheck } from './use-link-check.ts';

export type CheckResult = {
  hasCamera: boolean;
  hasMicrophone: boolean;
  /** Null where the check of the network was not waited for, or could not be made. */
  linkMeasure: LinkMeasure | null;
};

type CheckPageProps = {
  localMedia: LocalMedia;
  /** The same from one drawing to the next: another one begins the check anew. */
  checkLink: CheckLink;
  nearTownId: TownId | null;
  backTo: string;
  notice: ReactNode;
  isBusy: boolean;
  /** Where the check leads to something else than the line. */
  submitWords?: string;
  /** Called inside the tap. */
  onReady: (result: CheckResult) => void;
};

/**
 * Step 2: browser, permission, picture, microphone, sound, network, one after the other on one page; whatever is missing,
 * there is a way on with what there is. Nobody has to wait for the network's verdict.
 */
export function CheckPage(props: CheckPageProps) {
  const { localMedia, checkLink, nearTownId, backTo, notice, isBusy, submitWords, onReady } = props;
  const { t } = useTranslation('applicant');
  const { camera, microphone } = useStore(localMedia.state);
  const link = useLinkCheck(checkLink);
  const [speaker, setSpeaker] = useState<SpeakerAnswer>('notAsked');
  useEffect(() => {
    void localMedia.open({ camera: true, microphone: true });
  }, [localMedia]);

  // Before the network is known to be bad, and not beside the measuring of its way to the server.
  const measuresSocket = link.state.status === 'running' && link.state.step === 'socket';
  useEffect(() => {
    if (!measuresSocket) loadPlaces().catch(() => undefined);
  }, [measuresSocket]);

  const hasCamera = camera.status === 'on';
  const hasMicrophone = microphone.status === 'on';
  const isStarting = camera.status === 'starting' || microphone.status === 'starting';
  const verdict = link.state.status === 'done' ? link.state.verdict : null;
  const way = wayOf({ hasCamera, hasMicrophone, verdict });
  const linkMeasure = link.state.status === 'done' ? link.state.measure : null;
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
            onReady({ hasCamera, hasMicrophone, linkMeasure });
          }}
        >
          {submitWords ?? t(`check.${way.submit}`)}
        </Button>
      }
    >
      <Stepper step={2} total={3} label={t('check.step')} />
      {notice}
      <Card>
        <CheckProgress done={doneOf({ camera, microphone, speaker, link: link.state.status })} />
        <CameraCheck localMedia={localMedia} />
        <MicrophoneCheck localMedia={localMedia} />
        <SpeakerCheck answer={speaker} onAnswer={setSpeaker} />
        <NetworkCheck state={link.state} onAgain={link.again} />
        <BrowserCheck />
        <PermissionCheck localMedia={localMedia} />
      </Card>
      {verdict === null || verdict === 'video' ? null : (
        <LinkAdvice verdict={verdict} nearTownId={nearTownId} />
      )}
      {isStarting ? null : <DeviceHelp localMedia={localMedia} />}
      {isStarting || way.without === null ? null : <p>{t(`check.${way.without}`)}</p>}
    </Page>
  );
}
