import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { MaterialId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import type { DeskSession } from './desk-session.ts';

const DeskDocument = lazyWithWords(
  async () => (await import('../../features/desk-document/desk-document.tsx')).DeskDocument,
  ['document'],
);

/** The file that is open on this desk, for as long as its call is there. */
export type DeskDocuments = {
  openId: MaterialId | null;
  open: (materialId: MaterialId | null) => void;
};

export function useDeskDocuments(call: DeskCallView | null): DeskDocuments {
  const [opened, setOpened] = useState<{ callId: string; materialId: MaterialId } | null>(null);
  const callId = call?.callId ?? null;
  const openId = opened !== null && opened.callId === callId ? opened.materialId : null;
  return useMemo(
    () => ({
      openId,
      open: (materialId) => setOpened(callId === null || materialId === null ? null : { callId, materialId }),
    }),
    [openId, callId],
  );
}

/** Null while no file is open here and none is shown to both. `room`: that of a talk that runs. */
export function useDocumentPanel(
  call: DeskCallView | null,
  room: RoomView | null,
  session: DeskSession,
  documents: DeskDocuments,
): ReactNode | null {
  const { t } = useTranslation('desk');
  const shared = room?.phase === 'live' ? room.document : null;
  if (call === null || (documents.openId === null && shared === null)) return null;
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <DeskDocument
        signal={session.signal}
        roomId={call.callId as string as RoomId}
        materials={call.materials}
        shared={shared}
        selfId={room?.phase === 'live' ? room.selfId : null}
        isLeader={call.part === 'owner'}
        openId={documents.openId}
        onOpen={documents.open}
      />
    </Suspense>
  );
}
