import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Tag } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { CaseNote } from '../../ui/region/case-note.tsx';
import { useIsOwnRegion } from '../../ui/region/staff-region.ts';
import { useRegionText } from '../../ui/region/use-region-text.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useFirmText } from '../../ui/use-firm-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './case.module.css';
import type { CaseFile } from './case-file.ts';
import { DecisionPanel } from './decision-panel.tsx';
import fileStyles from './file.module.css';
import { TaskList } from './task-list.tsx';
import { useCaseFile } from './use-case-file.ts';

const RecordingsCard = lazyWithWords(
  async () => (await import('../../ui/recording/recordings-card.tsx')).RecordingsCard,
  ['recording'],
);

type FileTabProps = {
  file: CaseFile | null;
  isReadOnly: boolean;
  /** Who acts for the applicant. */
  mandates: ReactNode;
};

/** The case itself: its number, how far it is, what is still to be done, who acts in it, and the calls it had. */
export function FileTab({ file, isReadOnly, mandates }: FileTabProps) {
  const { t } = useTranslation('deskCase');
  const { view, error } = useCaseFile(file);
  const isOwn = useIsOwnRegion({ owningRegion: view?.owningRegion ?? null });
  if (file === null) return <Loading>{t('file.soon')}</Loading>;
  if (view === null)
    return error ? (
      <ErrorNotice error={error} onRetry={() => void file.refresh()} />
    ) : (
      <Loading>{t('file.loading')}</Loading>
    );
  return (
    <div className={fileStyles.file}>
      <FileFacts view={view} />
      <DecisionPanel file={file} view={view} isReadOnly={isReadOnly} />
      <TaskList file={file} view={view} isReadOnly={isReadOnly} />
      {isOwn || isReadOnly ? null : <CaseNote caseId={view.caseId} onNoted={file.take} />}
      {mandates}
      <CallList view={view} />
      <Suspense fallback={null}>
        <RecordingsCard
          isBeside
          caseId={view.caseId}
          wayTo={(id) => ({ newWindow: `/supervision/recordings/${id}` })}
        />
      </Suspense>
    </div>
  );
}

export function FileFacts({ view }: { view: CaseView }) {
  const { t } = useTranslation(['deskCase', 'case', 'region']);
  const text = useLocalText();
  const locale = useLocale();
  const isOpen = view.openReason !== null;
  const firm = useFirmText(view.firm);
  const regions = useRegionText()(view);
  return (
    <>
      <p className={fileStyles.head}>
        <strong>{view.caseNumber}</strong>
        <Tag color={isOpen ? 'processing' : 'default'}>{t(`case:state.${view.state}`)}</Tag>
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('file.matter')}</dt>
          <dd>{text(view.matterName)}</dd>
        </div>
        {firm === null ? null : (
          <div>
            <dt>{t('case:firm.title')}</dt>
            <dd>{firm}</dd>
          </div>
        )}
        {regions === null ? null : (
          <div>
            <dt>{t('region:title')}</dt>
            <dd>{regions}</dd>
          </div>
        )}
        <div>
          <dt>{t('file.opened')}</dt>
          <dd>{formatMoment(view.openedAt, locale)}</dd>
        </div>
        {view.openReason === null ? null : (
          <div>
            <dt>{t('file.why')}</dt>
            <dd>{t(`case:reason.${view.openReason}`)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

function CallList({ view }: { view: CaseView }) {
  const { t } = useTranslation('deskCase');
  const locale = useLocale();
  return (
    <section>
      <h2>{t('file.calls', { count: view.calls.length })}</h2>
      <ul className={fileStyles.calls}>
        {view.calls.map(({ callId, ticketNumber, createdAt, agent, connectedAt }) => (
          <li key={callId}>
            <span>{formatMoment(createdAt, locale)}</span> <span>{ticketNumber}</span>{' '}
            <span>{connectedAt === null ? t('file.notServed') : (agent?.displayName ?? '')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
