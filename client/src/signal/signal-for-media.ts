import type { NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { RequestName } from '@cloudseat/shared/contract/requests.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { Signal, SignalInput } from './types.ts';

/** The part of a Signal that the media client needs (its MediaSignal), so that media never imports a socket. */
export function signalForMedia<Side_ extends Side>(signal: Signal<Side_>) {
  return {
    request: <Name extends RequestName>(name: Name, input: SignalInput<Name>) => signal.request(name, input),
    onRoom(handler: (room: RoomView) => void) {
      const stopUpdates = signal.on('room:updated', ({ room }) => handler(room));
      const stopSnapshots = signal.onSnapshot(({ room }) => {
        if (room !== null) handler(room);
      });
      return () => {
        stopUpdates();
        stopSnapshots();
      };
    },
    onStill(handler: (still: NotificationPayload<'still:shown'>) => void) {
      return signal.on('still:shown', handler);
    },
    onRoomClosed(handler: (closed: NotificationPayload<'room:closed'>) => void) {
      return signal.on('room:closed', handler);
    },
    onBackOnline(handler: (knownRoomId: string | null) => void) {
      let knownRoomId: string | null = null;
      const stopSnapshots = signal.onSnapshot(({ room }) => {
        knownRoomId = room?.roomId ?? null;
      });
      let wasOnline = signal.connection.getState() === 'online';
      const stopStates = signal.connection.subscribe((state, before) => {
        if (state === 'online' && before !== 'online') {
          if (wasOnline) handler(knownRoomId);
          wasOnline = true;
        }
      });
      return () => {
        stopSnapshots();
        stopStates();
      };
    },
  };
}
