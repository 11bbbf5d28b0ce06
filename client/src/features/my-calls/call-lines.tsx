import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageStage } from '../../lib/message-stage.ts';
import { formatDayAndTime, formatMoment } from '../../lib/moment-text.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './calls-list.module.css';
import { wayBack } from './live-states.ts';

/** What a call came to. */
export function CallState({ call }: { call: CallSummary }) {
  const { t } = useTranslation('applicant');
  return (
    <>
      {call.kind === 'message'
        ? t(`calls.message.${messageStage(call.state)}`)
        : t(`calls.state.${call.state}`)}
    </>
  );
}

type CallLinesProps = {
  call: CallSummary;
  /** What stands before the facts. */
  head?: ReactNode;
  /** Stands by a call that can be gone back to. */
  switchDevice: ReactNode;
};

/** The facts of a call and what can still be done about it: the way back, the rating. */
export function CallLines({ call, head = null, switchDevice }: CallLinesProps) {
  const { t } = useTranslation('applicant');
  const locale = useLocale();
  return (
    <>
      <p className={styles.facts}>
        {head}
        {call.agentName === null ? null : <span>{t('calls.agent', { name: call.agentName })}</span>}
        {call.ticketNumber === null ? null : <span>{call.ticketNumber}</span>}
        {call.bookedFor === null ? (
          <span>{formatMoment(call.createdAt, locale)}</span>
        ) : (
          <span>{t('calls.bookedFor', { time: formatDayAndTime(call.bookedFor, locale) })}</span>
        )}
      </p>
      {call.rating === null ? null : (
        <p className={styles.facts}>{t('calls.rated', { level: t(`rating.level.${call.rating.level}`) })}</p>
      )}
      <WayBack call={call} />
      {wayBack(call)?.kind === 'live' ? switchDevice : null}
      {call.canRate && call.rating === null ? (
        <LinkButton to={`/rating/${call.callId}`} icon="star">
          {t('calls.rate')}
        </LinkButton>
      ) : null}
    </>
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
