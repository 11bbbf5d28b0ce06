import type { RecordingJob, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, apiUrl } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';
import { JobLine, JobList } from '../../ui/recording/job-line.tsx';
import styles from './recording-page.module.css';

type JobsCardProps = { view: RecordingView; onChanged: () => void };
const kinds = ['composed', 'dossier'] as const;

/** Files that are made on request: what for, how far, and the download. */
export function JobsCard({ view, onChanged }: JobsCardProps) {
  const { t } = useTranslation('recording');
  const [asking, setAsking] = useState<RecordingJob['kind'] | null>(null);
  const { recordingId } = view;
  const mayAsk = (kind: RecordingJob['kind']) =>
    view.endedAt !== null && view.state !== 'failed' && (kind === 'composed' || view.seal !== null);
  return (
    <Card title={t('jobs.title')}>
      <p className={styles.quiet}>{t('jobs.intro')}</p>
      <ul className={styles.kinds}>
        {kinds.map((kind) => (
          <li key={kind} className={styles.kindLine}>
            <div className={styles.kind}>
              <h3>{t(`jobs.kind.${kind}`)}</h3>
              <p className={styles.quiet}>{t(`jobs.about.${kind}`)}</p>
            </div>
            {mayAsk(kind) ? (
              <Button onClick={() => setAsking(kind)}>{t(`jobs.start.${kind}`)}</Button>
            ) : (
              <p className={styles.quiet}>{t(kind === 'dossier' ? 'jobs.notSealed' : 'page.notYet')}</p>
            )}
          </li>
        ))}
      </ul>
      {view.jobs.length === 0 ? null : (
        <JobList>
          {view.jobs.map((job) => (
            <JobLine
              key={job.jobId}
              job={job}
              fileUrl={apiUrl('recording:jobFile', { params: { recordingId, jobId: job.jobId } })}
              cancel={() => api('recording:cancelJob', { params: { recordingId, jobId: job.jobId } })}
              onChanged={onChanged}
              onAgain={() => setAsking(job.kind)}
            />
          ))}
        </JobList>
      )}
      {asking === null ? null : (
        <ReasonDialog
          title={t(`jobs.start.${asking}`)}
          label={t('jobs.reason')}
          hint={t('jobs.reasonHint')}
          confirm={t('jobs.confirm')}
          minLength={4}
          onConfirm={async (reason) => {
            await api('recording:startJob', { params: { recordingId }, body: { kind: asking, reason } });
            setAsking(null);
            onChanged();
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t('jobs.startText')}</p>
        </ReasonDialog>
      )}
    </Card>
  );
}
