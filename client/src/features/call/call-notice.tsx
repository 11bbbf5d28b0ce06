import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './call-page.module.css';
import type { CallNotice } from './call-words.ts';

/** One sentence over the picture: what is wrong, whose link it is, what is being done. */
export function CallNoticeBar({
  notice,
  agentName,
  call,
  onRetry,
}: {
  notice: CallNotice;
  agentName: string;
  call: Pick<ApplicantCallView, 'helper' | 'transferTo'>;
  onRetry: () => void;
}) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const words = wordsOf();
  function wordsOf(): string {
    const { helper, transferTo } = call;
    switch (notice.name) {
      case 'connecting':
        return agentName === '' ? t('call.connecting') : t('call.connectingAgent', { name: agentName });
      case 'transferring':
        return transferTo === null
          ? t('call.transferring')
          : t('call.transferringTo', { department: text(transferTo) });
      case 'helped':
        return t('call.helped', {
          name: helper?.displayName ?? '',
          department: helper ? text(helper.departmentName) : '',
        });
      default:
        return t(`call.${notice.name}`);
    }
  }
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
        {notice.name === 'helped' ? t('call.helpedNext') : null}
        {notice.name === 'transferring' ? t('call.transferringNext') : null}
      </Banner>
    </div>
  );
}
