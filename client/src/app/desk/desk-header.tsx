import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AlertSound } from '../../features/desk-offer/alert-sound.ts';
import { StateBar } from '../../features/desk-status/state-bar.tsx';
import type { NotifyState } from '../../lib/notify.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './desk-page.module.css';
import type { DeskActions } from './use-desk-work.ts';

type DeskHeaderProps = {
  desk: DeskView;
  now: () => number;
  isStatusBusy: boolean;
  isStatusMenuOpen: boolean;
  actions: DeskActions;
  sound: AlertSound;
  notifyPermission: NotifyState;
  onAskNotify: () => void;
  hasCasesOpen: boolean;
  onCases: () => void;
  /** Joint reviews: whether their panel is open, how many wait for this agent, and how many the department has booked. */
  joint: { isOpen: boolean; owedCount: number; bookedCount: number; toggle: () => void };
  onSignOut: () => Promise<void>;
};

/** Status on the left, who one is and the page's own settings on the right. */
export function DeskHeader(props: DeskHeaderProps) {
  const { desk, actions, sound, notifyPermission } = props;
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const isSoundOn = useStore(sound.store, (state) => state.isUnlocked);
  return (
    <header className={styles.header}>
      <StateBar
        desk={desk}
        now={props.now}
        isBusy={props.isStatusBusy}
        isMenuOpen={props.isStatusMenuOpen}
        onMenuOpen={(isOpen) => actions.setMenu(isOpen ? 'status' : null)}
        onChoose={actions.setStatus}
      />
      <div className={styles.tools}>
        {isSoundOn ? null : (
          <Button danger onClick={() => void sound.unlock()}>
            {t('devices.soundOn')}
          </Button>
        )}
        {notifyPermission === 'default' ? (
          <Button onClick={props.onAskNotify}>{t('devices.notifyOn')}</Button>
        ) : null}
        <Button onClick={props.onCases} aria-keyshortcuts="F" aria-expanded={props.hasCasesOpen}>
          {t('keys.cases')}
        </Button>
        <Button
          onClick={props.joint.toggle}
          aria-keyshortcuts="J"
          aria-expanded={props.joint.isOpen}
          danger={props.joint.owedCount > 0}
        >
          {t('keys.joint')}
          {props.joint.owedCount > 0 ? ` · ${t('keys.jointOwed', { count: props.joint.owedCount })}` : null}
          {props.joint.bookedCount > 0
            ? ` · ${t('keys.jointBooked', { count: props.joint.bookedCount })}`
            : null}
        </Button>
        <Button onClick={() => actions.setDialog('devices')}>{t('devices.open')}</Button>
        <Button
          className={styles.keysButton ?? ''}
          onClick={() => actions.setDialog('keys')}
          aria-keyshortcuts="?"
        >
          {t('keys.open')} ?
        </Button>
        <LanguageSwitch />
        <p className={styles.who}>
          <strong>{desk.displayName}</strong>
          <span>
            {desk.agentNumber} · {text(desk.departmentName)}
          </span>
        </p>
        <Button onClick={() => void props.onSignOut()} disabled={desk.call !== null}>
          {t('signOut')}
        </Button>
      </div>
    </header>
  );
}
