import type { Slot } from '@cloudseat/shared/nouns/booking.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { SlotPicker } from './slot-picker.tsx';

type SlotsPageProps = {
  /** Null while they are being fetched. */
  slots: { serverNow: number; slots: readonly Slot[] } | null;
  backTo: string;
  /** The step, or what is being changed. */
  head: ReactNode;
  notice: ReactNode;
  isChange: boolean;
  isBusy: boolean;
  onBook: (startsAt: number) => void;
  /** Beside the main action. */
  second?: ReactNode;
};

/** Choosing a time, for a new booking and for another time of an old one. */
export function SlotsPage(props: SlotsPageProps) {
  const { slots, head, notice, isChange, isBusy, onBook } = props;
  const { t } = useTranslation('later');
  const { t: tCommon } = useTranslation('common');
  const locale = useLocale();
  const [wanted, setWanted] = useState<number | null>(null);
  // What was full in the newest list is no choice any more.
  const chosen = slots?.slots.some(({ startsAt, isFree }) => isFree && startsAt === wanted) ? wanted : null;
  const time = chosen === null ? '' : formatDayAndTime(chosen, locale);
  const isEmpty = slots !== null && slots.slots.length === 0;
  return (
    <Page
      title={t('booking.title')}
      backTo={props.backTo}
      action={
        <>
          {isEmpty ? null : (
            <Button
              kind="primary"
              isWide
              isBusy={isBusy}
              disabled={chosen === null}
              onClick={() => chosen !== null && onBook(chosen)}
            >
              {chosen === null
                ? t('booking.chooseFirst')
                : t(isChange ? 'booking.submitChange' : 'booking.submit', { time })}
            </Button>
          )}
          {props.second}
        </>
      }
    >
      {head}
      {notice}
      <p>{t('booking.intro')}</p>
      {slots === null && notice === null ? <Loading>{tCommon('loading')}</Loading> : null}
      {isEmpty ? (
        <Card>
          <Empty icon="clock" title={t('booking.none')}>
            {t('booking.noneNext')}
          </Empty>
        </Card>
      ) : null}
      {slots === null || isEmpty ? null : (
        <Card>
          <SlotPicker {...slots} chosen={chosen} onChoose={setWanted} />
        </Card>
      )}
    </Page>
  );
}
