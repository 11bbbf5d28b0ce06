import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { CaseRow } from '../../ui/case/case-row.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FoundList } from '../../ui/search/found-card.tsx';
import { Pressing } from '../../ui/search/found-row.tsx';
import { useLoad } from '../../ui/use-load.ts';

/** Cases of which a legal clock that the authority owes ends soon or has ended; nothing where none does. */
export function PressingClocks() {
  const { t } = useTranslation('case-file');
  const { value, error, retry } = useLoad(
    'pressing',
    () => api('case:search', { query: { text: '', state: 'pressing' } }),
    { keepsShown: true },
  );
  if (error?.code === 'UNAUTHENTICATED') return null;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null || value.cases.length === 0) return null;
  return (
    <Card
      title={t('cases.pressing')}
      aside={<Pressing>{t('cases.pressingCount', { count: value.cases.length })}</Pressing>}
    >
      <FoundList>
        {value.cases.map((summary) => (
          <CaseRow key={summary.caseId} summary={summary} to={`/cases/${summary.caseId}`} />
        ))}
      </FoundList>
    </Card>
  );
}
