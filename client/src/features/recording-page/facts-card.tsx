import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { formatClock, formatMoment } from '../../lib/moment-text.ts';
import { peopleOf } from '../../lib/recording-time.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './recording-page.module.css';

/** What it is a recording of. */
export function FactsCard({ view, title }: { view: RecordingView; title: string }) {
  const { t } = useTranslation('recording');
  const text = useLocalText();
  const locale = useLocale();
  const people = peopleOf(view.tracks).map(({ displayName }) => displayName);
  const facts: (readonly [string, string] | null)[] = [
    [t('page.state'), t(`state.${view.state}`)],
    view.matterName === null ? null : [t('page.matter'), text(view.matterName)],
    view.kind === 'call' ? null : [t('page.part'), t(`part.${view.part}`)],
    [t('page.started'), formatMoment(view.startedAt, locale)],
    [t('page.ended'), view.endedAt === null ? t('page.running') : formatClock(view.endedAt, locale)],
    [t('page.length'), formatSpan(view.recordedMs)],
    [t('page.size'), formatBytes(view.byteCount)],
    people.length === 0 ? null : [t('page.people'), people.join('、')],
  ];
  return (
    <Card>
      <h1 className={styles.title}>{title}</h1>
      <Facts facts={facts.filter((each) => each !== null)} />
    </Card>
  );
}
