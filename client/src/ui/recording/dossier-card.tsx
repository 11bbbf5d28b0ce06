import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, apiUrl } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { ReasonDialog } from '../case/reason-dialog.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../spinner.tsx';
import { useLoad } from '../use-load.ts';
import styles from './job-line.module.css';
import { JobLine, JobList } from './job-line.tsx';

/** How often a package that is being made is asked after. */
const againEveryMs = 2_000;

/** Where the packages of one thing are asked for. */
export type PackageSource = {
  /** Its own, among all that pages load. */
  key: string;
  list: () => Promise<{ jobs: RecordingJob[] }>;
  start: (reason: string) => Promise<unknown>;
  cancel: (jobId: string) => Promise<unknown>;
  fileUrl: (jobId: string) => string;
};

/** The whole evidence of a case as one package, with a recording in it or without. Words: recording. */
export function DossierCard({ caseId }: { caseId: CaseId }) {
  const params = { caseId };
  return (
    <PackageCard
      source={{
        key: `dossiers/${caseId}`,
        list: () => api('dossier:list', { params }),
        start: (reason) => api('dossier:start', { params, body: { reason } }),
        cancel: (jobId) => api('dossier:cancel', { params: { caseId, jobId } }),
        fileUrl: (jobId) => apiUrl('dossier:file', { params: { caseId, jobId } }),
      }}
    />
  );
}

/** Packages are made in line: how far each is, and the way to it. Words: recording, case-file. */
export function PackageCard({ source }: { source: PackageSource }) {
  const { t } = useTranslation(['recording', 'common']);
  const [isAsking, setIsAsking] = useState(false);
  const { value, error, retry } = useLoad(source.key, source.list, { keepsShown: true });
  const isMaking = value?.jobs.some(({ state }) => state === 'waiting' || state === 'running') ?? false;
  useEffect(() => {
    if (!isMaking) return;
    const timer = setInterval(retry, againEveryMs);
    return () => clearInterval(timer);
  }, [isMaking, retry]);
  return (
    <Card title={t('jobs.kind.dossier')}>
      <p className={styles.quiet}>{t('jobs.about.dossier')}</p>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value === null || value.jobs.length === 0 ? null : (
        <JobList>
          {value.jobs.map((job) => (
            <JobLine
              key={job.jobId}
              job={job}
              fileUrl={source.fileUrl(job.jobId)}
              cancel={() => source.cancel(job.jobId)}
              onChanged={retry}
              onAgain={() => setIsAsking(true)}
            />
          ))}
        </JobList>
      )}
      {value === null || isMaking ? null : (
        <Button onClick={() => setIsAsking(true)}>{t('jobs.start.dossier')}</Button>
      )}
      {isAsking ? (
        <ReasonDialog
          title={t('jobs.start.dossier')}
          label={t('jobs.reason')}
          hint={t('jobs.reasonHint')}
          confirm={t('jobs.confirm')}
          minLength={4}
          onConfirm={async (reason) => {
            await source.start(reason);
            setIsAsking(false);
            retry();
          }}
          onClose={() => setIsAsking(false)}
        >
          <p>{t('jobs.startText')}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
