import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageStage } from '../../lib/message-stage.ts';
import { formatDayAndTime, formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './calls-list.module.css';
import { wayBack } from './live-states.ts';

/** All my calls, newest first, with what each came to and what can still be done. */
export function CallsList({
  calls,
  switchDevice,
}: {
  calls: readonly CallSummary[];
  /** Stands by a call that can be gone back to. */
  switchDevice: ReactNode;
}) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const locale = useLocale();
  if (calls.length === 0) {
    return (
      <Card>
        <Empty
          icon="list"
          title={t('calls.empty')}
          action={
            <LinkButton to="/" kind="primary">
              {t('list.toHome')}
            </LinkButton>
          }
        >
          {t('calls.emptyNext')}
        </Empty>
      </Card>
    );
  }
  return (
    <ul className={styles.list}>
      {calls.map((call) => (
        <li key={call.callId}>
          <div className={styles.head}>
            <p className={styles.name}>{text(call.matterName)}</p>
            <p className={styles.state}>
              {call.kind === 'message'
                ? t(`calls.message.${messageStage(call.state)}`)
                : t(`calls.state.${call.state}`)}
            </p>
          </div>
          <p className={styles.facts}>
            <span>{text(call.departmentName)}</span>
            {call.agentName === null ? null : <span>{t('calls.agent', { name: call.agentName })}</span>}
            {call.ticketNumber === null ? null : <span>{call.ticketNumber}</span>}
            {call.bookedFor === null ? (
              <span>{formatMoment(call.createdAt, locale)}</span>
            ) : (
              <span>{t('calls.bookedFor', { time: formatDayAndTime(call.bookedFor, locale) })}</span>
            )}
          </p>
          {call.rating === null ? null : (
            <p className={styles.facts}>
              {t('calls.rated', { level: t(`rating.level.${call.rating.level}`) })}
            </p>
          )}
          <WayBack call={call} />
          {wayBack(call)?.kind === 'live' ? switchDevice : null}
          {call.canRate && call.rating === null ? (
            <LinkButton to={`/rating/${call.callId}`} icon="star">
              {t('calls.rate')}
            </LinkButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const wayWords = {
  live: 'calls.back',
  booking: 'calls.toBooking',
  message: 'calls.toMessage',
} as const;

function WayBack({ call }: { call: CallSummary }) {
  const { t } = useTranslation('applicant');
  const way = wayBack(call);
  if (way === null) return null;
  return (
    <LinkButton to={way.to} kind={way.kind === 'message' ? 'secondary' : 'primary'}>
      {t(wayWords[way.kind])}
    </LinkButton>
  );
}
