import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import type { Signal } from '../../signal/types.ts';
import type { SittingActions } from './sitting-actions.ts';

/** What is asked of the server in this room. */
export function createSittingActions<Side_ extends Side>(
  signal: Pick<Signal<Side_>, 'request'>,
  roomId: RoomId,
): SittingActions {
  return {
    raiseHand: (isRaised) => signal.request('sitting:raiseHand', { roomId, isRaised }),
    admit: (participantId) => signal.request('sitting:admit', { roomId, participantId }),
    giveFloor: (participantId) => signal.request('sitting:giveFloor', { roomId, participantId }),
    silence: (participantId, source, isSilenced) =>
      signal.request('sitting:silence', { roomId, participantId, source, isSilenced }),
    remove: (participantId) => signal.request('sitting:remove', { roomId, participantId }),
    lock: (isLocked) => signal.request('sitting:lock', { roomId, isLocked }),
  };
}
