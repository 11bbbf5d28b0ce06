import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './call-page.module.css';
import type { CallNotice } from './call-words.ts';

/** One sentence over the picture: what is wrong, whose link it is, what is being done. */
export function CallNoticeBar({
  notice,
  agentName,
  onRetry,
}: {
  notice: CallNotice;
  agentName: string;
  onRetry: () => void;
}) {
  const { t } = useTranslation('applicant');
  const words =
    notice.name === 'connecting' && agentName !== ''
      ? t('call.connectingAgent', { name: agentName })
      : t(`call.${notice.name}`);
  return (
    <div className={styles.notice}>
      <Banner
        tone={notice.tone}
        isDark
        title={words}
        action={
          notice.name === 'failed' ? (
            <Button kind="call" icon="retry" onClick={onRetry}>
              {t('call.retry')}
            </Button>
          ) : null
        }
      >
        {notice.name === 'failed' ? t('call.failedNext') : null}
      </Banner>
    </div>
  );
}
