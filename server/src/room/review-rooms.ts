import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { CaptionWishes } from '../captions/caption-wishes.ts';
import type { Shown } from '../documents/room-word.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import type { Joining, RemoteRoom } from '../media/remote-room.ts';
import type { RoomLossReason } from '../media/room-events.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { seatInSitting } from './lanes.ts';
import { type Person, peerIdOf } from './person.ts';
import { ReviewRoom, shownKeyOf } from './review-room.ts';
import type { RoomClosedReason } from './rooms.ts';
import { openSittingMedia } from './sitting-media.ts';
import { findMember, nodeIdsOf, type SittingMember, type SittingState } from './sitting-state.ts';
import type { Sittings } from './sittings.ts';
import { watchChanges } from './watch-changes.ts';

type Options = {
  nodes: MediaNodes;
  sittings: () => Pick<Sittings, 'get' | 'change'>;
  /** What those of each part look at together. */
  findShown: (key: string) => Promise<Shown>;
  findCaptionWishes: (roomId: RoomId) => Promise<CaptionWishes>;
  onCaption: (room: ReviewRoom, told: SfuEventData<'caption:told'>) => void;
  /** Pages are told soon, together with what else changes. */
  onChanged: (room: ReviewRoom) => void;
  /** Pages are told before this returns. */
  tellNow: (room: ReviewRoom) => void;
  onClosed: (room: ReviewRoom, reason: RoomClosedReason) => void;
  /** One page is out, the room goes on. */
  onOut: (room: ReviewRoom, pageId: string, reason: RoomClosedReason) => void;
  /** Whether this page has a socket on this server. */
  isConnected: (pageId: string) => boolean;
  logger: Logger;
};
export type ReviewRooms = ReturnType<typeof createReviewRooms>;

/**
 * Rooms of the sittings whose participants are connected to this server, or that this server has changed: each follows its
 * sitting's state.
 */
