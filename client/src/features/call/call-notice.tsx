import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
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
  onStep,
  onMicrophone,
}: {
  notice: CallNotice;
  agentName: string;
  call: Pick<ApplicantCallView, 'helper' | 'transferTo'>;
  onRetry: () => void;
  onStep: () => void;
  /** What to do about a microphone that nobody hears. */
  onMicrophone: () => void;
}) {
  const { t } = useTranslation(['applicant', 'common']);
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
      case 'step':
        return notice.step ? t(`common:linkStep.whose.${notice.step.whose}`) : '';
      default:
        return t(`call.${notice.name}`);
    }
  }
  function actionOf(): ReactNode {
    switch (notice.name) {
      case 'failed':
        return (
          <Button kind="call" icon="retry" onClick={onRetry}>
            {t('call.retry')}
          </Button>
        );
      case 'step':
        return (
          <Button kind="call" onClick={onStep}>
            {t('common:linkStep.change')}
          </Button>
        );
      case 'microphoneSilent':
      case 'microphoneLost':
        return (
          <Button kind="call" onClick={onMicrophone}>
            {t('heard.help')}
          </Button>
        );
      default:
        return null;
    }
  }
  return (
    <div className={styles.notice} data-notice={notice.name}>
      <Banner tone={notice.tone} isDark title={words} action={actionOf()}>
        {notice.name === 'failed' ? t('call.failedNext') : null}
        {notice.step ? t(`common:linkStep.because.${notice.step.step}`) : null}
        {notice.name === 'helped' ? t('call.helpedNext') : null}
        {notice.name === 'transferring' ? t('call.transferringNext') : null}
      </Banner>
    </div>
  );
}
