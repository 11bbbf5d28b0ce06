import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Signal } from '../../signal/types.ts';

/**
 * Who chairs a room without a talk is free as dispatch sees it: an order would ring behind the room, and be missed. The desk is set
 * to a meeting once a room, and back afterwards, unless the agent chose something else meanwhile.
 */
export function createChairRest(signal: Pick<Signal<'staff'>, 'request'>) {
  let restedIn: RoomId | null = null;

  function set(status: 'ready' | 'notReady'): void {
    const reason = status === 'ready' ? null : 'meeting';
    signal.request('agent:setStatus', { status, reason }).catch((error: unknown) => {
      console.warn('status of a meeting', error);
    });
  }

  return {
    /** `roomId`: of the room that this desk chairs. */
    follow(desk: DeskView | null, roomId: RoomId | null): void {
      if (desk === null || desk.desk !== 'live') return;
      const { status, statusReason, activity } = desk;
      if (roomId !== null && roomId !== restedIn && activity === 'idle' && status === 'ready') {
        restedIn = roomId;
        set('notReady');
      } else if (roomId === null && restedIn !== null) {
        restedIn = null;
        // Ready as far as this page knows: that it rests has not been told yet.
        if (status === 'ready' || (status === 'notReady' && statusReason === 'meeting')) set('ready');
      }
    },
  };
}
