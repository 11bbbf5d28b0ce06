import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import { Button, Modal } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedGuest } from '../../signal/follow-guest.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useGuestMandate } from '../../ui/use-guest-mandate.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './desk-guest.module.css';
import { TextForm } from './text-form.tsx';

// It brings the drawing of QR codes along.
const InvitationLink = lazy(async () => ({
  default: (await import('../../ui/invitation-link.tsx')).InvitationLink,
}));

type GuestDialogProps = { followed: FollowedGuest; now: () => number; onClose: () => void };

/** Inviting a third person, step by step as both sides come to it: it changes while it is open. */
export function GuestDialog({ followed, now, onClose }: GuestDialogProps) {
  const { t } = useTranslation('guest');
  const { guest } = useStore(followed.state);
  const task = useTask();
  return (
    <Modal
      open
      title={t('desk.title')}
      width={520}
      onCancel={onClose}
      getContainer={() => (document.fullscreenElement as HTMLElement | null) ?? document.body}
      footer={
        <>
          <Button onClick={onClose}>{t('desk.close')}</Button>
          {guest === null ? null : (
            <StepButtons
              step={guest.step}
              isHelper={guest.mandate !== undefined}
              followed={followed}
              task={task}
            />
          )}
        </>
      }
    >
      <div className={styles.body}>
        {guest === null ? (
          <Loading>{t('talk.connecting')}</Loading>
        ) : (
          <StepWords guest={guest} now={now} onText={followed.text} />
        )}
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </div>
    </Modal>
  );
}

type StepWordsProps = { guest: GuestState; now: () => number; onText: (phone: string) => Promise<void> };

function StepWords({ guest: state, now, onText }: StepWordsProps) {
  const { t } = useTranslation('guest');
  const wordsOf = useGuestMandate();
  const { step, guest, link, expiresAt, textsLeft, mandate } = state;
  if (mandate !== undefined && step !== 'none') {
    const { who, may } = wordsOf(mandate);
    const said = step === 'here' || step === 'wished' ? step : 'invited';
    return (
      <>
        <p>{t(`mandate.desk.${said}`, { who })}</p>
        <p>{may}</p>
        <p>{t('desk.sees')}</p>
        <RecordingWord guest={guest} />
      </>
    );
  }
  if (step === 'here' && guest !== null) {
    const who = t('who', { name: guest.name, relation: t(`relation.${guest.relation}`) });
    return (
      <>
        <p>{t('desk.hereText', { who })}</p>
        <p>{t('desk.sees')}</p>
        <RecordingWord guest={guest} />
      </>
    );
  }
  if (step === 'invited' && link !== null && expiresAt !== null)
    return (
      <>
        <p>{t('desk.invitedText')}</p>
        <Suspense fallback={<Loading>{t('talk.connecting')}</Loading>}>
          <InvitationLink link={link} expiresAt={expiresAt} now={now} />
        </Suspense>
        <TextForm textsLeft={textsLeft} onText={onText} />
      </>
    );
  return (
    <>
      <p>
        {step === 'asked'
          ? t('desk.askedText')
          : step === 'wished'
            ? t('desk.wishedTitle')
            : t('desk.noneText')}
      </p>
      <p>{t('desk.sees')}</p>
    </>
  );
}

/** Whether they may be recorded, where the talk is. */
function RecordingWord({ guest }: Pick<GuestState, 'guest'>) {
  const { t } = useTranslation('guest');
  return guest === null ? null : <p>{t(guest.allowsRecording ? 'desk.recorded' : 'desk.notRecorded')}</p>;
}

type StepButtonsProps = {
  step: GuestState['step'];
  /** They come by a mandate, without a link. */
  isHelper: boolean;
  followed: FollowedGuest;
  task: ReturnType<typeof useTask>;
};

function StepButtons({ step, isHelper, followed, task }: StepButtonsProps) {
  const { t } = useTranslation('guest');
  const run = (act: () => Promise<void>) => () => void task.run(act);
  const loading = task.isRunning;
  if (step === 'none')
    return (
      <Button type="primary" loading={loading} onClick={run(followed.ask)}>
        {t('desk.ask')}
      </Button>
    );
  if (step === 'here')
    return (
      <Button danger loading={loading} onClick={run(followed.remove)}>
        {t('desk.remove')}
      </Button>
    );
  return (
    <>
      <Button loading={loading} onClick={run(followed.cancel)}>
        {t(
          step === 'wished' ? 'desk.decline' : step === 'asked' || isHelper ? 'desk.takeBack' : 'desk.revoke',
        )}
      </Button>
      {step === 'wished' ? (
        <Button type="primary" loading={loading} onClick={run(followed.agree)}>
          {t(isHelper ? 'mandate.desk.agree' : 'desk.agree')}
        </Button>
      ) : null}
    </>
  );
}
