import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { StaffRegion } from '../../ui/region/staff-region.ts';
import { Loading } from '../../ui/spinner.tsx';
import styles from './desk-app.module.css';
import { DeskPage } from './desk-page.tsx';
import { ElsewherePage } from './elsewhere-page.tsx';
import { LinkBanner } from './link-banner.tsx';
import { type OpenDesk, openDesk } from './open-desk.ts';

type AgentDeskProps = { onSignOut: () => Promise<void>; onExpired: () => void };

/** An agent's page: the desk where it is live, else where the live one is. */
export function AgentDesk(props: AgentDeskProps) {
  const [open, setOpen] = useState<OpenDesk | null>(null);
  useEffect(() => {
    const opened = openDesk();
    setOpen(opened);
    return () => opened.close();
  }, []);
  return open === null ? null : <OpenedDesk {...props} open={open} />;
}

function OpenedDesk({ open, onSignOut, onExpired }: AgentDeskProps & { open: OpenDesk }) {
  const { t } = useTranslation('desk');
  const { session, sound } = open;
  const connection = useStore(session.signal.connection);
  const desk = useStore(session.store, (state) => state.desk);
  useEffect(() => {
    if (connection === 'signedOut') onExpired();
  }, [connection, onExpired]);
  const { agentId: staffId = null, region = null } = desk ?? {};
  const regionId = region?.regionId ?? null;
  const self = useMemo(() => ({ staffId, regionId }), [staffId, regionId]);
  // Any touch of the page lets the ring be heard from then on.
  useEffect(() => {
    const unlock = () => void sound.unlock();
    document.addEventListener('pointerdown', unlock);
    document.addEventListener('keydown', unlock);
    unlock();
    return () => {
      document.removeEventListener('pointerdown', unlock);
      document.removeEventListener('keydown', unlock);
    };
  }, [sound]);

  if (desk === null) {
    return (
      <main className={styles.middle}>
        <LinkBanner connection={connection} />
        {connection === 'connecting' ? <Loading>{t('link.connecting')}</Loading> : null}
      </main>
    );
  }
  if (desk.desk === 'elsewhere') {
    return <ElsewherePage desk={desk} onClaim={session.claim} onSignOut={onSignOut} />;
  }
  return (
    <StaffRegion value={self}>
      <DeskPage open={open} desk={desk} connection={connection} onSignOut={onSignOut} />
    </StaffRegion>
  );
}
