import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaptionWishes } from '../captions/caption-wishes.ts';
import type { Shown } from '../documents/room-word.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { CallRoom } from './call-room.ts';
import type { Monitors } from './monitor.store.ts';
import { openPlaced } from './open-placed.ts';
import { watchChanges } from './watch-changes.ts';

/** What the room stage asks of a live call. */
export type RoomCall = {
  callId: CallId;
  kind: string;
  state: CallState;
  version: number;
  /** Since when the applicant is on hold. */
  heldAt: number | null;
  sfuNodeId: string | null;
};
/** The changes of a call that matter to its room. */
export type RoomEvent = {
  type: string;
  callId: CallId | null;
  /** Of a transfer or consult: the call whose room it is about. */
  parentId: CallId | null;
  agentId: AgentId | null;
  to: CallState | null;
  version: number | null;
  heldAt: number | null;
  offerEnd: string | null;
  endReason: string | null;
};
export type RoomClosedReason = 'ended' | 'moved' | 'mediaLost' | 'removed';
type Options = {
  nodes: MediaNodes;
  places: {
    getCall(callId: CallId): Promise<RoomCall>;
    /** Set once for a call: whoever comes second gets what the first has set. */
    setPlace(callId: CallId, place: { roomId: RoomId; sfuNodeId: string }): Promise<{ sfuNodeId: string }>;
    /** Forgets where the rooms of a lost node were. */
    clearNode(sfuNodeId: string): Promise<unknown>;
  };
  /** What both sides of a call look at. */
  findShown: (callId: CallId) => Promise<Shown>;
  /** Supervisors in the talk. */
  findMonitors: (callId: CallId) => Promise<Monitors>;
  /** Pages are told before this returns. */
  tellNow: (room: CallRoom) => void;
  /** One page is out, the room goes on. */
  onOut: (room: CallRoom, pageId: string, reason: RoomClosedReason) => void;
  isConnected: (pageId: string) => boolean;
  /** Who turned captions on. */
  findCaptionWishes: (roomId: RoomId) => Promise<CaptionWishes>;
  /** Somebody in the room spoke, as far as it is understood. */
  onCaption: (room: CallRoom, told: SfuEventData<'caption:told'>) => void;
  onChanged: (room: CallRoom) => void;
  /** An agent accepted: the pages wait for this word. */
  onLive: (room: CallRoom) => void;
  onClosed: (room: CallRoom, reason: RoomClosedReason) => void;
  logger: Logger;
};
export type Rooms = ReturnType<typeof createRooms>;

const openStates: readonly CallState[] = ['offered', ...runningStates];
const isLive = (state: CallState) => runningStates.includes(state);
/** Somebody else was faster, or the call went on to another agent: the room stays as it is for those in it. */
const isPassedOn = ({ type }: RoomEvent) => type === 'offerRescinded' || type === 'callHandedOver';
const hasAgentLeft = ({ type, offerEnd }: RoomEvent) =>
  (offerEnd !== null && offerEnd !== 'accepted') || type === 'callRequeued';

/**
 * Rooms of the calls whose participants are connected to this server. A call enters when the first of its pages joins
 * while an offer rings, and leaves when the talk is over; every change of the call comes in as an event.
 */
