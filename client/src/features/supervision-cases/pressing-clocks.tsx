import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { CaseRow } from '../../ui/case/case-row.tsx';
import { PressingCard } from './pressing-card.tsx';

/** Cases of which a legal clock that the authority owes ends soon or has ended. */
export function PressingClocks() {
  const { t } = useTranslation('case-file');
  return (
    <PressingCard
      title={t('cases.pressing')}
      countWords={(count) => t('cases.pressingCount', { count })}
      name="pressing"
      load={async () => (await api('case:search', { query: { text: '', state: 'pressing' } })).cases}
      renderRow={(summary) => (
        <CaseRow key={summary.caseId} summary={summary} to={`/cases/${summary.caseId}`} />
      )}
    />
  );
}
