import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import type { CaptionSwitch } from '../../ui/captions/use-captions.ts';
import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Layout } from './arrange.ts';
import type { RoomPerson } from './people.ts';
import styles from './room.module.css';

type RoomToolsProps = {
  localMedia: LocalMedia;
  self: RoomPerson;
  onHand: (isRaised: boolean) => void;
  /** Null where the page shares no screen. */
  screen: { isOn: boolean; toggle: () => void } | null;
  layout: { value: Layout; options: readonly Layout[]; choose: (layout: Layout) => void } | null;
  /** Further buttons, before the way out. */
  children?: ReactNode;
  onLeave: () => void;
};

/** One's own microphone, camera, hand and screen; how the room is shown; the way out. */
export function RoomTools(props: RoomToolsProps) {
  const { localMedia, self, screen, layout } = props;
  const { t } = useTranslation('sitting');
  const { isMuted, isCameraOff, camera, microphone } = useStore(localMedia.state);
  useObeying(localMedia, self);
  const hasHand = self.handRaisedAt !== null;
  const canHear = microphone.status !== 'failed' && microphone.status !== 'off';
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools.label')}>
      <RoomTool
        icon={isMuted || !canHear ? 'microphoneOff' : 'microphone'}
        words={t(
          self.silenced.microphone
            ? 'tools.silenced'
            : !canHear
              ? 'tools.openMicrophone'
              : isMuted
                ? 'tools.unmute'
                : 'tools.mute',
        )}
        isOff={isMuted || !canHear}
        isDisabled={self.silenced.microphone}
        onPress={() =>
          canHear ? localMedia.setMuted(!isMuted) : void localMedia.open({ camera: false, microphone: true })
        }
      />
      <RoomTool
        icon={isCameraOff || camera.status === 'failed' ? 'cameraOff' : 'camera'}
        words={t(
          self.silenced.camera ? 'tools.cameraSilenced' : isCameraOff ? 'tools.cameraOn' : 'tools.cameraOff',
        )}
        isOff={isCameraOff}
        isDisabled={self.silenced.camera}
        onPress={() => void localMedia.setCameraOff(!isCameraOff)}
      />
      <RoomTool
        icon="hand"
        words={t(hasHand ? 'tools.handDown' : 'tools.hand')}
        isActive={hasHand}
        onPress={() => props.onHand(!hasHand)}
      />
      {screen === null ? null : (
        <RoomTool
          icon="screen"
          words={t(screen.isOn ? 'tools.stopScreen' : 'tools.screen')}
          isActive={screen.isOn}
          onPress={screen.toggle}
        />
      )}
      {layout === null
        ? null
        : layout.options.map((option) => (
            <RoomTool
              key={option}
              icon={layoutIcons[option]}
              words={t(`tools.layout.${option}`)}
              isActive={layout.value === option}
              isPressed={layout.value === option}
              onPress={() => layout.choose(option)}
            />
          ))}
      {props.children}
      <RoomTool icon="hangUp" words={t('tools.leave')} isEnd onPress={props.onLeave} />
    </div>
  );
}

const layoutIcons = {
  grid: 'grid',
  speaker: 'person',
  page: 'document',
} as const satisfies Record<Layout, IconName>;

/** What the chair switched off on the server is off here as well, and stays off until the person switches it on again. */
function useObeying(localMedia: LocalMedia, { silenced }: RoomPerson): void {
  const { microphone, camera } = silenced;
  useEffect(() => {
    if (microphone) localMedia.setMuted(true);
  }, [localMedia, microphone]);
  useEffect(() => {
    if (camera) void localMedia.setCameraOff(true);
  }, [localMedia, camera]);
}

/** What is said, to be read; nothing where there are no captions to be had. */
export function CaptionTool({ captions }: { captions: CaptionSwitch | null }) {
  const { t } = useTranslation('sitting');
  if (captions === null) return null;
  return (
    <RoomTool
      icon="captions"
      words={t('tools.captions')}
      isActive={captions.isOn}
      isPressed={captions.isOn}
      onPress={captions.toggle}
    />
  );
}

export function RoomTool(props: {
  icon: IconName;
  words: string;
  /** Read out instead of the words, where they say too little. */
  label?: string;
  badge?: number;
  /** Of one that shows more of them. */
  isExpanded?: boolean;
  isOff?: boolean;
  isActive?: boolean;
  isPressed?: boolean;
  isEnd?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classNames(
        styles.tool,
        props.isOff && styles.off,
        props.isActive && styles.active,
        props.isEnd && styles.end,
      )}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      disabled={props.isDisabled}
      onClick={props.onPress}
    >
      <span className={styles.toolIcon}>
        <Icon name={props.icon} size="22px" />
        <CountBadge count={props.badge ?? 0} />
      </span>
      <span aria-hidden={props.label === undefined ? undefined : true}>{props.words}</span>
      {props.label === undefined ? null : <VisuallyHidden>{props.label}</VisuallyHidden>}
    </button>
  );
}
