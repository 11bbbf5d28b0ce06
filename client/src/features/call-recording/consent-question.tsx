import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './call-recording.module.css';
import type { RecordingActions } from './recording-actions.ts';

/** The agent's wish to record, over the pictures: what for, yes and no alike in size, and the wording that is agreed to. */
export function ConsentQuestion({ actions }: { actions: RecordingActions }) {
  const { t } = useTranslation('call-recording');
  const locale = useLocale();
  const wording = useLoad(`consent/${locale}`, actions.loadWording);
  const [isReading, setIsReading] = useState(false);
  const task = useTask();
  const answer = (allows: boolean) =>
    void task.run(async () => {
      if (wording.value === null) return wording.retry();
      try {
        await actions.answer(allows, wording.value);
      } catch (error) {
        // Perhaps there is a newer wording by now: what is agreed to is what was shown.
        wording.retry();
        throw error;
      }
    });
  const answers = (kind: 'call' | 'secondary') =>
    ([true, false] as const).map((allows) => (
      <Button
        key={String(allows)}
        kind={kind}
        icon={allows ? 'check' : 'close'}
        isBusy={task.isRunning || (wording.value === null && wording.error === null)}
        onClick={() => answer(allows)}
      >
        {t(allows ? 'ask.yes' : 'ask.no')}
      </Button>
    ));
  return (
    <div className={styles.notice}>
      <Banner isDark tone="info" title={t('ask.title')}>
        <p>{t('ask.text')}</p>
        <div className={styles.answers}>{answers('call')}</div>
        <button type="button" className={styles.wording} onClick={() => setIsReading(true)}>
          {t('ask.wording')}
        </button>
        {task.error ? <ErrorNotice isDark error={task.error} /> : null}
      </Banner>
      {isReading ? (
        <Dialog
          title={wording.value?.title ?? t('ask.wordingTitle')}
          onClose={() => setIsReading(false)}
          actions={
            <>
              <div className={styles.answers}>{answers('secondary')}</div>
              <Button isWide kind="plain" onClick={() => setIsReading(false)}>
                {t('sheet.close')}
              </Button>
            </>
          }
        >
          {wording.value?.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>) ??
            (wording.error ? (
              <ErrorNotice error={wording.error} onRetry={wording.retry} />
            ) : (
              <Loading>{t('ask.loading')}</Loading>
            ))}
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </div>
  );
}
