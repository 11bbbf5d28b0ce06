import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './own-joint.module.css';

type PreflightPageProps = {
  subject: string;
  text: string;
  backTo: string;
  localMedia: LocalMedia;
  onEnter: () => void;
};

/** Before the room, for who comes by a link: one's own picture, and one tap, which also lets the sound be heard. */
export function PreflightPage({ subject, text, backTo, localMedia, onEnter }: PreflightPageProps) {
  const { t } = useTranslation('own-joint');
  const { camera, microphone } = useStore(localMedia.state);
  useEffect(() => void localMedia.open({ camera: true, microphone: true }), [localMedia]);
  return (
    <Page
      title={t('preflight.title')}
      backTo={backTo}
      action={
        <Button kind="primary" isWide onClick={onEnter}>
          {t('preflight.enter')}
        </Button>
      }
    >
      <Card>
        <p className={styles.subject}>{subject}</p>
        <p>{text}</p>
        <div className={styles.preview}>
          {camera.status === 'on' ? (
            <StreamVideo stream={localMedia.getPreview()} label={t('preflight.own')} isMuted isMirrored />
          ) : (
            <span>
              <Icon name="cameraOff" size="40px" />
              {t(camera.status === 'failed' ? 'preflight.noCamera' : 'preflight.opening')}
            </span>
          )}
        </div>
        {microphone.status === 'failed' ? (
          <Banner tone="warn" title={t('preflight.noMicrophone')}>
            {t('preflight.noMicrophoneText')}
          </Banner>
        ) : (
          <p role="status">
            {t(microphone.status === 'on' ? 'preflight.microphoneOn' : 'preflight.microphoneOpening')}
          </p>
        )}
      </Card>
    </Page>
  );
}
