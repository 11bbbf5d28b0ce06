import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../card.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { FoundList } from '../search/found-card.tsx';
import { Loading } from '../spinner.tsx';
import { useLoad } from '../use-load.ts';
import { RecordingRow } from './recording-row.tsx';
import styles from './recordings-card.module.css';

type RecordingsCardProps = {
  caseId: CaseId;
  /** Where its page is; a window of its own where something else goes on here. */
  wayTo: (recordingId: RecordingId) => string | { newWindow: string };
  /** Beside another case's, on the desk. */
  isBeside?: boolean;
};

/** Recordings of a case, each with the way to its page. Words: recording. */
export function RecordingsCard({ caseId, wayTo, isBeside = false }: RecordingsCardProps) {
  const { t } = useTranslation(['recording', 'common']);
  const { value, error, retry } = useLoad(`recordings/${caseId}`, () =>
    api('recording:search', { query: { caseId } }),
  );
  return (
    <Card title={t(isBeside ? 'card.titleHere' : 'card.title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value === null ? null : value.recordings.length === 0 ? (
        <p>{t('card.none')}</p>
      ) : (
        <>
          <p className={styles.intro}>{t('card.intro')}</p>
          <FoundList>
            {value.recordings.map((summary) => (
              <RecordingRow key={summary.recordingId} summary={summary} to={wayTo(summary.recordingId)} />
            ))}
          </FoundList>
        </>
      )}
    </Card>
  );
}
