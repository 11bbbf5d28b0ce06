import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ReportLack } from '@cloudseat/shared/report/report-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './report.module.css';

/** How long the panel has to sign, minutes. */
const signMinutes = [15, 30, 60, 240, 1_440] as const;
type ClosePartProps = {
  review: ExpertReviewView;
  lacks: readonly ReportLack[];
  labelOf: (sectionId: string) => string;
  isChair: boolean;
  flush: () => Promise<void>;
  onView: () => void;
};

/** What is still missing, and for the chair the way on: closed, the text is signed as it stands. */
export function ClosePart({ review, lacks, labelOf, isChair, flush, onView }: ClosePartProps) {
  const { t } = useTranslation('expert-report');
  const [isAsked, setIsAsked] = useState(false);
  const [minutes, setMinutes] = useState<number>(30);
  const task = useTask();
  const { reviewId, version } = review;
  async function close(): Promise<void> {
    await flush();
    await api('expertReport:close', { params: { reviewId }, body: { version, signMinutes: minutes } });
  }
  return (
    <div className={styles.close}>
      {lacks.length === 0 ? null : (
        <div>
          <strong>{t('close.lacks')}</strong>
          <ul>
            {lacks.map((lack) => (
              <li key={JSON.stringify(lack)}>
                {lack.of === 'section'
                  ? t('close.lack.section', { name: labelOf(lack.sectionId) })
                  : t(`close.lack.${lack.of}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isChair ? (
        <Button
          kind="primary"
          aria-disabled={lacks.length > 0}
          onClick={() => lacks.length === 0 && setIsAsked(true)}
        >
          {t('close.act')}
        </Button>
      ) : (
        <p className={styles.second}>{t('close.byChair')}</p>
      )}
      {isAsked ? (
        <Dialog
          title={t('close.title')}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsked(false)}>
                {t('close.back')}
              </Button>
              <Button
                kind="primary"
                isWide
                isBusy={task.isRunning}
                onClick={() =>
                  void task.run(close).then((isDone) => {
                    if (isDone) setIsAsked(false);
                    onView();
                  })
                }
              >
                {t('close.yes')}
              </Button>
            </>
          }
        >
          <p>{t('close.text')}</p>
          <SelectField
            label={t('close.minutes')}
            value={minutes}
            onChange={({ target }) => setMinutes(Number(target.value))}
          >
            {signMinutes.map((each) => (
              <option key={each} value={each}>
                {each < 60
                  ? t('close.minuteCount', { count: each })
                  : t('close.hourCount', { count: each / 60 })}
              </option>
            ))}
          </SelectField>
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </div>
  );
}
