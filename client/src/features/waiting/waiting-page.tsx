import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ConnectionStore } from '../../signal/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useWakeLock } from '../../ui/use-wake-lock.ts';
import { RingingWords, TicketPanel } from './ticket-panel.tsx';
import styles from './waiting-page.module.css';
import { waitingStage } from './waiting-words.ts';

type WaitingPageProps = {
  call: ApplicantCallView;
  connection: ConnectionStore;
  materials: ReactNode;
  error: ReactNode;
  isLeaving: boolean;
  onLeave: () => void;
};

/** The line: the number, how many are ahead, why one waits, and what to do meanwhile. */
export function WaitingPage({ call, connection, materials, error, isLeaving, onLeave }: WaitingPageProps) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const state = useStore(connection);
  const [isAsking, setIsAsking] = useState(false);
  useWakeLock();
  return (
    <Page
      title={text(call.matterName)}
      action={
        <>
          {waitingStage(call) === 'ringing' ? <RingingWords /> : null}
          <Button isWide isBusy={isLeaving} onClick={() => setIsAsking(true)}>
            {t('waiting.leave')}
          </Button>
        </>
      }
    >
      <Stepper step={3} total={3} label={t('waiting.title')} />
      {state === 'offline' ? (
        <Banner tone="warn" title={t('waiting.offline')}>
          {t('waiting.offlineNext')}
        </Banner>
      ) : null}
      {error}
      <TicketPanel call={call} />
      <p className={styles.keepOpen}>{t('waiting.keepOpen')}</p>
      <Card title={t('waiting.materialsTitle')}>{materials}</Card>
      {isAsking ? (
        <Dialog
          title={t('waiting.leaveTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button kind="primary" isWide onClick={() => setIsAsking(false)}>
                {t('waiting.leaveStay')}
              </Button>
              <Button
                isWide
                onClick={() => {
                  setIsAsking(false);
                  onLeave();
                }}
              >
                {t('waiting.leaveConfirm')}
              </Button>
            </>
          }
        >
          <p>{t('waiting.leaveBody')}</p>
        </Dialog>
      ) : null}
    </Page>
  );
}
