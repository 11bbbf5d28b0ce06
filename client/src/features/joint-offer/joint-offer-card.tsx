import type { JointOffer } from '@cloudseat/shared/nouns/joint-review.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import { DeclineForm } from './decline-form.tsx';
import styles from './joint-offer.module.css';

type JointOfferCardProps = {
  invitation: JointOffer;
  now: () => number;
  answering: ReturnType<typeof useTask>;
  isDeclineOpen: boolean;
  onDeclineOpen: (isOpen: boolean) => void;
  onAccept: () => void;
  onDecline: (reason: string, substituteId: string | null) => void;
};

/** A department is asked to sit in a review: about what, by whom, with whom, and the two answers. */
export function JointOfferCard(props: JointOfferCardProps) {
  const { invitation, answering, isDeclineOpen } = props;
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const accept = useRef<HTMLButtonElement>(null);
  const { from, subject, question, isRequired, dueAt, otherDepartments, fence } = invitation;
  // The focus comes to the main answer unless somebody is typing.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      accept.current?.focus({ preventScroll: true });
  }, [fence]);
  return (
    <section className={styles.card} aria-labelledby="joint-offer-title">
      <header>
        <div>
          <h1 id="joint-offer-title">{t('offer.title')}</h1>
          <p className={styles.subject}>{subject}</p>
        </div>
        <TimeLeft invitation={invitation} now={props.now} />
      </header>
      <p className={styles.hidden} role="alert">
        {t('offer.ringing', { department: text(from.departmentName), subject })}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('offer.from')}</dt>
          <dd>
            {text(from.departmentName)} · {from.agent.displayName} {from.agent.agentNumber}
          </dd>
        </div>
        <div>
          <dt>{t('offer.need')}</dt>
          <dd>{t(isRequired ? 'seat.required' : 'seat.optional')}</dd>
        </div>
        {dueAt === null ? null : (
          <div>
            <dt>{t('offer.due')}</dt>
            <dd>{formatDayAndTime(dueAt, locale)}</dd>
          </div>
        )}
        <div>
          <dt>{t('offer.others')}</dt>
          <dd>
            {otherDepartments.length === 0
              ? t('offer.nobodyElse')
              : otherDepartments.map(text).join(t('between'))}
          </dd>
        </div>
        <div className={styles.question}>
          <dt>{t('offer.question')}</dt>
          <dd>{question}</dd>
        </div>
      </dl>
      <p className={styles.note}>{t('offer.note')}</p>
      {answering.error ? <ErrorNotice error={answering.error} /> : null}
      {isDeclineOpen ? (
        <DeclineForm
          invitation={invitation}
          isBusy={answering.isRunning}
          onDecline={props.onDecline}
          onClose={() => props.onDeclineOpen(false)}
        />
      ) : (
        <div className={styles.answers}>
          <Accept ref={accept} isBusy={answering.isRunning} onAccept={props.onAccept} />
          <Button isBusy={answering.isRunning} onClick={() => props.onDeclineOpen(true)}>
            {t('offer.decline')} <kbd>D</kbd>
          </Button>
        </div>
      )}
    </section>
  );
}

function Accept(props: { ref: React.Ref<HTMLButtonElement>; isBusy: boolean; onAccept: () => void }) {
  const { t } = useTranslation('joint');
  return (
    <button
      ref={props.ref}
      type="button"
      className={styles.accept}
      aria-busy={props.isBusy || undefined}
      disabled={props.isBusy}
      onClick={props.onAccept}
    >
      {t('offer.accept')} <kbd>A</kbd>
    </button>
  );
}

function TimeLeft({ invitation, now }: Pick<JointOfferCardProps, 'invitation' | 'now'>) {
  const { t } = useTranslation('joint');
  const [isOver, setIsOver] = useState(false);
  const leftMs = invitation.expiresAt - useNow(now, 500);
  useEffect(() => setIsOver(leftMs <= 0), [leftMs <= 0]);
  return (
    <p className={styles.time} role="timer">
      {isOver ? t('offer.over') : t('offer.left', { time: formatSpan(leftMs + 999) })}
    </p>
  );
}
