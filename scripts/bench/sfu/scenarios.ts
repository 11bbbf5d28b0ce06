import type { Wish } from './sfu-types.ts';

export type Scenario = {
  name: string;
  /** Ids of each room's participants. */
  rooms: string[][];
  /** What a page shows: the one who is large, those who are small, and the sound of all. */
  wishesOf(room: readonly string[], self: string): Wish[];
  speakersOf(room: readonly string[]): string[];
};

/** Pictures a page shows at once, as the room's grid does. */
const visibleMax = 9;

export function calls(count: number): Scenario {
  return {
    ...{ name: `${count} calls`, rooms: makeRooms('call', count, 2) },
    wishesOf: (room, self) => room.filter((id) => id !== self).map((of) => ({ of, layer: 2 })),
    speakersOf: (room) => room.slice(0, 1),
  };
}

/** Small rooms several times, so that there is enough to measure. */
export function rooms(size: number): Scenario {
  const count = Math.max(1, Math.floor(24 / size));
  return {
    ...{ name: `${count} × room of ${size}`, rooms: makeRooms(`room${size}`, count, size) },
    wishesOf: (room, self) =>
      room
        .filter((id) => id !== self)
        .map((of, position) => ({ of, layer: position === 0 ? 2 : position < visibleMax ? 0 : null })),
    speakersOf: (room) => room.slice(0, 2),
  };
}

const makeRooms = (name: string, count: number, size: number): string[][] =>
  Array.from({ length: count }, (_, at) =>
    Array.from({ length: size }, (_, seat) => `${name}-${at}-${seat}`),
  );
