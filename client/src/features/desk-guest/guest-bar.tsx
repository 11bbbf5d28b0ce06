import type { GuestState } from '@cloudseat/shared/nouns/guest.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedGuest } from '../../signal/follow-guest.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useGuestMandate } from '../../ui/use-guest-mandate.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './desk-guest.module.css';

type GuestBarProps = {
  followed: FollowedGuest;
  /** The two sides talk by telephone: a guest is not with them. */
  isByTelephone: boolean;
  onOpen: () => void;
};

/** Below the pictures: what the applicant wishes, whom one waits for, and how it came out. */
export function GuestBar({ followed, isByTelephone, onOpen }: GuestBarProps) {
  const { t } = useTranslation('guest');
  const { guest } = useStore(followed.state);
  const wordsOf = useGuestMandate();
  const task = useTask();
  /** The end that was read. */
  const [seen, setSeen] = useState<number | null>(null);
  const isOver = guest?.step === 'none';
  if (guest === null) return null;
  if (guest.step === 'here') return isByTelephone ? <NotOnTelephone guest={guest.guest} /> : null;
  if (isOver && (guest.lastEnd === null || seen === guest.version)) return null;
  const { step, lastEnd, version } = guest;
  const mandate = !isOver && guest.mandate ? wordsOf(guest.mandate) : null;
  const title =
    mandate !== null
      ? t(step === 'wished' ? 'mandate.desk.wished' : 'mandate.desk.invited', { who: mandate.who })
      : step === 'wished'
        ? t('desk.barWished')
        : step === 'asked'
          ? t('desk.barAsked')
          : step === 'invited'
            ? t('desk.barInvited')
            : t(`desk.ended.${lastEnd ?? 'withdrawn'}`);
  return (
    <div className={styles.bar}>
      <Banner
        isDark
        tone="info"
        title={title}
        action={
          <div className={styles.actions}>
            {step === 'wished' ? (
              <>
                <Button
                  kind="call"
                  icon="check"
                  isBusy={task.isRunning}
                  onClick={() =>
                    // A helper needs no link: they are waiting at the door.
                    void task.run(followed.agree).then((isDone) => isDone && mandate === null && onOpen())
                  }
                >
                  {t(mandate === null ? 'desk.agree' : 'mandate.desk.agree')}
                </Button>
                <Button kind="call" isBusy={task.isRunning} onClick={() => void task.run(followed.cancel)}>
                  {t('desk.decline')}
                </Button>
              </>
            ) : isOver ? (
              <Button kind="call" onClick={() => setSeen(version)}>
                {t('desk.dismiss')}
              </Button>
            ) : (
              <Button kind="call" onClick={onOpen}>
                {t('desk.open')}
              </Button>
            )}
          </div>
        }
      >
        {mandate === null ? null : mandate.may}
      </Banner>
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}

function NotOnTelephone({ guest }: Pick<GuestState, 'guest'>) {
  const { t } = useTranslation('guest');
  const who = t('who', { name: guest?.name ?? '', relation: t(`relation.${guest?.relation ?? 'other'}`) });
  return (
    <div className={styles.bar}>
      <Banner isDark tone="info" title={t('notOnTelephone', { who })}>
        {t('notOnTelephoneText')}
      </Banner>
    </div>
  );
}
