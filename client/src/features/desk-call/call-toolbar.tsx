import { Popconfirm } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMediaState } from '../../media/types.ts';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { HoldSwitch } from './hold-stage.tsx';
import styles from './toolbar.module.css';

export type CallActions = {
  onMute: () => void;
  onCamera: () => void;
  onShare: () => void;
  onDevices: () => void;
  onTransfer: () => void;
  onConsult: () => void;
  onInvite: () => void;
  onEndOpen: (isOpen: boolean) => void;
  onEnd: () => void;
};
/** What the tool about recording does, once pressed. */
export type RecordingTool = { does: 'pause' | 'goOn' | 'ask'; press: () => void };
type Switch = { isOn: boolean; toggle: (() => void) | null };
type CallToolbarProps = {
  local: LocalMediaState;
  isSharing: boolean;
  canShare: boolean;
  pip: Switch;
  fullScreen: Switch;
  actions: CallActions;
  isEndOpen: boolean;
  isEnding: boolean;
  hold: HoldSwitch | null;
  recording: RecordingTool | null;
  /** Null where there are none to be had. */
  captions: CaptionSwitch | null;
  canAsk: boolean;
  /** Whether a third person can be invited, or asked to leave. */
  canInvite: boolean;
  /** Several departments at once; null while that cannot be. */
  onJoint: (() => void) | null;
  onStep: () => void;
  /** Set for who was asked into somebody else's talk: they leave it, and end nothing. */
  onLeave: (() => void) | null;
};

/** What one does in a call; words under each sign, the end apart and asked once more. */
export const CallToolbar = memo(function CallToolbar(props: CallToolbarProps) {
  const { local, actions, pip, fullScreen, isSharing } = props;
  const { t } = useTranslation(['desk', 'hold', 'guest']);
  const hasMicrophone = local.microphone.status !== 'failed';
  const hasCamera = local.isCameraOff || local.camera.status !== 'failed';
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('call.toolbar')}>
      <Tool
        icon={local.isMuted ? 'microphoneOff' : 'microphone'}
        words={t(!hasMicrophone ? 'call.noMicrophone' : local.isMuted ? 'call.unmute' : 'call.mute')}
        shortcut="M"
        isOff={local.isMuted || !hasMicrophone}
        onPress={hasMicrophone ? actions.onMute : actions.onDevices}
      />
      <Tool
        icon={local.isCameraOff ? 'cameraOff' : 'camera'}
        words={t(!hasCamera ? 'call.noCamera' : local.isCameraOff ? 'call.cameraOn' : 'call.cameraOff')}
        shortcut="C"
        isOff={local.isCameraOff || !hasCamera}
        onPress={hasCamera ? actions.onCamera : actions.onDevices}
      />
      {props.canShare ? (
        <Tool
          icon="screen"
          words={t(isSharing ? 'call.stopShare' : 'call.share')}
          shortcut="P"
          isActive={isSharing}
          onPress={actions.onShare}
        />
      ) : null}
      {props.hold ? (
        <Tool
          icon="pause"
          words={t(props.hold.isOn ? 'hold:desk.resume' : 'hold:desk.hold')}
          shortcut="H"
          isActive={props.hold.isOn}
          onPress={props.hold.toggle}
        />
      ) : null}
      {props.recording ? (
        <Tool
          icon={props.recording.does === 'pause' ? 'recordOff' : 'record'}
          words={t(`call.record.${props.recording.does}`)}
          shortcut="R"
          isActive={props.recording.does === 'goOn'}
          onPress={props.recording.press}
        />
      ) : null}
      {props.canAsk ? (
        <>
          <Tool icon="people" words={t('call.consult')} shortcut="Q" onPress={actions.onConsult} />
          <Tool icon="transfer" words={t('call.transfer')} shortcut="T" onPress={actions.onTransfer} />
        </>
      ) : null}
      {props.canInvite ? (
        <Tool icon="person" words={t('guest:desk.tool')} onPress={actions.onInvite} />
      ) : null}
      {props.onJoint ? <Tool icon="grid" words={t('call.joint')} onPress={props.onJoint} /> : null}
      {props.captions ? (
        <Tool
          icon="captions"
          words={t('call.captions')}
          isActive={props.captions.isOn}
          isPressed={props.captions.isOn}
          onPress={props.captions.toggle}
        />
      ) : null}
      {pip.toggle ? (
        <Tool icon="picture" words={t(pip.isOn ? 'call.pipStop' : 'call.pip')} onPress={pip.toggle} />
      ) : null}
      {fullScreen.toggle ? (
        <Tool
          icon={fullScreen.isOn ? 'exitFullScreen' : 'fullScreen'}
          words={t(fullScreen.isOn ? 'call.exitFullScreen' : 'call.fullScreen')}
          onPress={fullScreen.toggle}
        />
      ) : null}
      <Tool icon="network" words={t('call.step')} onPress={props.onStep} />
      <Tool icon="list" words={t('call.devices')} onPress={actions.onDevices} />
      {props.onLeave ? <LeaveButton onLeave={props.onLeave} /> : <EndButton {...props} />}
    </div>
  );
});

function EndButton({ isEndOpen, isEnding, actions }: CallToolbarProps) {
  const { t } = useTranslation('desk');
  return (
    <Popconfirm
      open={isEndOpen}
      onOpenChange={actions.onEndOpen}
      placement="topRight"
      title={t('call.endTitle')}
      description={<span className={styles.endText}>{t('call.endText')}</span>}
      okText={t('call.endConfirm')}
      okButtonProps={{ danger: true, autoFocus: true }}
      cancelText={t('call.endCancel')}
      onConfirm={actions.onEnd}
      getPopupContainer={(trigger) => trigger.closest<HTMLElement>('[data-call]') ?? document.body}
    >
      <button type="button" className={classNames(styles.tool, styles.end)} disabled={isEnding}>
        <Icon name="hangUp" size="22px" />
        <span>{t(isEnding ? 'call.ending' : 'call.end')}</span>
      </button>
    </Popconfirm>
  );
}

function LeaveButton({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <button type="button" className={classNames(styles.tool, styles.end)} onClick={onLeave}>
      <Icon name="hangUp" size="22px" />
      <span>{t('leg.leave')}</span>
    </button>
  );
}

function Tool(props: {
  icon: IconName;
  words: string;
  shortcut?: string;
  isOff?: boolean;
  isActive?: boolean;
  /** Of one whose words stay the same. */
  isPressed?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classNames(styles.tool, props.isOff && styles.off, props.isActive && styles.active)}
      aria-keyshortcuts={props.shortcut}
      aria-pressed={props.isPressed}
      title={props.shortcut ? `${props.words} (${props.shortcut})` : props.words}
      onClick={props.onPress}
    >
      <Icon name={props.icon} size="22px" />
      <span>{props.words}</span>
    </button>
  );
}
