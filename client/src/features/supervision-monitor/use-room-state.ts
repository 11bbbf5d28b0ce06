import { useEffect, useState } from 'react';
import type { RoomSession, RoomSessionState } from '../../media/types.ts';

/** The room's newest state; null while there is none. */
export function useRoomState(session: RoomSession | null): RoomSessionState | null {
  const [state, setState] = useState(session?.state.getState() ?? null);
  useEffect(() => {
    setState(session?.state.getState() ?? null);
    return session?.state.subscribe(setState);
  }, [session]);
  return state;
}
