import type { SupervisedCall } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { FoundRow, Tag } from '../../ui/search/found-row.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';

/** One call of the list; the whole row leads to its story. */
export function CallRow({ call }: { call: SupervisedCall }) {
  const { t } = useTranslation(['supervision', 'desk']);
  const text = useLocalText();
  const locale = useLocale();
  const time = formatSpan(call.waitMs);
  return (
    <FoundRow
      to={`/calls/${call.callId}`}
      number={call.ticketNumber}
      name={text(call.matterName)}
      parts={[
        formatMoment(call.enqueuedAt, locale),
        text(call.departmentName),
        call.applicantName,
        call.agent && t('calls.taken', { name: call.agent.displayName }),
        call.unansweredCount > 0 && t('calls.unanswered', { count: call.unansweredCount }),
      ]}
      end={
        <>
          <span>
            {call.priority > 0 ? <Tag isWarning>{t(`priority.of.${call.priority}`)}</Tag> : null}
            <Tag>{t(`desk:callState.${call.state}`)}</Tag>
          </span>
          <span>{t(call.isWaiting ? 'calls.waiting' : 'calls.waited', { time })}</span>
        </>
      }
    />
  );
}
