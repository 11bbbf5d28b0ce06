import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomSession } from '../../media/types.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import type { Line } from './line.ts';

const SharedPage = lazyWithWords(
  async () => (await import('../../features/document-viewer/shared-page.tsx')).SharedPage,
  ['document'],
);
const nothing = () => () => undefined;

/** The session's room as the server sees it; null before there is one. */
export const useRoom = (session: RoomSession | null): RoomView | null =>
  useSyncExternalStore(session?.state.subscribe ?? nothing, () => session?.state.getState().room ?? null);

/** What the agent shows of the call's files, or null; its code comes with the first one. */
export function useSharedPage(line: Line, session: RoomSession | null): ReactNode | null {
  const { t } = useTranslation('applicant');
  const room = useRoom(session);
  if (room === null || room.document === null) return null;
  return (
    <Suspense fallback={<Loading>{t('call.sharedPageLoading')}</Loading>}>
      <SharedPage signal={line.signal} roomId={room.roomId} shared={room.document} selfId={room.selfId} />
    </Suspense>
  );
}
