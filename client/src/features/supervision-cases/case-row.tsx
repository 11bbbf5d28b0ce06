import type { CaseSummary } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { Link, useSearch } from 'wouter';
import { formatMoment } from '../../lib/moment-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './cases.module.css';
import { openDays } from './search.ts';

/** One case of the list with the reason why it is open; the whole row leads to it. */
export function CaseRow({ summary }: { summary: CaseSummary }) {
  const { t } = useTranslation(['supervision', 'case']);
  const text = useLocalText();
  const locale = useLocale();
  const search = useSearch();
  const { caseId, state, openReason, openTaskCount, agent } = summary;
  const days = openDays(summary.openedAt, Date.now());
  const parts = [
    text(summary.departmentName),
    `${summary.applicantName} ${summary.applicantPhone}`,
    agent && t('cases.had', { name: agent.displayName }),
    t('cases.calls', { count: summary.callCount }),
    openTaskCount > 0 && t('cases.tasks', { count: openTaskCount }),
  ];
  return (
    <li>
      <Link href={`/cases/${caseId}${search === '' ? '' : `?${search}`}`} className={styles.row}>
        <span className={styles.number}>{summary.caseNumber}</span>
        <span className={styles.matter}>
          <span className={styles.name}>{text(summary.matterName)}</span>
          {openReason === null ? null : (
            <span
              className={styles.reason}
              data-pressing={['taskOverdue', 'clockOver', 'clockEnding'].includes(openReason)}
            >
              {t(`case:reason.${openReason}`)}
            </span>
          )}
          <small>{parts.filter(Boolean).join(' · ')}</small>
        </span>
        <span className={styles.end}>
          <span className={styles.tag}>{t(`case:state.${state}`)}</span>
          <span>
            {openReason === null
              ? formatMoment(summary.openedAt, locale)
              : days === 0
                ? t('cases.openToday')
                : t('cases.openDays', { count: days })}
          </span>
        </span>
      </Link>
    </li>
  );
}
