import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RecordingOccasionContext } from '../../ui/recording/recording-occasion.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './call-recording.module.css';
import type { RecordingActions } from './recording-actions.ts';

/** The wish of an agent, or of a panel, to record, in a sentence over the pictures; what for, the wording and the answers are one tap away. */
export function ConsentQuestion({ actions }: { actions: RecordingActions }) {
  const { t } = useTranslation('call-recording');
  const isOfPanel = useContext(RecordingOccasionContext) === 'panel';
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.notice}>
      <Banner
        isDark
        tone="info"
        title={t(isOfPanel ? 'panel.ask' : 'ask.title')}
        action={
          <Button kind="call" icon="forward" onClick={() => setIsOpen(true)}>
            {t('ask.open')}
          </Button>
        }
      >
        {t('ask.free')}
      </Banner>
      {isOpen ? <ConsentDialog actions={actions} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

/** Yes and no alike in size and look, under the wording that is agreed to or refused. */
function ConsentDialog({ actions, onClose }: { actions: RecordingActions; onClose: () => void }) {
  const { t } = useTranslation('call-recording');
  const isOfPanel = useContext(RecordingOccasionContext) === 'panel';
  const locale = useLocale();
  const { value: wording, error, retry } = useLoad(`consent/${locale}`, actions.loadWording);
  const task = useTask();
  const answer = (allows: boolean) =>
    void task.run(async () => {
      if (wording === null) return retry();
      try {
        await actions.answer(allows, wording);
        onClose();
      } catch (thrown) {
        // Perhaps there is a newer wording by now: what is agreed to is what was shown.
        retry();
        throw thrown;
      }
    });
  return (
    <Dialog
      title={t(isOfPanel ? 'panel.ask' : 'ask.title')}
      onClose={onClose}
      actions={
        <div className={styles.answers}>
          {([true, false] as const).map((allows) => (
            <Button
              key={String(allows)}
              icon={allows ? 'check' : 'close'}
              isBusy={task.isRunning || (wording === null && error === null)}
              onClick={() => answer(allows)}
            >
              {t(allows ? 'ask.yes' : 'ask.no')}
            </Button>
          ))}
        </div>
      }
    >
      <p>{t(isOfPanel ? 'panel.askText' : 'ask.text')}</p>
      {wording === null ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard
        <section className={styles.wording} tabIndex={0} aria-label={wording.title}>
          {wording.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      )}
      {wording === null && error === null ? <Loading>{t('ask.loading')}</Loading> : null}
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
