import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { elderMode } from '../../lib/elder-mode.ts';
import type { LocalMedia } from '../../media/types.ts';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './call-controls.module.css';
import { ControlButton } from './control-button.tsx';
import { canFullScreen, canPictureInPicture } from './window-modes.ts';

export type CallPanel = 'chat' | 'materials' | 'form';

type CallControlsProps = {
  localMedia: LocalMedia;
  panel: CallPanel | null;
  unreadCount: number;
  /** Proposals for the form that wait; null where there is no form. */
  formWaitingCount: number | null;
  /** Null where there are none to be had. */
  captions: CaptionSwitch | null;
  blur: { isOn: boolean; toggle: () => void } | null;
  isFullScreen: boolean;
  onPanel: (panel: CallPanel) => void;
  onPip: () => void;
  onFullScreen: () => void;
  onEnd: () => void;
  onStep: () => void;
};

/** All that can be pressed in a call, each with its word. */
export function CallControls(props: CallControlsProps) {
  const { localMedia, panel, unreadCount, formWaitingCount, captions, blur, onPanel } = props;
  const { t } = useTranslation(['applicant', 'common']);
  const isElder = useStore(elderMode);
  const [hasMore, setHasMore] = useState(false);
  const { camera, microphone, isMuted, cameras } = useStore(localMedia.state);
  const isCameraOn = camera.status === 'on' || camera.status === 'starting';
  const hasMicrophone = microphone.status === 'on';
  const hasMany = formWaitingCount !== null || captions !== null || blur !== null;
  return (
    <div className={classNames(styles.controls, hasMany && !isElder && styles.many)}>
      {hasMicrophone ? (
        <ControlButton
          icon={isMuted ? 'microphoneOff' : 'microphone'}
          words={isMuted ? t('call.unmute') : t('call.mute')}
          isOff={isMuted}
          onClick={() => localMedia.setMuted(!isMuted)}
        />
      ) : (
        <ControlButton
          icon="microphoneOff"
          words={t('call.microphoneOn')}
          isOff
          onClick={() => void localMedia.open({ camera: false, microphone: true })}
        />
      )}
      <ControlButton
        icon={isCameraOn ? 'camera' : 'cameraOff'}
        words={isCameraOn ? t('call.cameraOff') : t('call.cameraOn')}
        isOff={!isCameraOn}
        onClick={() => void localMedia.setCameraOff(isCameraOn)}
      />
      <ControlButton
        icon="document"
        words={t('call.materials')}
        isPressed={panel === 'materials'}
        onClick={() => onPanel('materials')}
      />
      {formWaitingCount === null ? null : (
        <ControlButton
          icon="list"
          words={t('call.form')}
          {...(formWaitingCount > 0 ? { label: t('call.formWaiting', { count: formWaitingCount }) } : {})}
          badge={formWaitingCount}
          isPressed={panel === 'form'}
          onClick={() => onPanel('form')}
        />
      )}
      <ControlButton
        icon="chat"
        words={t('call.chat')}
        {...(unreadCount > 0 ? { label: t('call.chatUnread', { count: unreadCount }) } : {})}
        badge={unreadCount}
        isPressed={panel === 'chat'}
        onClick={() => onPanel('chat')}
      />
      {isElder ? (
        <ControlButton
          icon={hasMore ? 'up' : 'down'}
          words={hasMore ? t('common:elder.less') : t('common:elder.more')}
          isExpanded={hasMore}
          onClick={() => setHasMore(!hasMore)}
        />
      ) : null}
      {isElder && !hasMore ? null : (
        <>
          {captions ? (
            <ControlButton
              icon="captions"
              words={t('call.captions')}
              isPressed={captions.isOn}
              onClick={captions.toggle}
            />
          ) : null}
          {blur ? (
            <ControlButton icon="person" words={t('call.blur')} isPressed={blur.isOn} onClick={blur.toggle} />
          ) : null}
          {isCameraOn && cameras.length > 1 ? (
            <ControlButton icon="flip" words={t('call.flip')} onClick={() => void localMedia.flipCamera()} />
          ) : null}
          {canPictureInPicture() ? (
            <ControlButton icon="picture" words={t('call.pip')} onClick={props.onPip} />
          ) : null}
          {canFullScreen() ? (
            <ControlButton
              icon={props.isFullScreen ? 'exitFullScreen' : 'fullScreen'}
              words={props.isFullScreen ? t('call.exitFullScreen') : t('call.fullScreen')}
              onClick={props.onFullScreen}
            />
          ) : null}
          <ControlButton icon="network" words={t('call.step')} onClick={props.onStep} />
        </>
      )}
      <ControlButton icon="hangUp" words={t('call.end')} isEnd onClick={props.onEnd} />
    </div>
  );
}
