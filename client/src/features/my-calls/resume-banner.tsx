import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { liveStage } from './live-states.ts';

/** A running call is one tap away, wherever one went. */
export function ResumeBanner({ calls }: { calls: readonly CallSummary[] }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const running = calls.find(({ kind, state }) => kind === 'talk' && liveStage(state) !== null);
  if (running === undefined) return <BookedBanner calls={calls} />;
  const isInLine = liveStage(running.state) === 'inLine';
  return (
    <Banner
      title={isInLine ? t('resume.queued', { ticket: running.ticketNumber ?? '' }) : t('resume.talking')}
      action={
        <LinkButton to="/waiting" kind="primary">
          {isInLine ? t('resume.back') : t('resume.backToCall')}
        </LinkButton>
      }
    >
      {text(running.matterName)}
    </Banner>
  );
}

/** The next booked time. */
function BookedBanner({ calls }: { calls: readonly CallSummary[] }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const locale = useLocale();
  const [next] = calls
    .filter(({ state }) => state === 'scheduled')
    .sort((left, right) => (left.bookedFor ?? 0) - (right.bookedFor ?? 0));
  if (next === undefined) return null;
  return (
    <Banner
      title={t('resume.booked', { time: formatDayAndTime(next.bookedFor ?? 0, locale) })}
      action={
        <LinkButton to={`/booked/${next.callId}`} kind="primary">
          {t('resume.toBooking')}
        </LinkButton>
      }
    >
      {text(next.matterName)}
    </Banner>
  );
}
