import type { RecordingJob, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { api, apiUrl } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import buttonStyles from '../../ui/button.module.css';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ReasonDialog } from '../../ui/case/reason-dialog.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './recording-page.module.css';

type JobsCardProps = { view: RecordingView; onChanged: () => void };
const kinds = ['composed', 'dossier'] as const;

/** Files that are made on request: what for, how far, and the download. */
export function JobsCard({ view, onChanged }: JobsCardProps) {
  const { t } = useTranslation('recording');
  const [asking, setAsking] = useState<RecordingJob['kind'] | null>(null);
  const { recordingId } = view;
  const mayAsk = (kind: RecordingJob['kind']) =>
    view.endedAt !== null && (kind === 'composed' ? view.playback === 'ready' : view.seal !== null);
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
              <p className={styles.quiet}>
                {kind === 'dossier' ? t('jobs.notSealed') : t('player.preparing')}
              </p>
            )}
          </li>
        ))}
      </ul>
      {view.jobs.length === 0 ? null : (
        <ul className={styles.jobs}>
          {view.jobs.map((job) => (
            <JobLine key={job.jobId} {...{ view, job, onChanged }} onAgain={() => setAsking(job.kind)} />
          ))}
        </ul>
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

type JobLineProps = JobsCardProps & { job: RecordingJob; onAgain: () => void };

function JobLine({ view, job, onChanged, onAgain }: JobLineProps) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const task = useTask();
  const { jobId, kind, state, progress, byteCount, expiresAt } = job;
  const params = { recordingId: view.recordingId, jobId };
  const percent = Math.floor(progress * 100);
  const isRunning = state === 'waiting' || state === 'running';
  const cancel = () =>
    void task.run(() => api('recording:cancelJob', { params })).then((hasWorked) => hasWorked && onChanged());
  return (
    <li>
      <p role="status">
        <strong>{t(`jobs.kind.${kind}`)}</strong> · {t(`jobs.state.${state}`, { percent })}
        {state === 'done' && expiresAt !== null
          ? ` · ${t('jobs.until', { time: formatMoment(expiresAt, locale) })}`
          : null}
      </p>
      {isRunning ? (
        <progress
          className={styles.progress}
          value={percent}
          max={100}
          aria-label={t('jobs.progress', { kind: t(`jobs.kind.${kind}`) })}
        />
      ) : null}
      {state === 'failed' ? <p className={styles.quiet}>{t('jobs.failedText')}</p> : null}
      <div className={styles.acts}>
        {state === 'done' ? (
          <a
            className={classNames(buttonStyles.button, buttonStyles.secondary)}
            href={apiUrl('recording:jobFile', { params })}
            download
          >
            {t('jobs.download', { size: formatBytes(byteCount ?? 0) })}
          </a>
        ) : null}
        {isRunning || state === 'done' ? (
          <Button kind="plain" isBusy={task.isRunning} onClick={cancel}>
            {t(isRunning ? 'jobs.cancel' : 'jobs.remove')}
          </Button>
        ) : (
          <Button kind="plain" icon="retry" onClick={onAgain}>
            {t('jobs.again')}
          </Button>
        )}
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </li>
  );
}
