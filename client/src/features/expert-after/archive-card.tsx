import type { AfterView, ArchiveCheck } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, apiUrl } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PackageCard } from '../../ui/recording/dossier-card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

type ArchiveCardProps = {
  review: ExpertReviewView;
  archive: AfterView['archive'];
  onChanged: () => void;
};

/** To archive it, to have its package, and to see whether the records are still what they were. */
export function ArchiveCard({ review, archive, onChanged }: ArchiveCardProps) {
  const { t } = useTranslation('expert-after');
  const locale = useLocale();
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  const { reviewId, version } = review;
  const params = { reviewId };
  const { mayArchive, archivedAt } = archive;

  async function handleArchive(): Promise<void> {
    const hasWorked = await task.run(() => api('expertArchive:archive', { params, body: { version } }));
    setIsAsking(false);
    if (hasWorked) onChanged();
  }

  return (
    <>
      {mayArchive || archivedAt !== null ? (
        <Card title={t('archive.title')}>
          <p>
            {archivedAt === null
              ? t('archive.ready')
              : t('archive.done', { time: formatDayAndTime(archivedAt, locale) })}
          </p>
          {task.error ? <ErrorNotice error={task.error} /> : null}
          {mayArchive ? (
            <Button kind="primary" isBusy={task.isRunning} onClick={() => setIsAsking(true)}>
              {t('archive.act')}
            </Button>
          ) : null}
        </Card>
      ) : null}
      {archivedAt === null ? null : (
        <PackageCard
          source={{
            key: `expert-packages/${reviewId}`,
            list: () => api('expertArchive:listExports', { params }),
            start: (reason) => api('expertArchive:export', { params, body: { reason } }),
            cancel: (jobId) => api('expertArchive:cancelExport', { params: { reviewId, jobId } }),
            fileUrl: (jobId) => apiUrl('expertArchive:file', { params: { reviewId, jobId } }),
          }}
        />
      )}
      <CheckCard review={review} />
      {isAsking ? (
        <Dialog
          title={t('archive.confirmTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('archive.dismiss')}
              </Button>
              <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void handleArchive()}>
                {t('archive.act')}
              </Button>
            </>
          }
        >
          <p>{t('archive.confirmText')}</p>
        </Dialog>
      ) : null}
    </>
  );
}

function CheckCard({ review: { reviewId } }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-after');
  const [check, setCheck] = useState<ArchiveCheck | null>(null);
  const task = useTask();
  const handleCheck = () =>
    void task.run(async () => setCheck(await api('expertArchive:check', { params: { reviewId } })));
  return (
    <Card title={t('archive.checkTitle')}>
      <p className={styles.quiet}>{t('archive.checkText')}</p>
      <Button isBusy={task.isRunning} onClick={handleCheck}>
        {t('archive.check')}
      </Button>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {check === null ? null : <CheckResult check={check} />}
    </Card>
  );
}

function CheckResult({ check: { isIntact, pieceCount, journalFault, faults } }: { check: ArchiveCheck }) {
  const { t } = useTranslation('expert-after');
  if (isIntact) return <Banner tone="good" title={t('archive.intact', { count: pieceCount })} />;
  return (
    <Banner
      tone="bad"
      title={t('archive.broken', { count: faults.length + (journalFault === null ? 0 : 1) })}
    >
      <ul className={styles.faults}>
        {journalFault === null ? null : <li>{t('archive.journal', { sequence: journalFault.sequence })}</li>}
        {faults.map(({ name, problem, other = '' }) => (
          <li key={`${name} ${problem} ${other}`}>{t(`archive.problem.${problem}`, { name, other })}</li>
        ))}
      </ul>
    </Banner>
  );
}
