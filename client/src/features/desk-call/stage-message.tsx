import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './call.module.css';
import { HoldStage, type HoldSwitch } from './hold-stage.tsx';
import type { RunningCall } from './running-call.ts';
import type { StageMessage as Message } from './stage-view.ts';

type StageMessageProps = {
  message: Message;
  call: RunningCall;
  now: () => number;
  /** Of whose call it is: the way back. */
  hold: HoldSwitch | null;
  onRetry: () => void;
};

/** What the middle says while there is no picture to say it. */
export function StageMessage({ message, call, now, hold, onRetry }: StageMessageProps) {
  const { t } = useTranslation(['desk', 'telephone']);
  if (message === 'onHold') return <HoldStage call={call} now={now} hold={hold} />;
  return (
    <div className={styles.message} role="status">
      {message === 'connecting' || message === 'rejoining' ? <Spinner size={32} /> : null}
      {message === 'applicantLost' && call.applicantLostAt !== null ? (
        <>
          <LostTitle since={call.applicantLostAt} now={now} />
          <p>{t('call.lostText')}</p>
        </>
      ) : null}
      {message === 'connecting' ? (
        call.callbackUntil === null ? (
          <>
            <h2>{t('call.connecting', { name: call.applicantName })}</h2>
            <p>{t('call.connectingText')}</p>
          </>
        ) : (
          <CallingBack until={call.callbackUntil} now={now} />
        )
      ) : null}
      {message === 'byTelephone' ? (
        <>
          <Icon name="phone" size="48px" />
          <h2>{t('telephone:desk.stageTitle')}</h2>
          <p>{t(`telephone:desk.${call.applicantLostAt === null ? 'stageHere' : 'stageGone'}`)}</p>
        </>
      ) : null}
      {message === 'rejoining' ? <h2>{t('call.rejoining')}</h2> : null}
      {message === 'noVideo' ? (
        <>
          <h2>{t('call.noVideo')}</h2>
          <p>{t('call.noVideoText')}</p>
        </>
      ) : null}
      {message === 'mediaFailed' ? (
        <>
          <h2>{t('call.mediaFailed')}</h2>
          <Button kind="call" icon="retry" onClick={onRetry}>
            {t('call.rejoin')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** The applicant may first have to read a text message and open the page. */
function CallingBack({ until, now }: { until: number; now: () => number }) {
  const { t } = useTranslation('desk');
  const time = formatSpan(Math.max(0, until - useNow(now)) + 999);
  return (
    <>
      <h2>{t('call.callingBack')}</h2>
      <p>{t('call.callingBackText', { time })}</p>
    </>
  );
}

function LostTitle({ since, now }: { since: number; now: () => number }) {
  const { t } = useTranslation('desk');
  const time = formatSpan(useNow(now) - since);
  return <h2>{t('call.lost', { time })}</h2>;
}
