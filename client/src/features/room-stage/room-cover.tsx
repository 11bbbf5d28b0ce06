import type { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import { useTranslation } from 'react-i18next';
import type { RoomSessionPhase } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { OwnPlace } from './people.ts';
import styles from './room.module.css';

type Cover = 'joining' | 'reconnecting' | 'failed' | 'lobby' | 'outside' | 'removed';
const icons = {
  joining: 'network',
  reconnecting: 'network',
  failed: 'warning',
  lobby: 'door',
  outside: 'lock',
  removed: 'info',
} as const satisfies Record<Cover, IconName>;

export function coverOf(place: OwnPlace | null, phase: RoomSessionPhase): Cover | null {
  if (phase === 'failed') return 'failed';
  if (phase === 'reconnecting') return 'reconnecting';
  if (place === null) return 'joining';
  return place === 'in' ? null : place;
}

type RoomCoverProps = {
  /** Null: not known yet. */
  kind: SittingView['kind'] | null;
  place: OwnPlace | null;
  phase: RoomSessionPhase;
  onRetry: () => void;
  onLeave: () => void;
};

/** In place of the faces, while one is not among them: why, and what comes next. */
export function RoomCover({ kind, place, phase, onRetry, onLeave }: RoomCoverProps) {
  const { t } = useTranslation('sitting');
  const cover = coverOf(place, phase) ?? 'joining';
  const isPanel = kind === 'expertReview';
  return (
    <div className={styles.cover} role="status">
      <Icon name={icons[cover]} size="48px" />
      <h2>{t(isPanel && cover === 'outside' ? 'ofPanel.cover.outside' : `cover.${cover}`)}</h2>
      <p>
        {isPanel && (cover === 'outside' || cover === 'removed')
          ? t(`ofPanel.cover.${cover}Text`)
          : t(`cover.${cover}Text`)}
      </p>
      <p className={styles.coverTools}>
        {cover === 'failed' ? (
          <Button kind="call" icon="retry" onClick={onRetry}>
            {t('cover.retry')}
          </Button>
        ) : null}
        <Button kind="call" onClick={onLeave}>
          {t(cover !== 'removed' ? 'cover.leave' : isPanel ? 'ofPanel.cover.back' : 'cover.back')}
        </Button>
      </p>
    </div>
  );
}
