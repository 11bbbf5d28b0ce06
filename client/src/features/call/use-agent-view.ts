import { useEffect } from 'react';
import type { RemoteParticipant, RoomSession } from '../../media/types.ts';

/** Tells the server how large the agent's pictures are shown, so that no more is sent; nothing while the page is hidden. */
export function useAgentView(
  session: RoomSession | null,
  agent: RemoteParticipant | undefined,
  hasScreen: boolean,
  /** A file is in the middle: the face is small beside it as well. */
  hasDocument: boolean,
): void {
  const agentId = agent?.participantId;
  useEffect(() => {
    if (session === null || agentId === undefined) return;
    const tell = () => {
      // In picture in picture it is seen although the page is not.
      const isSeen = document.visibilityState === 'visible' || document.pictureInPictureElement != null;
      session.setView(agentId, 'camera', !isSeen ? 'hidden' : hasScreen || hasDocument ? 'small' : 'large');
      if (hasScreen) session.setView(agentId, 'screen', isSeen ? 'large' : 'hidden');
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [session, agentId, hasScreen, hasDocument]);
}
