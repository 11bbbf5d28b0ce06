import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './expert-draw.module.css';

/** The record as a file, and where it is checked. */
export function RecordLine({ reviewId }: { reviewId: ExpertReviewId }) {
  const { t } = useTranslation('expert-draw');
  const task = useTask();
  async function download(): Promise<void> {
    const record = await api('expertDraw:record', { params: { reviewId } });
    // Byte for byte as it is checked.
    const url = URL.createObjectURL(new Blob([canonicalJson(record)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `draw-${record.sealed.caseNumber}.json`;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <div className={styles.record}>
      <p>{t('record.why')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.buttons}>
        <Button isBusy={task.isRunning} onClick={() => void task.run(download)}>
          {t('record.download')}
        </Button>
        <a href="/verify-draw" target="_blank" rel="noopener">
          {t('record.check')}
        </a>
      </div>
    </div>
  );
}
