import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { Clock } from '../platform/clock.ts';
import type { CallRoom, Person } from './call-room.ts';
import { peerIdOf, personIdOf } from './call-room.ts';
import { presentRoom } from './room-view.ts';
import type { RoomClosedReason } from './rooms.ts';

type Options = {
  clock: Clock;
  /** Name of a participant; asked for once each. */
  getName: (role: 'applicant' | 'agent', personId: string) => Promise<string>;
  send: (pageId: string, room: RoomView) => void;
  sendClosed: (pageId: string, closed: { callId: CallId; roomId: RoomId; reason: RoomClosedReason }) => void;
};

/** Tells the pages of this server how their rooms stand. What changes in one turn of the loop is told once. */
export function createRoomNotices({ clock, getName, send, sendClosed }: Options) {
  const names = new Map<PeerId, string>();
  const grades = new Map<string, NetworkGrade>();
  const due = new Set<CallRoom>();
  let lastVersion = 0;

  /** Grows over all servers a page may come to, since it follows the clock. */
  const nextVersion = () => {
    lastVersion = Math.max(lastVersion + 1, clock.now());
    return lastVersion;
  };
  const present = (room: CallRoom, viewer: Person): RoomView =>
    presentRoom(room, viewer, {
      version: nextVersion(),
      nameOf: (peerId) => names.get(peerId) ?? '',
      gradeOf: (peerId) => grades.get(`${room.roomId}/${peerId}`) ?? 'unknown',
    });

  async function learnNames(room: CallRoom): Promise<void> {
    for (const peerId of room.remote.peers.keys())
      if (!names.has(peerId)) names.set(peerId, await getName(room.seatOf(peerId).role, personIdOf(peerId)));
  }

  function changed(room: CallRoom): void {
    if (due.has(room)) return;
    due.add(room);
    setImmediate(async () => {
      await learnNames(room).catch(() => undefined);
      due.delete(room);
      tell(room);
    });
  }

  function tell(room: CallRoom): void {
    if (room.remote.isClosed) return;
    for (const { person, pageId } of room.locals.values()) send(pageId, present(room, person));
  }

  return {
    present,
    learnNames,
    changed,
    /** What the pages wait for: before anything else of this turn, such as the queries for the desk's next view. */
    changedAtOnce(room: CallRoom): void {
      if ([...room.remote.peers.keys()].every((peerId) => names.has(peerId))) tell(room);
      else changed(room);
    },
    closed(room: CallRoom, reason: RoomClosedReason): void {
      const { callId, roomId } = room;
      for (const { pageId } of room.locals.values()) sendClosed(pageId, { callId, roomId, reason });
      for (const peerId of room.remote.peers.keys()) {
        names.delete(peerId);
        grades.delete(`${roomId}/${peerId}`);
      }
    },
    /** What a page anywhere told of its own link. */
    setGrade(room: CallRoom | null, person: Person, grade: unknown): void {
      const parsed = NetworkGrade.safeParse(grade);
      if (!room || !parsed.success) return;
      grades.set(`${room.roomId}/${peerIdOf(person)}`, parsed.data);
      changed(room);
    },
  };
}
