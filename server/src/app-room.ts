import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { RoomRecorders } from './app-record.ts';
import type { Sides } from './app-sides.ts';
import { createCaptionWishStore } from './captions/caption-wishes.store.ts';
import { isFleeting, type Shown } from './documents/room-word.ts';
import type { StepTold } from './expert-review/session/in-step.ts';
import type { Sockets } from './gateway/sockets.ts';
import { createMediaNodes } from './media/media-nodes.ts';
import { createMonitorStore } from './room/monitor.store.ts';
import type { Person } from './room/person.ts';
import { roomIdOfShown } from './room/review-room.ts';
import { createReviewRooms } from './room/review-rooms.ts';
import { createRoomNotices } from './room/room-notices.ts';
import type { PersonCard } from './room/room-view.ts';
import { createRooms } from './room/rooms.ts';
import { createSittingStore } from './room/sitting.store.ts';
import type { LineTold } from './room/sitting-messages.ts';
import { createSittings } from './room/sittings.ts';

/** Rooms on the media nodes, and what their pages are told. */
export function createRoomStage(
  floor: Floor,
  { dispatch, documents, getName }: Sides,
  sockets: () => Sockets,
  getGuestCard: (callId: CallId, guestId: string) => Promise<PersonCard>,
  publishSitting: (roomId: RoomId, version: number) => Promise<void>,
  recording: () => RoomRecorders,
) {
  const { clock, config, lifetime, logger, nodeId, redis } = floor;
  const nodes = createMediaNodes({
    urls: config.sfu.urls,
    secret: config.sfu.secret,
    logger,
    serverId: nodeId,
    lifetime,
  });
  const notices = createRoomNotices({
    clock,
    getCard: async (callId, role, personId) =>
      role === 'guest' && callId !== null
        ? getGuestCard(callId, personId)
        : { name: await getName(role === 'applicant' ? 'applicant' : 'agent', personId) },
    findRecording: (roomId, selfId) => recording().present(roomId, selfId),
    send: (pageId, room) => sockets().emit(`page:${pageId}`, 'room:updated', { room }),
    sendStill: (pageId, still) => {
      if (sockets().isKeepingUp(`page:${pageId}`)) sockets().emit(`page:${pageId}`, 'still:shown', still);
    },
    sendWord: (pageId, word) => {
      const audience = `page:${pageId}` as const;
      if (!isFleeting(word) || sockets().isKeepingUp(audience))
        // Name and payload come as a pair; a union of pairs does not say so.
        sockets().emit(audience, word.name, word.payload as never);
    },
    sendCaption: (pageId, told) => {
      if (sockets().isKeepingUp(`page:${pageId}`)) sockets().emit(`page:${pageId}`, 'caption:told', told);
    },
    sendLine: (pageId, told) => sockets().emit(`page:${pageId}`, 'sittingMessage:created', told),
    sendClosed: (pageId, closed) => sockets().emit(`page:${pageId}`, 'room:closed', closed),
  });
  const isConnected = (pageId: string) => sockets().has(`page:${pageId}`);
  const findCaptionWishes = createCaptionWishStore(redis, config.tenant).find;
  const monitorStore = createMonitorStore(redis, config.tenant, clock);
  const rooms = createRooms({
    nodes,
    places: {
      getCall: (callId) => dispatch.getCall(callId),
      setPlace: (callId, place) => dispatch.setRoom(callId, place),
      clearNode: (sfuNodeId) => dispatch.clearRoomsOf(sfuNodeId),
    },
    findMonitors: monitorStore.find,
    tellNow: (room) => {
      notices.tellNow(room);
      recording().follow(room);
    },
    onOut: notices.out,
    isConnected,
    findShown: documents.parts.shown.find,
    findCaptionWishes,
    onCaption: notices.caption,
    onChanged: (room) => {
      notices.changed(room);
      recording().follow(room);
    },
    onLive: (room) => {
      notices.changedAtOnce(room);
      recording().follow(room);
    },
    onClosed: (room, reason) => {
      notices.closed(room, reason);
      recording().leave(room, reason);
    },
    logger,
  });
  const sittings = createSittings({
    ...{ clock, logger, publish: publishSitting },
    store: createSittingStore(redis, config.tenant),
    follow: (state, isUrgent) => reviewRooms.followOwn(state, isUrgent),
  });
  const reviewRooms = createReviewRooms({
    ...{ nodes, logger, isConnected, sittings: () => sittings },
    ...{ findCaptionWishes, onCaption: notices.caption },
    findShown: (key) => documents.parts.shown.find(key as CallId),
    onChanged: (room) => {
      notices.changed(room);
      recording().follow(room);
    },
    tellNow: (room) => {
      notices.tellNow(room);
      recording().follow(room);
    },
    onClosed: (room, reason) => {
      notices.closed(room, reason);
      recording().leave(room, reason);
    },
    onOut: notices.out,
  });
  return {
    nodes,
    rooms,
    reviewRooms,
    sittings,
    monitorStore,
    notices,
    /** Of a call or of a review; null unless some page of this server has joined it. */
    find: (roomId: string) => rooms.find(roomId) ?? reviewRooms.find(roomId),
    /** What those of a talk, or of one part of a review, look at has changed. */
    handleShown(key: string, shown: Shown): void {
      notices.shown(rooms.find(key), shown);
      notices.shownInReview(reviewRooms.find(roomIdOfShown(key)), key, shown);
    },
    /** A line of chat of a review: only once this server knows as much of the sitting as its writer did. */
    async handleLine({ version, ...told }: LineTold): Promise<void> {
      const { roomId } = told.line;
      await reviewRooms.handleTold(roomId, version);
      const room = reviewRooms.find(roomId);
      if (room) notices.line(room, told);
    },
    /** What is looked at together: only once this server knows as much of the sitting as whoever set it did. */
    async handleStep({ roomId, phase, version, reviewId, inStep }: StepTold): Promise<void> {
      await reviewRooms.handleTold(roomId, version);
      const pageIds = reviewRooms.find(roomId)?.pagesInside(phase) ?? [];
      const told = { reviewId: reviewId as ExpertReviewId, roomId, inStep };
      for (const pageId of pageIds) sockets().emit(`page:${pageId}`, 'expertSession:stepped', told);
    },
    /** The same, or ROOM_NOT_OPEN. */
    get(roomId: RoomId) {
      const room = reviewRooms.find(roomId);
      return room && !room.remote.isClosed ? room : rooms.get(roomId);
    },
    /**
     * The room as this page left it, of its call or else of a review, or null when it has to join anew. A supervisor is in talks
     * that are nobody's of theirs.
     */
    findView(callId: string | null, person: Person, pageId: string) {
      const ofCall = callId === null ? null : rooms.find(callId);
      const talks = person.role === 'supervisor' ? rooms.list() : ofCall === null ? [] : [ofCall];
      const room = [...talks, ...reviewRooms.list()].find((known) =>
        [...known.locals.values()].some((local) => local.pageId === pageId),
      );
      return room && !room.remote.isClosed ? notices.present(room, person) : null;
    },
  };
}
