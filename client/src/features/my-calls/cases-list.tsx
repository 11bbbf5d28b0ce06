import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { OwnCase } from '@cloudseat/shared/nouns/service-case.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useRegionText } from '../../ui/region/use-region-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { CallLines, CallState } from './call-lines.tsx';
import styles from './calls-list.module.css';
import { CallsList } from './calls-list.tsx';
import { wayBack } from './live-states.ts';
import { isOwed, nextWord } from './whats-next.ts';

type CasesListProps = {
  cases: readonly OwnCase[];
  calls: readonly CallSummary[];
  /** Stands by a call that can be gone back to. */
  switchDevice: ReactNode;
};

/** All my cases, newest first, with how each stands and what comes next; then the calls that belong to none. */
export function CasesList({ cases, calls, switchDevice }: CasesListProps) {
  const { t } = useTranslation(['own-case', 'applicant']);
  const isOf =
    ({ caseId }: OwnCase) =>
    (call: CallSummary) =>
      call.caseId === caseId;
  const others = calls.filter((call) => !cases.some((each) => isOf(each)(call)));
  if (cases.length + others.length === 0) return <NoCases />;
  return (
    <>
      {cases.length === 0 ? null : (
        <ul className={styles.list}>
          {cases.map((ownCase) => (
            <CaseCard
              key={ownCase.caseId}
              ownCase={ownCase}
              calls={calls.filter(isOf(ownCase))}
              switchDevice={switchDevice}
            />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <section>
          {cases.length === 0 ? null : <h2 className={styles.heading}>{t('others')}</h2>}
          <CallsList calls={others} switchDevice={switchDevice} />
        </section>
      )}
    </>
  );
}

type CaseCardProps = { ownCase: OwnCase; calls: readonly CallSummary[]; switchDevice: ReactNode };

function CaseCard({ ownCase, calls, switchDevice }: CaseCardProps) {
  const { t } = useTranslation('own-case');
  const text = useLocalText();
  const locale = useLocale();
  const regions = useRegionText()(ownCase);
  const { caseId, caseNumber, state, openedAt } = ownCase;
  const pending = calls.filter((call) => wayBack(call) !== null || (call.canRate && call.rating === null));
  return (
    <li>
      <div className={styles.head}>
        <p className={styles.name}>{text(ownCase.matterName)}</p>
        <p className={classNames(styles.state, isOwed(state) && styles.owed)}>{t(`state.${state}`)}</p>
      </div>
      <p>{t(`next.${nextWord(state, calls)}`)}</p>
      <p className={styles.facts}>
        <span>{t('number', { number: caseNumber })}</span>
        <span>{text(ownCase.departmentName)}</span>
        {regions === null ? null : <span>{regions}</span>}
        <span>{t('opened', { time: formatMoment(openedAt, locale) })}</span>
      </p>
      {pending.map((call) => (
        <div key={call.callId} className={styles.call}>
          <CallLines
            call={call}
            head={
              <span>
                <CallState call={call} />
              </span>
            }
            switchDevice={switchDevice}
          />
        </div>
      ))}
      <LinkButton to={`/cases/${caseId}`} icon="document" isWide>
        {t('open')}
      </LinkButton>
    </li>
  );
}

function NoCases() {
  const { t } = useTranslation('applicant');
  return (
    <Card>
      <Empty
        icon="list"
        title={t('calls.empty')}
        action={
          <LinkButton to="/" kind="primary">
            {t('list.toHome')}
          </LinkButton>
        }
      >
        {t('calls.emptyNext')}
      </Empty>
    </Card>
  );
}
