import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import buttonStyles from '../button.module.css';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { useLocale } from '../use-locale.ts';
import { useTask } from '../use-task.ts';
import styles from './job-line.module.css';

type JobLineProps = {
  job: RecordingJob;
  fileUrl: string;
  /** Stops it, or deletes what it made. */
  cancel: () => Promise<unknown>;
  onChanged: () => void;
  onAgain: () => void;
};

/** Files that are made on request, each a JobLine. */
export function JobList({ children }: { children: ReactNode }) {
  return <ul className={styles.jobs}>{children}</ul>;
}

/** A file that is made on request: how far it is, and the way to it. Words: recording. */
export function JobLine({ job, fileUrl, cancel, onChanged, onAgain }: JobLineProps) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const task = useTask();
  const { kind, state, progress, byteCount, expiresAt } = job;
  const percent = Math.floor(progress * 100);
  const isRunning = state === 'waiting' || state === 'running';
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
          <a className={classNames(buttonStyles.button, buttonStyles.secondary)} href={fileUrl} download>
            {t('jobs.download', { size: formatBytes(byteCount ?? 0) })}
          </a>
        ) : null}
        {isRunning || state === 'done' ? (
          <Button
            kind="plain"
            isBusy={task.isRunning}
            onClick={() => void task.run(cancel).then((hasWorked) => hasWorked && onChanged())}
          >
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
