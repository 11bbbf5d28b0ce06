import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './state-bar.module.css';
import {
  findStatusOption,
  isPlannedOnly,
  readSince,
  readStatusTone,
  type StatusChoice,
  statusOptions,
} from './status-options.ts';
import { useStatusWords } from './use-status-words.ts';

type StateBarProps = {
  desk: DeskView;
  now: () => number;
  isBusy: boolean;
  isMenuOpen: boolean;
  onMenuOpen: (isOpen: boolean) => void;
  onChoose: (choice: StatusChoice) => void;
};

/** The agent's status with its menu, what goes on with its time, and what comes after the call. */
export function StateBar({ desk, now, isBusy, isMenuOpen, onMenuOpen, onChoose }: StateBarProps) {
  const { t } = useTranslation('desk');
  const words = useStatusWords();
  const tone = readStatusTone(desk);
  const isPlanning = isPlannedOnly(desk.activity);
  const chosen = isPlanning ? desk.nextStatus : { status: desk.status, reason: desk.statusReason };
  return (
    <fieldset className={styles.bar}>
      <legend className={styles.legend}>{t('status.label')}</legend>
      <Dropdown
        trigger={['click']}
        autoFocus
        styles={{ root: { minWidth: 176 } }}
        open={isMenuOpen}
        onOpenChange={onMenuOpen}
        menu={{
          items: menuItems(t, isPlanning),
          selectable: true,
          selectedKeys: chosen ? [keyOf(chosen)] : [],
          onClick: ({ key }) => {
            const option = findStatusOption(key);
            onMenuOpen(false);
            if (option) onChoose({ status: option.status, reason: option.reason });
          },
        }}
      >
        <Button
          className={classNames(styles.status, styles[tone])}
          loading={isBusy}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          title={t('status.change')}
        >
          <span className={styles.mark} aria-hidden="true" />
          {words({ status: desk.status, reason: desk.statusReason })}
          <Icon name="down" size="1em" />
        </Button>
      </Dropdown>
      <span className={styles.activity}>
        <Since desk={desk} now={now} />
      </span>
      {desk.nextStatus && isPlanning ? (
        <span className={styles.next}>
          {t('status.next', { status: words(desk.nextStatus) })}{' '}
          <Button
            size="small"
            disabled={isBusy}
            title={t('status.nextKeep')}
            onClick={() => onChoose({ status: desk.status, reason: desk.statusReason })}
          >
            {t('status.nextCancel')}
          </Button>
        </span>
      ) : null}
    </fieldset>
  );
}

/** What goes on and for how long; with nothing going on, how long the status lasts. */
function Since({ desk, now }: { desk: DeskView; now: () => number }) {
  const { t } = useTranslation('desk');
  const time = formatSpan(useNow(now) - readSince(desk));
  if (desk.activity === 'idle') return t('status.since', { time });
  return (
    <>
      {t(`activity.${desk.activity}`)} <span className={styles.time}>{time}</span>
    </>
  );
}

const keyOf = (choice: StatusChoice) =>
  choice.reason === null ? choice.status : `${choice.status}.${choice.reason}`;

type Translate = ReturnType<typeof useTranslation<'desk'>>['t'];
type Items = NonNullable<MenuProps['items']>;

/** Each status, those with reasons as a headed group. */
function menuItems(t: Translate, isPlanning: boolean): Items {
  const items: Items = [];
  for (const status of ['ready', 'notReady', 'break', 'offline'] as const) {
    const options = statusOptions.filter((option) => option.status === status);
    const first = options[0];
    if (first && first.reason === null) items.push({ key: first.key, label: t(`status.${status}`) });
    else {
      items.push({
        key: `group.${status}`,
        type: 'group',
        label: t(`status.${status}`),
        children: options.map(({ key, reason }) => ({
          key,
          label: reason === null ? t(`status.${status}`) : t(`status.reason.${reason}`),
        })),
      });
    }
  }
  if (!isPlanning) return items;
  return [{ key: 'planned', type: 'group', label: t('status.nextLabel') }, ...items];
}
