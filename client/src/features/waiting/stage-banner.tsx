import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeptUntil } from './kept-until.tsx';
import type { WaitingStage } from './waiting-words.ts';

type StageBannerProps = {
  call: ApplicantCallView;
  stage: WaitingStage;
  /** Masked; null while it is not known. */
  phone: string | null;
  isCallbackOffered: boolean;
  now: () => number;
  onCallback: () => void;
};

/** What is special about this wait, how long the place is kept, and what comes next. */
export function StageBanner({ call, stage, phone, isCallbackOffered, now, onCallback }: StageBannerProps) {
  const { t } = useTranslation('applicant');
  const { awayUntil, callbackTryCount } = call;
  const kept = awayUntil === null ? null : <KeptUntil until={awayUntil} now={now} />;
  switch (stage) {
    case 'away':
      return (
        <Banner tone="warn" title={t('waiting.awayTitle')}>
          <p>{t('waiting.awayNext')}</p>
        </Banner>
      );
    case 'paused':
      return (
        <Banner title={t('waiting.pausedTitle')}>
          {kept}
          <p>{t('waiting.pausedNext')}</p>
        </Banner>
      );
    case 'passed':
      return (
        <Banner tone="warn" title={t('waiting.passedTitle')}>
          {kept}
          <p>{t('waiting.passedNext')}</p>
        </Banner>
      );
    case 'callbackPending':
      return (
        <Banner tone="good" title={t('waiting.callbackTitle')}>
          {callbackTryCount === 0 ? null : <p>{t('waiting.callbackMissed')}</p>}
          <p>{phone === null ? t('waiting.callbackNext') : t('waiting.callbackNextPhone', { phone })}</p>
        </Banner>
      );
    case 'inLine':
      return isCallbackOffered ? <CallbackOffer call={call} onCallback={onCallback} /> : null;
    default:
      return null;
  }
}

/** After a long wait, or when nobody is there: one need not stay at the page. */
function CallbackOffer({ call, onCallback }: Pick<StageBannerProps, 'call' | 'onCallback'>) {
  const { t } = useTranslation('applicant');
  return (
    <Banner
      title={t(call.waitReason === 'noAgentSignedIn' ? 'waiting.offerNobody' : 'waiting.offerLong')}
      action={
        <Button kind="primary" icon="phone" onClick={onCallback}>
          {t('waiting.offerAction')}
        </Button>
      }
    >
      <p>{t('waiting.offerNext')}</p>
      {call.waitReason === 'noAgentSignedIn' ? <p>{t('waiting.offerOther')}</p> : null}
    </Banner>
  );
}
