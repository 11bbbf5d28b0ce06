import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useState } from 'react';
import { DeviceDialog } from '../../features/desk-devices/device-dialog.tsx';
import { KeysDialog } from '../../features/desk-keys/keys-dialog.tsx';
import { useDeskKeys, useKeysEnabled } from '../../features/desk-keys/use-desk-keys.ts';
import { askToNotify, readNotifyPermission } from '../../features/desk-offer/attention.ts';
import { useOfferAlert } from '../../features/desk-offer/use-offer-alert.ts';
import { QueuePanel } from '../../features/desk-queue/queue-panel.tsx';
import { TodayPanel } from '../../features/desk-queue/today-panel.tsx';
import type { ConnectionState } from '../../signal/types.ts';
import { classNames } from '../../ui/class-names.ts';
import { DeskHeader } from './desk-header.tsx';
import { DeskMiddle } from './desk-middle.tsx';
import styles from './desk-page.module.css';
import { DeskSide } from './desk-side.tsx';
import { isTalking } from './desk-state.ts';
import { LinkBanner } from './link-banner.tsx';
import type { OpenDesk } from './open-desk.ts';
import { useDeskWork } from './use-desk-work.ts';

type DeskPageProps = {
  open: OpenDesk;
  desk: DeskView;
  connection: ConnectionState;
  onSignOut: () => Promise<void>;
};

/** The live desk: state above, line on the left, the visit in the middle, its case on the right. */
export function DeskPage({ open, desk, connection, onSignOut }: DeskPageProps) {
  const { session, sound } = open;
  const work = useDeskWork(session, desk);
  const keys = useKeysEnabled();
  const [notifyPermission, setNotifyPermission] = useState(readNotifyPermission);
  const askNotify = () => void askToNotify().then(setNotifyPermission);
  useOfferAlert(desk.offer, sound);
  const isInCall = desk.call !== null && isTalking(desk.call);
  const canAnswer = desk.offer !== null && !work.tasks.accept.isRunning && !work.tasks.decline.isRunning;
  useDeskKeys(
    {
      accept: canAnswer ? work.accept : null,
      decline: canAnswer ? () => work.setMenu('decline') : null,
      mute: isInCall ? work.mute : null,
      camera: isInCall ? work.camera : null,
      share: isInCall ? work.share : null,
      end: isInCall ? () => work.setMenu('end') : null,
      status: () => work.setMenu('status'),
      help: () => work.setDialog('keys'),
    },
    keys.isEnabled && work.dialog === null,
  );
  return (
    <div className={classNames(styles.page, isInCall && styles.inCall)}>
      <DeskHeader
        desk={desk}
        now={session.now}
        work={work}
        sound={sound}
        notifyPermission={notifyPermission}
        onAskNotify={askNotify}
        onSignOut={onSignOut}
      />
      <div className={styles.banner}>
        <LinkBanner connection={connection} />
      </div>
      <aside className={styles.left}>
        <QueuePanel desk={desk} now={session.now} />
        <TodayPanel today={desk.today} />
      </aside>
      <main className={styles.middle}>
        <DeskMiddle desk={desk} session={session} work={work} />
      </main>
      <aside className={styles.right}>
        <DeskSide desk={desk} session={session} />
      </aside>
      {work.dialog === 'keys' ? (
        <KeysDialog isEnabled={keys.isEnabled} onEnabled={keys.set} onClose={() => work.setDialog(null)} />
      ) : null}
      {work.dialog === 'devices' || work.dialog === 'firstTime' ? (
        <DeviceDialog
          localMedia={session.localMedia}
          isFirstTime={work.dialog === 'firstTime'}
          notifyPermission={notifyPermission}
          onAskNotify={askNotify}
          onTestSound={sound.ringOnce}
          onHold={work.holdDevices}
          onClose={() => work.setDialog(null)}
          onStart={work.start}
        />
      ) : null}
    </div>
  );
}
