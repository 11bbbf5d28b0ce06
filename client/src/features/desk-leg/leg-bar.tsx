import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { DeskLeg } from '@cloudseat/shared/nouns/leg.ts';
import { Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './leg.module.css';

type LegBarProps = {
  call: Pick<DeskCallView, 'part' | 'from' | 'leg' | 'heldAt'>;
  now: () => number;
  ending: ReturnType<typeof useTask>;
  onEnd: (kind: DeskLeg['kind']) => void;
  onHandOver: () => void;
};

/** How the transfer or consult stands, who hears whom, and what can be done about it. */
export function LegBar({ call, now, ending, onEnd, onHandOver }: LegBarProps) {
  const { t } = useTranslation(['desk', 'hold']);
  const { part, from, leg } = call;
  const isOnHold = call.heldAt !== null;
  const name = from?.displayName ?? '';
  if (leg === null && (part === 'owner' || part === 'left')) return null;
  return (
    <div className={styles.bar}>
      {part === 'consulted' || part === 'taking' ? (
        <Banner isDark tone="info" title={t(`leg.guest.${part}`, { name })}>
          {isOnHold && part === 'consulted' ? t('hold:desk.guestBar') : t(`leg.guestNext.${part}`)}
        </Banner>
      ) : null}
      {leg === null ? null : (
        <AskedBanner
          leg={leg}
          isOnHold={isOnHold}
          now={now}
          isBusy={ending.isRunning}
          onEnd={onEnd}
          onHandOver={onHandOver}
        />
      )}
      {ending.error ? <ErrorNotice isDark error={ending.error} /> : null}
    </div>
  );
}

type AskedProps = Pick<LegBarProps, 'now' | 'onEnd' | 'onHandOver'> & {
  leg: DeskLeg;
  isOnHold: boolean;
  isBusy: boolean;
};

function AskedBanner({ leg, isOnHold, now, isBusy, onEnd, onHandOver }: AskedProps) {
  const { t } = useTranslation(['desk', 'hold']);
  const text = useLocalText();
  const { kind, state, agent } = leg;
  const department = text(agent?.departmentName ?? leg.departmentName);
  const name = agent?.displayName ?? t('leg.somebody');
  const isTogether = kind === 'consult' && state === 'active';
  return (
    <Banner
      isDark
      tone="info"
      title={t(isTogether ? 'leg.together' : `leg.${kind}.${state}`, { department, name })}
      action={
        <div className={styles.answers}>
          {isTogether ? <HandOverButton name={name} isBusy={isBusy} onHandOver={onHandOver} /> : null}
          <Button kind="call" isBusy={isBusy} onClick={() => onEnd(kind)}>
            {t(isTogether ? 'leg.endConsult' : `leg.takeBack.${kind}`)}
          </Button>
        </div>
      }
    >
      {!isTogether ? (
        <TimeLeft leg={leg} now={now} />
      ) : isOnHold ? (
        t('hold:desk.bar', { name })
      ) : (
        t('leg.togetherNext')
      )}
    </Banner>
  );
}

function HandOverButton(props: { name: string; isBusy: boolean; onHandOver: () => void }) {
  const { t } = useTranslation('desk');
  return (
    <Popconfirm
      placement="topRight"
      title={t('leg.handOverTitle', { name: props.name })}
      description={t('leg.handOverText')}
      okText={t('leg.handOverConfirm')}
      cancelText={t('leg.dismiss')}
      onConfirm={props.onHandOver}
      getPopupContainer={(trigger) => trigger.closest<HTMLElement>('[data-call]') ?? document.body}
    >
      <Button kind="call" isBusy={props.isBusy}>
        {t('leg.handOver', { name: props.name })}
      </Button>
    </Popconfirm>
  );
}

/** Asking ends by itself when nobody takes it. */
function TimeLeft({ leg, now }: { leg: DeskLeg; now: () => number }) {
  const { t } = useTranslation('desk');
  const remainingMs = leg.until - useNow(now);
  if (leg.state !== 'looking' && leg.state !== 'ringing') return t('leg.goesOn');
  return t('leg.left', { time: formatSpan(Math.max(0, remainingMs) + 999) });
}
