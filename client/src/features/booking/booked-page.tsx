import type { Booking } from '@cloudseat/shared/nouns/booking.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './booked-page.module.css';
import { describeTimeLeft } from './slot-days.ts';

type BookedPageProps = {
  booking: Booking;
  /** The server's clock. */
  now: () => number;
  materials: ReactNode;
  error: ReactNode;
  isCancelling: boolean;
  onChange: () => void;
  onCancel: () => void;
};

/** A booking until its time: when, how long still, and what to have at hand. */
export function BookedPage({ booking, materials, error, ...props }: BookedPageProps) {
  const { t } = useTranslation('later');
  const text = useLocalText();
  const isOver = booking.state === 'cancelled' || booking.state === 'expired';
  return (
    <Page
      title={text(booking.matterName)}
      backTo="/"
      action={isOver ? <OverActions booking={booking} /> : <OpenActions {...props} />}
    >
      {error}
      {isOver ? (
        <Banner tone="warn" title={t(booking.state === 'cancelled' ? 'booked.cancelled' : 'booked.expired')}>
          {t(booking.state === 'cancelled' ? 'booked.cancelledNext' : 'booked.expiredNext')}
        </Banner>
      ) : null}
      <When booking={booking} now={props.now} isOver={isOver} />
      {isOver ? null : (
        <>
          <Card title={t('booked.what')}>
            <ol className={styles.steps}>
              <li>{t('booked.stepOpen')}</li>
              <li>{t('booked.stepWait')}</li>
              <li>{t('booked.stepSms')}</li>
            </ol>
          </Card>
          <Card title={t('booked.materials')}>{materials}</Card>
        </>
      )}
    </Page>
  );
}

function When({ booking, now, isOver }: { booking: Booking; now: () => number; isOver: boolean }) {
  const { t } = useTranslation('later');
  const locale = useLocale();
  const text = useLocalText();
  const { startsAt, endsAt } = booking;
  const left = describeTimeLeft(startsAt, useNow(now));
  return (
    <section className={styles.when} aria-label={t('booked.when')}>
      <p className={styles.caption}>{t(isOver ? 'booked.when' : 'booked.title')}</p>
      <p className={styles.date}>{formatDay(startsAt, locale).whole}</p>
      <p className={styles.time}>{formatTime(startsAt, locale)}</p>
      <p className={styles.caption}>
        {t('booked.until', { from: formatTime(startsAt, locale), to: formatTime(endsAt, locale) })}
      </p>
      <p className={styles.caption}>{text(booking.departmentName)}</p>
      {isOver ? null : (
        <p className={styles.left} role="status">
          {'count' in left ? t(left.key, { count: left.count }) : t(left.key)}
        </p>
      )}
    </section>
  );
}

function OverActions({ booking }: { booking: Booking }) {
  const { t } = useTranslation('later');
  return (
    <LinkButton to={`/matters/${booking.matterId}`} kind="primary" isWide>
      {t('booked.again')}
    </LinkButton>
  );
}

function OpenActions({
  isCancelling,
  onChange,
  onCancel,
}: Pick<BookedPageProps, 'isCancelling' | 'onChange' | 'onCancel'>) {
  const { t } = useTranslation('later');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <div className={styles.actions}>
        <Button isWide icon="clock" onClick={onChange}>
          {t('booked.change')}
        </Button>
        <Button isWide isBusy={isCancelling} onClick={() => setIsAsking(true)}>
          {t('booked.cancel')}
        </Button>
      </div>
      {isAsking ? (
        <Dialog
          title={t('booked.cancelTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button kind="primary" isWide onClick={() => setIsAsking(false)}>
                {t('booked.cancelStay')}
              </Button>
              <Button
                isWide
                onClick={() => {
                  setIsAsking(false);
                  onCancel();
                }}
              >
                {t('booked.cancelConfirm')}
              </Button>
            </>
          }
        >
          <p>{t('booked.cancelBody')}</p>
        </Dialog>
      ) : null}
    </>
  );
}
