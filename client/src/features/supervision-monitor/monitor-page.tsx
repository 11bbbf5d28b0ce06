import type { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { SignalError } from '../../lib/signal-error.ts';
import { isSomebodyApart } from '../../media/hearing.ts';
import type { LocalMedia, RoomSession, RoomSessionState } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { RecordingSign } from '../../ui/recording/recording-sign.tsx';
import { useRecordingWords } from '../../ui/recording/use-recording-words.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import { LaneChoice } from './lane-choice.tsx';
import styles from './monitor.module.css';
import { ownLane } from './own-lane.ts';
import { TalkTiles } from './talk-tiles.tsx';
import { useRoomState } from './use-room-state.ts';

type MonitorPageProps = {
  call: SupervisedCall;
  /** Null until the server let this page in. */
  session: RoomSession | null;
  localMedia: LocalMedia;
  over: 'noTalk' | 'out' | null;
  error: SignalError | null;
  hasFallenBack: boolean;
  isOffline: boolean;
  onLane: (lane: MonitorLane) => Promise<boolean>;
  onEnter: () => void;
};

/** A running talk as its supervisor hears it: who hears them is said at the top, and chosen below the pictures. */
export function MonitorPage(props: MonitorPageProps) {
  const { call, session, over, error } = props;
  const { t } = useTranslation(['monitor', 'supervision']);
  const text = useLocalText();
  const [, navigate] = useLocation();
  const state = useRoomState(session);
  const title = t('title', { ticket: call.ticketNumber });
  const story = `/calls/${call.callId}`;
  useTitle(`${title} · ${t('supervision:title')}`);
  useWakeLock();
  return (
    <>
      <div className={styles.bar}>
        <LinkButton to={story} kind="plain" icon="back">
          {t('back')}
        </LinkButton>
      </div>
      <section className={styles.talk} aria-label={title}>
        <header className={styles.head}>
          <h1>
            {title} <small>{text(call.matterName)}</small>
          </h1>
          {state?.room && over === null ? <RecorderWord recording={state.room.recording} /> : null}
        </header>
        {over !== null ? (
          <Over over={over} story={story} onEnter={props.onEnter} />
        ) : error ? (
          <ErrorNotice isDark error={error} onRetry={props.onEnter} />
        ) : session === null || state === null || state.room === null ? (
          <p className={styles.wait} role="status">
            {t('entering')}
          </p>
        ) : (
          <InTalk {...props} session={session} state={state} onLeave={() => navigate(story)} />
        )}
      </section>
    </>
  );
}

type InTalkProps = MonitorPageProps & {
  session: RoomSession;
  state: RoomSessionState;
  onLeave: () => void;
};

function InTalk(props: InTalkProps) {
  const { session, state, localMedia, isOffline, hasFallenBack } = props;
  const { t } = useTranslation('monitor');
  const lane = ownLane(state.room);
  const isMuted = useStore(localMedia.state, (devices) => devices.isMuted) && lane !== 'monitor';
  const isOnHold = state.room !== null && isSomebodyApart(state.room);
  const isAway = isOffline || state.phase === 'reconnecting';
  return (
    <>
      <p className={classNames(styles.lane, styles[lane])} role="status" data-lane={lane}>
        <Icon name={lane === 'monitor' ? 'microphoneOff' : 'speaker'} />
        <span>
          <strong>{t(`lane.${lane}.now`)}</strong> {t(isMuted ? 'mutedNow' : `lane.${lane}.more`)}
        </span>
      </p>
      {isAway ? (
        <Banner isDark tone="warn" title={t('away')}>
          {t(isOffline ? 'awayText' : 'brokenText')}
        </Banner>
      ) : null}
      {hasFallenBack ? (
        <Banner isDark tone="info">
          {t('fallenBack')}
        </Banner>
      ) : null}
      {isOnHold ? (
        <Banner isDark tone="info">
          {t(lane === 'main' ? 'holdMain' : 'hold')}
        </Banner>
      ) : null}
      {state.phase === 'failed' ? (
        <Banner
          isDark
          tone="bad"
          title={t('failed')}
          action={
            <Button kind="call" icon="retry" onClick={session.retry}>
              {t('again')}
            </Button>
          }
        />
      ) : null}
      <TalkTiles session={session} state={state} />
      <LaneChoice {...{ lane, localMedia }} onLane={props.onLane} onLeave={props.onLeave} />
    </>
  );
}

function Over({ over, story, onEnter }: { over: 'noTalk' | 'out'; story: string; onEnter: () => void }) {
  const { t } = useTranslation('monitor');
  return (
    <Banner
      isDark
      tone="info"
      title={t(`over.${over}`)}
      action={
        over === 'out' ? (
          <Button kind="call" onClick={onEnter}>
            {t('over.enter')}
          </Button>
        ) : (
          <LinkButton to={story}>{t('over.story')}</LinkButton>
        )
      }
    >
      {t(`over.${over}Text`)}
    </Banner>
  );
}

function RecorderWord({ recording }: { recording: Parameters<typeof useRecordingWords>[0] }) {
  const { sign, short } = useRecordingWords(recording, 'staff');
  return (
    <p className={styles.recorder} role="status">
      <RecordingSign sign={sign} /> {short}
    </p>
  );
}
