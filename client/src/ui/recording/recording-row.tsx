import type { RecordingSummary } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { FoundRow, Pressing, Tag } from '../search/found-row.tsx';
import { useLocale, useLocalText } from '../use-locale.ts';
import { useKeptUntil } from './use-kept-until.ts';

type RecordingRowProps = { summary: RecordingSummary; to: string | { newWindow: string } };

/** One recording of a list: whose case, when, how long, how it stands, and how long it is kept. Words: recording. */
export function RecordingRow({ summary, to }: RecordingRowProps) {
  const { t } = useTranslation('recording');
  const text = useLocalText();
  const locale = useLocale();
  const keptUntil = useKeptUntil();
  const { kind, part, state, deletedAt, unexplainedGapCount, gapCount, isOnLegalHold } = summary;
  const matter = summary.matterName === null ? null : text(summary.matterName);
  return (
    <FoundRow
      to={to}
      number={summary.caseNumber ?? t('list.noCase')}
      isLong
      name={matter ?? t(`kind.${kind}`)}
      remark={unexplainedGapCount > 0 ? <Pressing>{t('tag.needsStatement')}</Pressing> : null}
      parts={[
        matter === null ? null : t(`kind.${kind}`),
        part === 'closed' && t('part.closed'),
        t('facts.length', { time: formatSpan(summary.recordedMs) }),
        formatBytes(summary.byteCount),
        gapCount > 0 && t('facts.gaps', { count: gapCount }),
        deletedAt === null && keptUntil(summary),
      ]}
      end={
        <>
          <Tag isWarning={state === 'failed'}>
            {deletedAt === null ? t(`state.${state}`) : t('tag.deleted')}
          </Tag>
          {isOnLegalHold ? <Tag>{t('tag.onHold')}</Tag> : null}
          <span>{formatMoment(summary.startedAt, locale)}</span>
        </>
      }
    />
  );
}
