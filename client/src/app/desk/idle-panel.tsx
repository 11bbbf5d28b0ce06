import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../../ui/icon.tsx';
import styles from './desk-page.module.css';
import type { DeskSession } from './desk-session.ts';
import { NoticeBanner } from './notice-banner.tsx';

type IdlePanelProps = { desk: DeskView; session: DeskSession; isBusy: boolean; onReady: () => void };

/** Nothing rings and nobody is there: what one waits for, and the one thing to press where that is one's own turn. */
export function IdlePanel({ desk, session, isBusy, onReady }: IdlePanelProps) {
  const { t } = useTranslation('desk');
  const notice = useStore(session.store, (state) => state.notice);
  const isMissed = desk.activity === 'missed';
  return (
    <div className={styles.idle}>
      {notice && !isMissed ? <NoticeBanner notice={notice} /> : null}
      {isMissed ? (
        <div className={styles.missed} role="alert">
          <Icon name="warning" size="40px" />
          <h1>{t('missed.title')}</h1>
          <p>{t('missed.text')}</p>
          <Button type="primary" size="large" loading={isBusy} onClick={onReady}>
            {t('missed.back')}
          </Button>
        </div>
      ) : (
        <div className={styles.calm}>
          <h1>{t(`idle.${desk.status}`)}</h1>
          <p>{t(`idle.${desk.status}Text`)}</p>
          {desk.status === 'ready' ? null : (
            <Button type="primary" size="large" loading={isBusy} onClick={onReady}>
              {t('idle.goReady')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
