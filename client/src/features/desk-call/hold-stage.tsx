import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './call.module.css';
import type { RunningCall } from './running-call.ts';

/** Hold and its end, for whose call it is. */
export type HoldSwitch = { isOn: boolean; isBusy: boolean; toggle: () => void };
type HoldStageProps = {
  call: Pick<RunningCall, 'part' | 'from' | 'leg' | 'heldAt'>;
  now: () => number;
  hold: HoldSwitch | null;
};

/** In the applicant's place while they are on hold: for how long, who hears whom, and the way back. */
export function HoldStage({ call, now, hold }: HoldStageProps) {
  const { t } = useTranslation('hold');
  const { part, from, leg, heldAt } = call;
  const time = formatSpan(useNow(now) - (heldAt ?? 0));
  const colleague = leg?.state === 'active' ? (leg.agent?.displayName ?? null) : null;
  return (
    <div className={styles.message}>
      <Icon name="pause" size="48px" />
      <h2 role="timer">{t('desk.title', { time })}</h2>
      <p role="status">
        {part !== 'owner'
          ? t('desk.guestText', { name: from?.displayName ?? '' })
          : colleague === null
            ? t('desk.text')
            : t('desk.private', { name: colleague })}
      </p>
      {hold ? (
        <Button kind="call" icon="people" isBusy={hold.isBusy} onClick={hold.toggle}>
          {t('desk.resumeNow')}
        </Button>
      ) : null}
    </div>
  );
}
