import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MonitorPage } from '../../features/supervision-monitor/monitor-page.tsx';
import { api } from '../../lib/http.ts';
import { unlockVideosOnTaps } from '../../lib/unlocked-videos.ts';
import { createLocalMedia } from '../../media/local-media.ts';
import { createRoomSession } from '../../media/room-session.ts';
import { createSignal } from '../../signal/signal.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { createMonitorSession } from './monitor-session.ts';

type MonitorRouteProps = { callId: CallId; onExpired: () => void };

/** A supervisor in a running talk: connection, microphone and room live as long as the page. */
export function MonitorRoute({ callId, onExpired }: MonitorRouteProps) {
  const { t } = useTranslation('common');
  const why = useLoad(callId, () => api('supervision:why', { params: { callId } }));
  useExpiry(why.error, onExpired);
  const [parts, setParts] = useState<ReturnType<typeof open> | null>(null);
  useEffect(() => {
    const opened = open(callId);
    setParts(opened);
    return opened.close;
  }, [callId]);
  if (why.error) return <ErrorNotice error={why.error} onRetry={why.retry} />;
  if (why.value === null || parts === null) return <Loading>{t('loading')}</Loading>;
  return <Entered {...parts} call={why.value.call} onExpired={onExpired} />;
}

function open(callId: CallId) {
  unlockVideosOnTaps();
  const signal = createSignal({ side: 'staff' });
  const localMedia = createLocalMedia();
  const media = { signal: signalForMedia(signal), localMedia };
  const monitor = createMonitorSession({
    ...{ callId, signal, localMedia },
    openRoom: (roomId: RoomId) => createRoomSession({ ...media, callId, roomId, isBeside: true }),
  });
  return {
    ...{ signal, localMedia, monitor },
    close() {
      monitor.close();
      localMedia.close();
      signal.close();
    },
  };
}

type EnteredProps = ReturnType<typeof open> &
  Pick<Parameters<typeof MonitorPage>[0], 'call'> & { onExpired: () => void };

function Entered({ signal, localMedia, monitor, call, onExpired }: EnteredProps) {
  const { session, over, error, hasFallenBack } = useStore(monitor.state);
  const connection = useStore(signal.connection);
  useExpiry(error, onExpired);
  useEffect(() => {
    if (connection === 'signedOut') onExpired();
  }, [connection, onExpired]);
  return (
    <MonitorPage
      {...{ call, session, localMedia, over, error, hasFallenBack }}
      isOffline={connection === 'offline'}
      onLane={monitor.setLane}
      onEnter={() => void monitor.enter()}
    />
  );
}
