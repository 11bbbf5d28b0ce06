import type { GuestCall } from '@cloudseat/shared/nouns/guest.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import styles from './guest-talk.module.css';
import { PeopleDialog } from './people-dialog.tsx';
import { PersonView, SelfView } from './person-view.tsx';
import { readTalk } from './read-talk.ts';
import { TalkControls } from './talk-controls.tsx';

type TalkPageProps = {
  call: GuestCall;
  session: RoomSession | null;
  localMedia: LocalMedia;
  isOnline: boolean;
  /** The recorder's word. */
  recordingTag: ReactNode;
  onLeave: () => Promise<void>;
};

/** The talk as a guest has it: the people, one's own microphone and camera, and the way out. */
export function TalkPage({ call, session, localMedia, isOnline, recordingTag, onLeave }: TalkPageProps) {
  const { t } = useTranslation('guest');
  const text = useLocalText();
  const heading = useHeadingFocus();
  const state = useRoom(session);
  const [dialog, setDialog] = useState<'people' | 'leave' | null>(null);
  const [blocked, setBlocked] = useState<HTMLVideoElement | null>(null);
  const leaving = useTask();
  useTitle(t('talk.title'));
  useWakeLock();
  const view = readTalk(call, state, isOnline);
  const count = view.room?.participants.length ?? 0;
  return (
    <div className={styles.talk}>
      <header className={styles.header}>
        <h1 ref={heading} tabIndex={-1}>
          {text(call.departmentName)}
        </h1>
        {count > 0 ? (
          <Button kind="call" icon="people" onClick={() => setDialog('people')}>
            {t('talk.people', { count })}
          </Button>
        ) : null}
        {view.room && recordingTag ? <div className={styles.recorder}>{recordingTag}</div> : null}
      </header>
      <main className={styles.stage}>
        {view.cover === null
          ? view.people.map((person) => (
              <PersonView
                key={person.participantId}
                session={session}
                person={person}
                hasPictures={view.hasPictures}
                onBlocked={setBlocked}
                onPlaying={() => setBlocked(null)}
              />
            ))
          : null}
        {view.cover === null ? null : (
          <Cover cover={view.cover} onRetry={session === null ? null : session.retry} />
        )}
        {view.cover === null ? <SelfView localMedia={localMedia} /> : null}
      </main>
      <div className={styles.notices}>
        <OwnNotice localMedia={localMedia} />
        {view.isVoiceOnly ? (
          <Banner isDark tone="warn">
            {t('talk.voiceOnly')}
          </Banner>
        ) : null}
        {blocked === null ? null : (
          <Button
            kind="primary"
            icon="speaker"
            isWide
            onClick={() => {
              // First thing in the tap: iOS allows sound only there.
              void blocked.play();
              setBlocked(null);
            }}
          >
            {t('talk.sound')}
          </Button>
        )}
      </div>
      <TalkControls localMedia={localMedia} onLeave={() => setDialog('leave')} />
      {dialog === 'people' && view.room ? (
        <PeopleDialog room={view.room} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'leave' ? (
        <Dialog
          title={t('talk.leaveTitle')}
          onClose={() => setDialog(null)}
          actions={
            <>
              <Button isWide onClick={() => setDialog(null)}>
                {t('talk.stay')}
              </Button>
              <Button
                kind="danger"
                isWide
                isBusy={leaving.isRunning}
                onClick={() => void leaving.run(onLeave)}
              >
                {t('talk.leaveYes')}
              </Button>
            </>
          }
        >
          <p>{t('talk.leaveText')}</p>
          {leaving.error ? <ErrorNotice error={leaving.error} /> : null}
        </Dialog>
      ) : null}
    </div>
  );
}

function useRoom(session: RoomSession | null) {
  const [state, setState] = useState(session?.state.getState() ?? null);
  useEffect(() => {
    setState(session?.state.getState() ?? null);
    return session?.state.subscribe(setState);
  }, [session]);
  return state;
}

type CoverKind = NonNullable<ReturnType<typeof readTalk>['cover']>;
const coverIcons = {
  held: 'clock',
  waiting: 'clock',
  telephone: 'phone',
  connecting: 'network',
  reconnecting: 'network',
  failed: 'warning',
} as const satisfies Record<CoverKind, IconName>;

function Cover({ cover, onRetry }: { cover: CoverKind; onRetry: (() => void) | null }) {
  const { t } = useTranslation('guest');
  return (
    <div className={styles.cover} role="status">
      <Icon name={coverIcons[cover]} size="48px" />
      <h2>{t(`talk.${cover}`)}</h2>
      {cover === 'held' || cover === 'waiting' || cover === 'telephone' ? (
        <p>{t(`talk.${cover}Text`)}</p>
      ) : null}
      {cover === 'failed' && onRetry !== null ? (
        <Button kind="call" icon="retry" onClick={onRetry}>
          {t('talk.retry')}
        </Button>
      ) : null}
    </div>
  );
}

function OwnNotice({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation('guest');
  const { isMuted, microphone } = useStore(localMedia.state);
  if (microphone.status === 'failed')
    return (
      <Banner isDark tone="warn">
        {t('talk.noMicrophone')}
      </Banner>
    );
  return isMuted ? <Banner isDark>{t('talk.muted')}</Banner> : null;
}
