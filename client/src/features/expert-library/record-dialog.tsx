import type { AppraisalMark } from '@cloudseat/shared/nouns/expert-after-rules.ts';
import type { ExpertHistoryEntry, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './expert-library.module.css';
import { useChangeWords } from './field-words.ts';
import { MeansList } from './means-list.tsx';

type RecordDialogProps = { expert: ExpertRow; onClose: () => void; onExpired: () => void };

/** What was thought of an expert's parts in reviews, and who changed what of them. */
export function RecordDialog({ expert, onClose, onExpired }: RecordDialogProps) {
  const { t } = useTranslation(['expert-library', 'common']);
  const { expertId, name, version } = expert;
  const { value, error, retry } = useLoad(`expert-record/${expertId}/${version}`, async () => {
    const [{ entries }, { experts }] = await Promise.all([
      api('expertLibrary:history', { params: { expertId } }),
      api('expertAppraisal:list'),
    ]);
    return { entries, standing: experts.find((each) => each.expertId === expertId) ?? null };
  });
  useExpiry(error, onExpired);
  return (
    <Dialog
      title={t('recordOf', { name })}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value === null ? null : (
        <>
          <Standing standing={value.standing} />
          <h3>{t('history.title')}</h3>
          {value.entries.length === 0 ? <p>{t('history.empty')}</p> : null}
          <ol className={styles.history}>
            {value.entries.map((entry) => (
              <HistoryLine key={`${entry.at} ${entry.action}`} entry={entry} />
            ))}
          </ol>
        </>
      )}
    </Dialog>
  );
}

type StandingProps = { standing: { reviewCount: number; means: Record<AppraisalMark, number> } | null };

function Standing({ standing }: StandingProps) {
  const { t } = useTranslation('expert-library');
  return (
    <>
      <h3>{t('standing.title')}</h3>
      {standing === null ? (
        <p>{t('standing.none')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('standing.count', { count: standing.reviewCount })}</p>
          <MeansList means={standing.means} />
        </>
      )}
    </>
  );
}

function HistoryLine({ entry }: { entry: ExpertHistoryEntry }) {
  const { t } = useTranslation('expert-library');
  const locale = useLocale();
  const wordsOf = useChangeWords();
  const { at, byName, action, changes, state } = entry;
  const what =
    state === null
      ? t(action === 'added' ? 'history.added' : 'history.changed')
      : t('history.stateSet', { from: t(`state.${state.from}`), to: t(`state.${state.to}`) });
  return (
    <li>
      <strong>{what}</strong>
      <p className={styles.quiet}>{t('history.by', { name: byName, time: formatDayAndTime(at, locale) })}</p>
      {state === null ? null : (
        <p>
          {t('reason')}：{state.reason}
        </p>
      )}
      {changes.length === 0 ? null : <Facts facts={changes.map(wordsOf)} />}
    </li>
  );
}
