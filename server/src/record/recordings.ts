import type { NodeId, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { GapNote, RecorderStatus, SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { FollowedRoom } from './followed-room.ts';
import { RecordedRoom, type RecordedRoomDeps } from './recorded-room.ts';
import type { RecordingNodeRepository } from './recording-node.repository.ts';
import type { SegmentIntake } from './segment-intake.ts';

/** What a node tells of its recorder (media/node-recordings.ts). */
export type RecorderEvent =
  | { event: 'recording:stateChanged'; data: RecorderStatus }
  | { event: 'recording:segmentClosed'; data: { roomId: RoomId; segment: SegmentNote } }
  | { event: 'recording:gapClosed'; data: { roomId: RoomId; gap: GapNote } }
  | { event: 'recording:diskChanged'; data: { level: 'ample' | 'low' | 'full'; freeBytes: number } };
type Deps = RecordedRoomDeps & {
  intake: SegmentIntake;
  nodes: Pick<RecordingNodeRepository, 'listUndrained'>;
  lifetime: Lifetime;
};
export type Recordings = ReturnType<typeof createRecordings>;

/**
 * Recordings of the rooms that this server has pages in. Rooms come in with each change of theirs, as do the words of people and
 * of recorders; out go what recorders are to write, segments into the store, and what pages are shown.
 */
export function createRecordings(deps: Deps) {
  const { intake, gaps, lifetime, logger } = deps;
  const rooms = new Map<RoomId, RecordedRoom>();
  /** Rooms of which something could not be taken in, with the node that has it. */
  const undone = new Map<string, { room: RecordedRoom; nodeId: string }>();
  const draining = new Set<string>();

  const quietly = (work: Promise<unknown>, what: string) =>
    work.catch((error) => logger.warn({ err: error }, what));

  function forget(roomId: RoomId): RecordedRoom | null {
    const room = rooms.get(roomId) ?? null;
    rooms.delete(roomId);
    return room;
  }

  const takeLater = (room: RecordedRoom, nodeId: string) =>
    undone.set(`${room.room.roomId} ${nodeId}`, { room, nodeId });

  /**
   * Takes all that a node has of a room's recordings that run; the clerk sees to those that have ended. One at a time: while a store
   * is away each further one would put all of it into line once more.
   */
  async function drain(room: RecordedRoom, nodeId: string): Promise<void> {
    const what = `${room.room.roomId} ${nodeId}`;
    if (draining.has(what)) {
      takeLater(room, nodeId);
      return;
    }
    draining.add(what);
    try {
      for (const { recordingId } of await deps.recordings.listRunning(room.room.roomId)) {
        const used = await deps.nodes.listUndrained(recordingId);
        if (!used.some(({ sfuNodeId }) => sfuNodeId === nodeId)) continue;
        if (!(await intake.drain(recordingId, nodeId))) takeLater(room, nodeId);
      }
    } finally {
      draining.delete(what);
    }
  }

  function takeSegment(nodeId: NodeId, { roomId, segment }: { roomId: RoomId; segment: SegmentNote }): void {
    const room = rooms.get(roomId);
    if (!room?.isLeader) return;
    intake.take({ note: segment, sfuNodeId: nodeId }).catch((error) => {
      logger.warn({ err: error, recordingId: segment.recordingId }, 'a segment is to be taken in later');
      takeLater(room, nodeId);
    });
  }

  function tick(): void {
    for (const room of rooms.values()) room.tick();
    const due = [...undone.values()];
    undone.clear();
    for (const { room, nodeId } of due)
      if (rooms.get(room.room.roomId) === room && room.isLeader)
        void quietly(drain(room, nodeId), 'what a node keeps could not be taken in');
  }
  lifetime.interval(tick, recordingsTuning.leadEveryMs);
  // Another server is to lead at once.
  lifetime.bind(() => Promise.all([...rooms.values()].map((room) => room.close().catch(() => undefined))));

  return {
    find: (roomId: RoomId): RecordedRoom | null => rooms.get(roomId) ?? null,
    isFollowed: (roomId: RoomId): boolean => rooms.has(roomId),

    /** From the first page of this server in it on, again with each change of it. */
    follow(room: FollowedRoom): void {
      const known = rooms.get(room.roomId);
      if (known && known.room === room) {
        known.roomChanged();
        return;
      }
      if (known) void quietly(known.close(), 'a room was not let go of');
      const followed = new RecordedRoom(room, deps);
      rooms.set(room.roomId, followed);
      followed.roomChanged();
    },

    /** Whatever stands behind it: the call, its people's words, another server's step. */
    changed: (roomId: RoomId): void => rooms.get(roomId)?.changed(),

    /** Its talk or sitting is over. */
    over(roomId: RoomId): void {
      const room = forget(roomId);
      if (room) void quietly(room.handleOver(), 'a recording could not be ended: the clerk will');
    },
    /** Its media are gone; it may come again on another node. */
    lost(roomId: RoomId): void {
      const room = forget(roomId);
      if (room) void quietly(room.handleLost(), 'the loss of a room was not written down');
    },
    /** The link to its node is back: what was told meanwhile was not heard. */
    resumed(roomId: RoomId): void {
      const room = rooms.get(roomId);
      room?.handleResumed();
    },

    present: (roomId: RoomId, selfId: PeerId): RoomRecording | null =>
      rooms.get(roomId)?.present(selfId) ?? null,

    handleRecorder(nodeId: NodeId, told: RecorderEvent): void {
      if (told.event === 'recording:stateChanged')
        rooms.get(told.data.roomId)?.handleStatus(nodeId, told.data);
      else if (told.event === 'recording:segmentClosed') takeSegment(nodeId, told.data);
      else if (told.event === 'recording:gapClosed') {
        if (rooms.get(told.data.roomId)?.isLeader)
          void quietly(gaps.add(told.data.gap), 'a gap was not written down');
      } else if (told.data.level !== 'ample')
        logger.error(
          { sfuId: nodeId, ...told.data },
          'the disk of a media node runs full: recordings will stop',
        );
    },

    /** A node answers, for the first time or again. */
    handleNodeReached(nodeId: NodeId): void {
      for (const room of rooms.values())
        if (room.isLeader) void quietly(drain(room, nodeId), 'what a node kept could not be taken in');
    },
  };
}
