import type { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './room.module.css';

type LaneBarProps = {
  sitting: SittingView;
  /** Whether the applicant's side has somebody who had to go out. */
  hasParty: boolean;
  now: () => number;
  /** The recorder's state. */
  recording: ReactNode;
};

/** Where one is, by name: open to all or among the departments, with another colour of its own for the closed part. */
export function LaneBar({ sitting, hasParty, now, recording }: LaneBarProps) {
  const { t } = useTranslation('sitting');
  const isClosed = sitting.phase === 'closedDeliberation';
  const lane = isClosed ? (hasParty ? 'closed' : 'closedAlone') : 'open';
  return (
    <header className={classNames(styles.head, isClosed && styles.closedHead)}>
      <h2>{sitting.title}</h2>
      <p className={styles.lane} role="status">
        <Icon name={isClosed ? 'lock' : 'people'} size="1.2em" />
        <strong>{t(sitting.kind === 'expertReview' ? `ofPanel.lane.${lane}` : `lane.${lane}`)}</strong>
        {sitting.isLocked ? <span>{t('lane.locked')}</span> : null}
      </p>
      {recording}
      <Elapsed since={sitting.startedAt} now={now} />
    </header>
  );
}

function Elapsed({ since, now }: { since: number; now: () => number }) {
  const { t } = useTranslation('sitting');
  return <p className={styles.time}>{t('lane.time', { time: formatSpan(useNow(now) - since) })}</p>;
}