export function createRooms(options: Options) {
  const { nodes, places, logger, onChanged, onLive, onClosed } = options;
  const rooms = new Map<CallId, CallRoom>();
  const opening = new Map<CallId, Promise<CallRoom>>();

  function forget(room: CallRoom, reason: RoomClosedReason): void {
    if (rooms.get(room.callId) !== room) return;
    rooms.delete(room.callId);
    onClosed(room, reason);
  }

  async function open(callId: CallId): Promise<CallRoom> {
    const known = rooms.get(callId);
    if (known && !known.remote.isClosed) return known;
    const pending = opening.get(callId) ?? openNew(callId).finally(() => opening.delete(callId));
    opening.set(callId, pending);
    return pending;
  }

  async function openNew(callId: CallId): Promise<CallRoom> {
    assertOpen(await places.getCall(callId));
    const remote = await openRemote(callId);
    const room = new CallRoom(callId, remote, logger, () => onChanged(room));
    rooms.set(callId, room);
    watchChanges(room.remote, () => onChanged(room));
    room.remote.on('consumers:pausedChanged', ({ consumerIds, isPaused }) => {
      if (isPaused ? room.isAmiss(consumerIds) : room.isAgainstTheRules(consumerIds)) catchUp(room);
    });
    room.remote.on('room:resumed', () => catchUp(room));
    room.remote.on('caption:told', (told) => options.onCaption(room, told));
    await options
      .findShown(callId)
      .then((shown) => room.setShown(shown))
      .catch((error) => logger.warn({ err: error, callId }, 'what a call shows could not be read'));
    await options
      .findCaptionWishes(room.roomId)
      .then((wishes) => room.captions.setWishes(wishes))
      .catch((error) => logger.warn({ err: error, callId }, 'who wants captions could not be read'));
    room.setMonitors(await options.findMonitors(callId));
    // The call may have been accepted or ended while the room was being opened.
    const call = await places.getCall(callId);
    assertOpen(call);
    await room.setHold(call.heldAt, call.version);
    if (isLive(call.state)) await room.setPhase('live');
    return room;
  }

  function openRemote(callId: CallId) {
    const roomId = callId as string as RoomId;
    const place = {
      find: async () => (await places.getCall(callId)).sfuNodeId,
      set: async (sfuNodeId: string) => (await places.setPlace(callId, { roomId, sfuNodeId })).sfuNodeId,
      clear: (sfuNodeId: string) => places.clearNode(sfuNodeId),
    };
    return openPlaced({ roomId, appData: { callId }, place }, nodes, logger);
  }

  /**
   * Another server stopped what flows by all that this one knows: it has not heard of a hold yet, or they not of its end. Or
   * something flows past the hold: its end is news here, or it was let flow before the hold and began only now. Or the node was
   * out of reach meanwhile.
   */
  function catchUp(room: CallRoom): void {
    const look = async () => {
      const { heldAt, version } = await places.getCall(room.callId).catch(async (error) => {
        // Nobody is heard on hold for want of an answer.
        await room.stopWhatMustNotFlow();
        throw error;
      });
      await room.setHold(heldAt, version);
      if (!(await followMonitors(room.callId, await options.findMonitors(room.callId))))
        await room.reconcile();
    };
    look().catch((err) => logger.warn({ err, callId: room.callId }, 'a room could not be put right'));
  }

  /** Where supervisors are now. What must stop is on its way to the node before anybody is told. Whether it was news. */
  async function followMonitors(callId: CallId, monitors: Monitors): Promise<boolean> {
    const room = rooms.get(callId);
    if (!room?.setMonitors(monitors)) return false;
    const settling = [
      room.reconcile(),
      room.removeMonitorsWhoLeft((pageId) => options.onOut(room, pageId, 'moved')),
    ];
    options.tellNow(room);
    settling.push(room.closeUnlisted(options.isConnected));
    await Promise.all(settling);
    return true;
  }

  nodes.onRoomLost((remote, reason) => {
    const room = [...rooms.values()].find((known) => known.remote === remote);
    if (!room) return;
    logger.warn({ callId: room.callId, sfuId: remote.nodeId, reason }, 'the media of a room were lost');
    forget(room, 'mediaLost');
  });

  /** The agent of a transfer or consult comes by joining; when theirs is over they are out, unless the call is theirs now. */
  async function applyLeg(event: RoomEvent, room: CallRoom): Promise<void> {
    const isOver = event.type === 'callEnded' && event.endReason !== 'handedOver';
    if (event.agentId !== null && (isOver || event.type === 'callRequeued'))
      await room.remove({ role: 'agent', id: event.agentId });
    onChanged(room);
  }

  async function apply(event: RoomEvent, room: CallRoom): Promise<void> {
    if (event.parentId !== null) return applyLeg(event, room);
    if (event.to !== null && !openStates.includes(event.to) && event.to !== 'queued') {
      forget(room, 'ended');
      return room.remote.close('ended');
    }
    const { version, heldAt } = event;
    const isAnew = event.type === 'callEnqueued';
    const hold = async () => {
      if (version !== null) await room.setHold(heldAt, version, isAnew);
    };
    // Who leaves is out before the hold ends, or it would flow towards them once more. What is heard meanwhile has a higher version.
    if (heldAt === null && (isPassedOn(event) || hasAgentLeft(event)))
      return follow(event, room).finally(hold);
    await Promise.all([hold(), follow(event, room)]);
  }

  /** Who is in and whether it flows, as this change says. */
  async function follow(event: RoomEvent, room: CallRoom): Promise<void> {
    if (isPassedOn(event)) {
      if (event.agentId !== null) await room.remove({ role: 'agent', id: event.agentId });
      return onChanged(room);
    }
    if (hasAgentLeft(event)) {
      if (event.to !== 'offered') await room.setPhase('preparing');
      if (event.agentId !== null) await room.remove({ role: 'agent', id: event.agentId });
    } else if (event.to !== null && isLive(event.to)) {
      // Agents it rang at beside this one are out before anything flows.
      if (event.type === 'offerAccepted') await room.removeAgentsBut(event.agentId);
      const tell = room.phase === 'live' ? onChanged : onLive;
      // The pages are told beside the media node: they put the picture's place together while the first frame is on its way.
      const flowing = room.setPhase('live');
      tell(room);
      return flowing;
    }
    onChanged(room);
  }

  return {
    open,
    /** Null unless some page of this server has joined the call's room. */
    find: (callId: string) => rooms.get(callId as CallId) ?? null,
    list: () => [...rooms.values()],
    /** ROOM_NOT_OPEN unless some page of this server has joined it. */
    get(roomId: RoomId): CallRoom {
      const room = rooms.get(roomId as string as CallId);
      if (!room || room.remote.isClosed) throw new AppError('ROOM_NOT_OPEN', 'join the room first');
      return room;
    },
    followMonitors,
    /** The page has gone to another server, which has it in the room from now on: what it receives is no concern of this one. */
    forgetPage(pageId: string): void {
      for (const room of rooms.values()) room.forgetPage(pageId);
    },
    handleEvent(event: RoomEvent): void {
      const callId = event.parentId ?? event.callId;
      const room = callId === null ? undefined : rooms.get(callId);
      if (!room) return;
      apply(event, room).catch((error) =>
        logger.warn(
          { err: error, callId: room.callId, type: event.type },
          'a room could not follow its call',
        ),
      );
    },
  };
}

function assertOpen(call: RoomCall): void {
  if (call.kind === 'message') throw new AppError('ROOM_NOT_OPEN', 'nobody is to be met beside a message');
  if (openStates.includes(call.state)) return;
  throw new AppError('ROOM_NOT_OPEN', `a call that is ${call.state} has no room`, undefined, {
    retryAfterMs: 1_000,
  });
}
