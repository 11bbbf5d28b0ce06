import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useState } from 'react';
import { createDocumentSession, type DocumentSession } from './document-session.ts';

/** Listens to one room's hands and marks while it is on screen; null for the moment before. */
export function useDocumentSession(
  signal: Parameters<typeof createDocumentSession>[0],
  roomId: RoomId,
): DocumentSession | null {
  const [session, setSession] = useState<DocumentSession | null>(null);
  useEffect(() => {
    const made = createDocumentSession(signal, roomId);
    setSession(made);
    return () => {
      setSession(null);
      made.close();
    };
  }, [signal, roomId]);
  return session;
}
