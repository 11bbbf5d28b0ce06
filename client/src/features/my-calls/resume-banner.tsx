import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { liveStage } from './live-states.ts';

/** A running call is one tap away, wherever one went. */
export function ResumeBanner({ calls }: { calls: readonly CallSummary[] }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const running = calls.find(({ state }) => liveStage(state) !== null);
  if (running === undefined) return null;
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
