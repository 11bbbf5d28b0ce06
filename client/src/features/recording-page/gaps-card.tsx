import type { RecordingGap, RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatClock } from '../../lib/moment-text.ts';
import { isMeant } from '../../lib/recording-time.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './recording-page.module.css';

type GapsCardProps = { view: RecordingView; mayExplain: boolean; onChanged: () => void };

/** Where nothing was written and why; and what those who were there say to what nobody meant. */
export function GapsCard({ view, mayExplain, onChanged }: GapsCardProps) {
  const { t } = useTranslation('recording');
  const { gaps, tracks, unexplainedGapCount } = view;
  return (
    <Card title={t('gaps.title')}>
      {gaps.length === 0 ? <p>{t('gaps.none')}</p> : null}
      <ul className={styles.gaps}>
        {gaps.map((gap) => (
          <li key={`${gap.trackId}/${gap.startedAt}`}>
            <GapLine gap={gap} tracks={tracks} />
          </li>
        ))}
      </ul>
      {unexplainedGapCount > 0 && mayExplain && view.endedAt !== null ? (
        <StatementForm view={view} onChanged={onChanged} />
      ) : null}
    </Card>
  );
}

function GapLine({ gap, tracks }: { gap: RecordingGap; tracks: RecordingView['tracks'] }) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const track = tracks.find(({ trackId }) => trackId === gap.trackId);
  const of =
    track === undefined
      ? t('gaps.whole')
      : t('gaps.trackOf', { name: track.displayName, source: t(`gaps.source.${track.source}`) });
  return (
    <>
      <p>
        <strong>{t(`cause.${gap.cause}`)}</strong> · {of} ·{' '}
        {t('gaps.lasting', {
          time: formatClock(gap.startedAt, locale),
          span: formatSpan(gap.endedAt - gap.startedAt),
        })}
      </p>
      <p className={styles.quiet}>
        {gap.statement !== null
          ? t('gaps.statement', { text: gap.statement })
          : t(isMeant(gap.cause) ? 'gaps.meant' : 'gaps.unexplained')}
      </p>
    </>
  );
}

const statementMinLength = 4;

function StatementForm({ view, onChanged }: Pick<GapsCardProps, 'view' | 'onChanged'>) {
  const { t } = useTranslation('recording');
  const [statement, setStatement] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const { recordingId } = view;
  const isMissing = statement.trim().length < statementMinLength;
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsTold(true);
    if (isMissing) return;
    const body = { statement: statement.trim() };
    if (await task.run(() => api('recording:explainGaps', { params: { recordingId }, body }))) onChanged();
  }
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Banner tone="warn" title={t('gaps.formTitle')}>
        {t('gaps.formText', { count: view.unexplainedGapCount })}
      </Banner>
      <TextAreaField
        label={t('gaps.field')}
        hint={t('gaps.hint')}
        error={isTold && isMissing ? t('gaps.missing') : null}
        rows={3}
        maxLength={500}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div>
        <Button kind="primary" type="submit" isBusy={task.isRunning}>
          {t('gaps.submit')}
        </Button>
      </div>
    </form>
  );
}
