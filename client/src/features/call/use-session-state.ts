import { useSyncExternalStore } from 'react';
import type { RoomSession, RoomSessionState } from '../../media/types.ts';

const nothing = () => () => undefined;

/** The state of the room session, null before there is one. */
export function useSessionState(session: RoomSession | null): RoomSessionState | null {
  return useSyncExternalStore(session?.state.subscribe ?? nothing, () => session?.state.getState() ?? null);
}
