import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedGuest } from '../../signal/follow-guest.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { InvitationLink } from '../../ui/invitation-link.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './call-guest.module.css';
import { useGuestName } from './use-guest-words.ts';

type GuestNoticeProps = {
  followed: FollowedGuest;
  /** Whether they are in the room already: then their picture says so. */
  isInRoom: boolean;
  /** The two sides talk by telephone: a guest is not with them. */
  isByTelephone: boolean;
  now: () => number;
};

/** How it stands with a third person, with what the applicant can say to it. Nothing while nobody is thought of. */
export function GuestNotice({ followed, isInRoom, isByTelephone, now }: GuestNoticeProps) {
  const { guest } = useStore(followed.state);
  const task = useTask();
  const [isShowingLink, setIsShowingLink] = useState(false);
  if (guest === null) return null;
  const { link, expiresAt } = guest;
  return (
    <>
      <StepBanner
        guest={guest}
        {...{ isInRoom, isByTelephone }}
        error={task.error ? <ErrorNotice isDark error={task.error} /> : null}
        isBusy={task.isRunning}
        onAgree={() => void task.run(followed.agree)}
        onCancel={() => void task.run(followed.cancel)}
        onLink={() => setIsShowingLink(true)}
      />
      {isShowingLink && link !== null && expiresAt !== null ? (
        <LinkDialog link={link} expiresAt={expiresAt} now={now} onClose={() => setIsShowingLink(false)} />
      ) : null}
    </>
  );
}

type StepBannerProps = {
  guest: GuestState;
  isInRoom: boolean;
  isByTelephone: boolean;
  error: ReactNode;
  isBusy: boolean;
  onAgree: () => void;
  onCancel: () => void;
  onLink: () => void;
};

function StepBanner(props: StepBannerProps) {
  const { guest, isInRoom, isByTelephone, error, isBusy, onAgree, onCancel, onLink } = props;
  const { t } = useTranslation('guest');
  const nameOf = useGuestName();
  /** The end that was read. */
  const [seen, setSeen] = useState<number | null>(null);
  const { step, lastEnd, version, mandate } = guest;
  if (step === 'here' && isByTelephone)
    return (
      <Notice title={t('notOnTelephone', { who: nameOf(guest.guest) })}>
        <p>{t('notOnTelephoneText')}</p>
        {error}
      </Notice>
    );
  if (step === 'here')
    return isInRoom ? null : (
      <Notice title={t('applicant.joinedTitle', { who: nameOf(guest.guest) })}>{error}</Notice>
    );
  if (step === 'none') {
    if (lastEnd === null || seen === version) return error;
    return (
      <Notice
        title={t(`applicant.ended.${lastEnd}`)}
        answers={
          <Button kind="call" onClick={() => setSeen(version)}>
            {t('talk.close')}
          </Button>
        }
      />
    );
  }
  if (mandate !== undefined && (step === 'wished' || step === 'invited'))
    return (
      <Notice
        title={t(`mandate.applicant.${step}`, { name: mandate.helperName })}
        answers={
          <Button kind="call" isBusy={isBusy} onClick={onCancel}>
            {t('mandate.applicant.no')}
          </Button>
        }
      >
        <p>{t(`mandate.applicant.${step}Text`)}</p>
        {error}
      </Notice>
    );
  return (
    <Notice
      title={t(`applicant.${step}Title`)}
      answers={
        <>
          {step === 'asked' ? (
            <Button kind="call" icon="check" isBusy={isBusy} onClick={onAgree}>
              {t('applicant.agree')}
            </Button>
          ) : null}
          {step === 'invited' ? (
            <Button kind="call" icon="send" onClick={onLink}>
              {t('applicant.showLink')}
            </Button>
          ) : null}
          <Button kind="call" isBusy={isBusy} onClick={onCancel}>
            {t(
              step === 'asked'
                ? 'applicant.decline'
                : step === 'wished'
                  ? 'applicant.takeBack'
                  : 'applicant.revoke',
            )}
          </Button>
        </>
      }
    >
      <p>{t(`applicant.${step}Text`)}</p>
      {step === 'asked' ? <p>{t('sees')}</p> : null}
      {error}
    </Notice>
  );
}

type NoticeProps = { title: string; children?: ReactNode; answers?: ReactNode };

function Notice({ title, children, answers }: NoticeProps) {
  return (
    <div className={styles.notice}>
      <Banner isDark tone="info" title={title}>
        {children}
        {answers ? <div className={styles.answers}>{answers}</div> : null}
      </Banner>
    </div>
  );
}

type LinkDialogProps = { link: string; expiresAt: number; now: () => number; onClose: () => void };

function LinkDialog({ link, expiresAt, now, onClose }: LinkDialogProps) {
  const { t } = useTranslation('guest');
  return (
    <Dialog
      title={t('link.title')}
      onClose={onClose}
      actions={
        <Button isWide onClick={onClose}>
          {t('talk.close')}
        </Button>
      }
    >
      <InvitationLink link={link} expiresAt={expiresAt} now={now} />
    </Dialog>
  );
}
