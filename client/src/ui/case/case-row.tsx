import type { CaseSummary, OpenReason } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { useRegionText } from '../region/use-region-text.ts';
import { FoundRow, Pressing, Tag } from '../search/found-row.tsx';
import { useLocale, useLocalText } from '../use-locale.ts';
import { openDays } from './case-search.ts';

const pressing: readonly OpenReason[] = ['taskOverdue', 'clockOver', 'clockEnding'];

type CaseRowProps = { summary: CaseSummary; to: string | (() => void) };

/** One case of a list with the reason why it is open. */
export function CaseRow({ summary, to }: CaseRowProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const text = useLocalText();
  const locale = useLocale();
  const { state, openReason, openTaskCount, agent, openedAt } = summary;
  const regionText = useRegionText();
  const days = openDays(openedAt, Date.now());
  const openFor = days === 0 ? t('cases.openToday') : t('cases.openDays', { count: days });
  const reason = openReason === null ? null : t(`case:reason.${openReason}`);
  const isPressing = openReason !== null && pressing.includes(openReason);
  return (
    <FoundRow
      to={to}
      number={summary.caseNumber}
      isLong
      name={text(summary.matterName)}
      remark={isPressing ? <Pressing>{reason}</Pressing> : reason ? <span>{reason}</span> : null}
      parts={[
        text(summary.departmentName),
        regionText(summary),
        summary.firm?.name ?? null,
        `${summary.applicantName} ${summary.applicantPhone}`,
        agent && t('cases.had', { name: agent.displayName }),
        t('cases.calls', { count: summary.callCount }),
        openTaskCount > 0 && t('cases.tasks', { count: openTaskCount }),
      ]}
      end={
        <>
          <Tag>{t(`case:state.${state}`)}</Tag>
          <span>{openReason === null ? formatMoment(openedAt, locale) : openFor}</span>
        </>
      }
    />
  );
}
