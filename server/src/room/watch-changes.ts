import type { RoomMedia } from '../media/room-media.ts';

const watched = [
  'peer:opened',
  'peer:closed',
  'transport:stateChanged',
  'producer:added',
  'producer:paused',
  'producer:resumed',
  'producer:closed',
] as const;

/** What of a room's media its pages are told. */
export function watchChanges(remote: RoomMedia, onChange: () => void): void {
  for (const name of watched) remote.on(name, onChange);
}