export function createReviewRooms(options: Options) {
  const { nodes, sittings, logger, onChanged, tellNow, onClosed, onOut, isConnected } = options;
  const rooms = new Map<RoomId, ReviewRoom>();
  const opening = new Map<RoomId, Promise<ReviewRoom>>();

  function forget(room: ReviewRoom, reason: RoomClosedReason): void {
    if (rooms.get(room.roomId) !== room) return;
    rooms.delete(room.roomId);
    onClosed(room, reason);
  }

  async function open(roomId: RoomId): Promise<ReviewRoom> {
    const known = rooms.get(roomId);
    if (known && !known.remote.isClosed) return known;
    const pending = opening.get(roomId) ?? openNew(roomId).finally(() => opening.delete(roomId));
    opening.set(roomId, pending);
    return pending;
  }

  async function openNew(roomId: RoomId): Promise<ReviewRoom> {
    const { reviewId } = assertRuns(await sittings().get(roomId));
    let room: ReviewRoom | null = null;
    const remote = await openSittingMedia(
      { roomId, appData: { reviewId } },
      { nodes, logger, sittings: sittings() },
      (part, reason) => {
        if (room !== null) handlePartLost(room, part, reason);
      },
    );
    const state = assertRuns(await sittings().get(roomId));
    const opened = new ReviewRoom(state, remote, logger, () => onChanged(opened));
    room = opened;
    rooms.set(roomId, opened);
    watch(opened);
    await Promise.all(
      SittingPhase.options.map(async (phase) => {
        const key = shownKeyOf(roomId, phase);
        opened.setShown(key, await options.findShown(key));
      }),
    ).catch((err) => logger.warn({ err, roomId }, 'what a sitting looks at could not be read'));
    await options
      .findCaptionWishes(roomId)
      .then((wishes) => opened.captions.setWishes(wishes))
      .catch((err) => logger.warn({ err, roomId }, 'who wants captions could not be read'));
    // It may have changed while the room was being put together here.
    await follow(await sittings().get(roomId));
    return opened;
  }

  function watch(room: ReviewRoom): void {
    const { remote } = room;
    watchChanges(remote, () => onChanged(room));
    remote.on('consumers:pausedChanged', ({ consumerIds, isPaused }) => {
      if (isPaused ? room.isAmiss(consumerIds) : room.isAgainstTheRules(consumerIds)) catchUp(room);
    });
    remote.on('room:resumed', () => catchUp(room));
    remote.on('caption:told', (told) => options.onCaption(room, told));
    remote.on('room:speakerChanged', ({ peerId }) => {
      if (room.noteSpeaker(peerId)) onChanged(room);
    });
    for (const name of ['producer:added', 'producer:resumed'] as const)
      remote.on(name, () => settle(room, room.enforceSilence()));
    for (const name of ['transport:stateChanged', 'peer:closed'] as const)
      remote.on(name, ({ peerId }) => settle(room, notePresence(room, peerId)));
  }

  function settle(room: ReviewRoom, work: Promise<unknown>): void {
    work.catch((err) => logger.warn({ err, roomId: room.roomId }, 'a room could not follow its sitting'));
  }

  /** Another server disagrees, or the node was out of reach: whoever is right, it is written down. */
  function catchUp(room: ReviewRoom): void {
    const look = async () => {
      const state = await sittings()
        .get(room.roomId)
        .catch(async (error) => {
          // Nobody is heard outside for want of an answer.
          await room.stopWhatMustNotFlow();
          throw error;
        });
      if (room.setState(state) === null) await Promise.all([room.reconcile(), room.enforceSilence()]);
      else await bring(room, null);
    };
    settle(room, look());
  }

  /** Who is connected, by their media: the same on every server, and true whichever of them is gone. */
  async function notePresence(room: ReviewRoom, peerId: PeerId): Promise<void> {
    const isHere = findMember(room.state, peerId)?.isHere;
    if (isHere === undefined) return;
    const states = room.remote.transports
      .filter((transport) => transport.peerId === peerId)
      .map(({ iceState }) => iceState);
    const isGone = states.every((state) => state === 'disconnected' || state === 'closed');
    const isConnected = states.some((state) => state === 'connected' || state === 'completed');
    if (isHere && isGone) await sittings().change(room.roomId, { kind: 'leave', peerId, pageId: null });
    if (!isHere && isConnected) await sittings().change(room.roomId, { kind: 'comeBack', peerId });
  }

  /** One of its nodes is lost: whoever was there comes in again, the others go on. */
  function handlePartLost(room: ReviewRoom, part: RemoteRoom, reason: RoomLossReason): void {
    const { roomId, remote } = room;
    logger.warn({ roomId, sfuId: part.nodeId, reason }, 'media of a sitting were lost');
    if (remote.isClosed) {
      forget(room, 'mediaLost');
      return;
    }
    for (const local of [...room.locals.values()]) {
      if (remote.peers.has(local.peerId)) continue;
      room.locals.delete(local.peerId);
      onOut(room, local.pageId, 'mediaLost');
    }
    settle(room, sittings().change(roomId, { kind: 'displace', sfuNodeId: part.nodeId }));
  }

  /** To where the sitting's media are now; what comes with a further node is brought to the rules at once. */
  async function followNodes(room: ReviewRoom): Promise<void> {
    const before = room.remote.parts.length;
    await room.remote.follow(nodeIdsOf(room.state));
    if (room.remote.parts.length > before) await Promise.all([room.reconcile(), room.enforceSilence()]);
  }

  async function follow(state: SittingState): Promise<void> {
    const room = rooms.get(state.roomId);
    const before = room?.setState(state) ?? null;
    if (!room || before === null) return;
    if (state.endedAt !== null) {
      forget(room, 'ended');
      return room.remote.close('ended');
    }
    await bring(room, before);
  }

  /** Media and pages to what the state says. What must stop is on its way to the node before anybody is told. */
  async function bring(room: ReviewRoom, before: SittingState | null): Promise<void> {
    const settling = [
      ...[room.reconcile(), room.enforceSilence()],
      ...leaving(room, before),
      followNodes(room).catch((err) =>
        logger.warn({ err, roomId: room.roomId }, 'a media node of a sitting is out of reach'),
      ),
    ];
    if (before !== null && !isNarrower(before, room.state)) onChanged(room);
    else {
      tellNow(room);
      settling.push(room.closeUnlisted(isConnected));
    }
    await Promise.all(settling);
  }

  /** Those sent out or replaced, wherever they are connected, and pages whose owner has opened another. */
  function leaving(room: ReviewRoom, before: SittingState | null): Promise<void>[] {
    const { members } = room.state;
    const isGone = ({ peerId }: { peerId: string }) => !members.some((member) => member.peerId === peerId);
    const gone = [
      ...members.filter(({ standing }) => standing === 'removed'),
      ...(before?.members.filter(isGone) ?? []),
    ];
    for (const { person } of gone) {
      const local = room.findLocal(person);
      if (local) onOut(room, local.pageId, 'removed');
    }
    for (const { peerId, pageId } of members) {
      const local = room.locals.get(peerId);
      if (!local || pageId === null || local.pageId === pageId) continue;
      room.locals.delete(peerId);
      onOut(room, local.pageId, 'moved');
    }
    return gone.map(({ person }) => room.remove(person));
  }

  nodes.onNodeReached((nodeId) => {
    for (const room of rooms.values())
      if (nodeIdsOf(room.state).includes(nodeId)) settle(room, followNodes(room));
  });

  return {
    open,
    follow,
    /** Null unless the room is open on this server. */
    find: (roomId: string) => rooms.get(roomId as RoomId) ?? null,
    list: () => [...rooms.values()],
    /** A change made on this server: with what must stop, also in a room that has no page here. */
    async followOwn(state: SittingState, isUrgent: boolean): Promise<void> {
      if (isUrgent && state.sfuNodeId !== null && !rooms.has(state.roomId) && state.endedAt === null)
        await open(state.roomId);
      await follow(state);
    },
    /** Another server says that it has changed. */
    async handleTold(roomId: RoomId, version: number): Promise<void> {
      const room = rooms.get(roomId);
      if (room && room.state.version < version) await follow(await sittings().get(roomId));
    },
    /** NOT_FOUND, FORBIDDEN or ROOM_NOT_OPEN: what the sitting says. */
    async join(
      roomId: RoomId,
      person: Person,
      pageId: string,
    ): Promise<{ room: ReviewRoom; joining: Joining }> {
      const state = await sittings().change(roomId, { kind: 'arrive', person, pageId });
      const room = await open(roomId);
      await follow(state);
      const joining = await room.join({ peerId: peerIdOf(person), person, pageId });
      // What was decided meanwhile found nobody to send out yet.
      const now = findMember(room.state, peerIdOf(person));
      if (now?.standing !== 'removed' && now?.pageId === pageId) return { room, joining };
      if (room.findLocal(person)?.pageId === pageId) await room.remove(person);
      throw notFound('the room');
    },
    /** Goes out of the room; the seat stays theirs. */
    async leave(room: ReviewRoom, person: Person, pageId: string): Promise<void> {
      await room.remove(person, 'left');
      await sittings().change(room.roomId, { kind: 'leave', peerId: peerIdOf(person), pageId });
    },
    forgetPage(pageId: string): void {
      for (const room of rooms.values()) room.forgetPage(pageId);
    },
  };
}

/** Whether somebody hears, or is heard, in another place than before. */
const isNarrower = (before: SittingState, now: SittingState): boolean =>
  before.members.some((member) => {
    const lane = laneOf(before, member);
    const next = findMember(now, member.peerId);
    return lane !== 'held' && (!next || laneOf(now, next) !== lane);
  });
const laneOf = ({ phase }: SittingState, member: SittingMember) =>
  seatInSitting({ role: member.person.role, ...member }, phase).lane;

function assertRuns(state: SittingState): SittingState {
  if (state.endedAt !== null) throw new AppError('ROOM_NOT_OPEN', 'the sitting is over');
  return state;
}
