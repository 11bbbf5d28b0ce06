import { type AgentId, type ApplicantId, type CallId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import { createBlurStage } from './app-blur.ts';
import { createCaptionStage } from './app-captions.ts';
import { createCaptureStage } from './app-capture.ts';
import { createSharedDocumentHandlers } from './app-documents.ts';
import type { Floor } from './app-floor.ts';
import { createGuestStage } from './app-guests.ts';
import { createMonitorStage } from './app-monitors.ts';
import { createRecordStage } from './app-record.ts';
import { createRoomStage } from './app-room.ts';
import type { Sides } from './app-sides.ts';
import { createCallHandlers, createReveal } from './call/call.socket.ts';
import { createHoldHandlers } from './dispatch/hold.socket.ts';
import { createLegHandlers } from './dispatch/leg.socket.ts';
import { createLegTargets } from './dispatch/leg-targets.ts';
import { createOfferHandlers } from './dispatch/offer.socket.ts';
import { createTalkHandlers } from './dispatch/talk.socket.ts';
import { createTelephoneHandlers } from './dispatch/telephone.socket.ts';
import { createFormHandlers } from './forms/forms.socket.ts';
import { createAnnouncements } from './gateway/announcements.ts';
import { createFanOut } from './gateway/fan-out.store.ts';
import { createFormNotices } from './gateway/form-notices.ts';
import { createNotifier } from './gateway/notifier.ts';
import { createPageLeases } from './gateway/page-leases.ts';
import { createSessionHandlers } from './gateway/session.socket.ts';
import type { Sockets } from './gateway/sockets.ts';
import { presentApplicantCall } from './gateway/views/applicant-view.ts';
import { createCallTickets } from './gateway/views/call-tickets.ts';
import type { ViewSources } from './gateway/views/view-sources.ts';
import { createWaitingChats } from './gateway/views/waiting-chats.ts';
import type { RequestHandlers } from './identity/principal.ts';
import { createIntakeHandlers } from './intake/intake.socket.ts';
import { createLaterIntake } from './intake/later.ts';
import { makeId } from './platform/ids.ts';
import { classesOf } from './presence/agent-classes.ts';
import { createPresenceHandlers } from './presence/presence.socket.ts';
import { assertMayJoin } from './room/admission.ts';
import { createCallReplyRoutes } from './room/call-replies.routes.ts';
import { createIceServers } from './room/ice-servers.ts';
import { createLinkCheckHandlers } from './room/link-check.socket.ts';
import { createLinkChecks } from './room/link-checks.ts';
import { createLostPages } from './room/lost-pages.ts';
import { createMessageRepository } from './room/message.repository.ts';
import { createMessageHandlers } from './room/message.socket.ts';
import { createMessages, type Messages } from './room/messages.ts';
import { createRoomHandlers } from './room/room.socket.ts';
import { createSittingHandlers } from './room/sitting.socket.ts';
import { createSittingMessageRepository } from './room/sitting-message.repository.ts';
import { createSittingMessageHandlers } from './room/sitting-message.socket.ts';
import { createSittingMessages } from './room/sitting-messages.ts';
import { gatewayTuning } from './tuning-gateway.ts';

export type Stages = Awaited<ReturnType<typeof createStages>>;

/** The parts that act, and what they tell the pages. Sockets come last: they are attached once the door is open. */
export async function createStages(floor: Floor, sides: Sides, origin: () => string) {
  const { config, clock, lifetime, logger, nodeId } = floor;
  const { dispatch, lookup } = sides;
  let attached: Sockets | undefined;
  const sockets = () => {
    if (!attached) throw new Error('no socket can be there yet');
    return attached;
  };
  const sources = sourcesOf(floor, sides);
  const notifier = createNotifier({
    ...{ sockets, sources, queue: dispatch, lifetime, logger },
  });
  const isHere = (pageId: string) => attached?.has(`page:${pageId}`) ?? false;
  const signIn = async (agentId: AgentId) => {
    const profile = await sides.identity.getStaff(agentId);
    const { departmentId } = profile;
    const mode = departmentId === null ? 'timed' : sides.catalogue.getDepartment(departmentId).wrapUpMode;
    await dispatch.signIn(agentId, classesOf(profile, sides.allRegions()), mode);
  };
  const leases = createPageLeases({
    ...{ dispatch, isHere, signIn, nodeId, lifetime, logger },
    restore: sides.restore.restore,
    tellStale: (pageId) => sockets().emit(`page:${pageId}`, 'session:stale', { at: clock.now() }),
    onDataLost: sides.restore.restoreAllSoon,
  });
  const guests = createGuestStage(floor, sides, {
    ...{ sockets, origin, rooms: () => room.rooms },
    announce: (told) => announcements.guest(told),
  });
  const room = createRoomStage(
    floor,
    sides,
    sockets,
    guests.getCard,
    (roomId, version) => announcements.sitting(roomId, version),
    () => recording.recorders,
  );
  const announcements = createAnnouncements({
    fanOut: () => fanOut,
    sockets,
    notifier: () => notifier,
    lookup,
    listSignedIn: dispatch.listSignedIn,
    onMessage: sources.waitingChats.note,
    onForm: createFormNotices({ sockets, findFilling: sides.forms.findFilling, logger }),
    onNetwork: (callId, person, link) => room.notices.setLink(room.find(callId), person, link),
    onStill: (callId, person, still) => room.notices.still(room.find(callId), person, still),
    onShown: room.handleShown,
    onGuest: guests.handleTold,
    onCaptionWishes: (roomId, wishes) => room.notices.captionWishes(room.find(roomId), wishes),
    onWord: (callId, from, word) => room.notices.word(room.find(callId), from, word),
    onRecording: (roomId) => recording.recordings.changed(roomId),
    onMonitors: (callId, told) =>
      room.rooms
        .followMonitors(callId, told)
        .catch((error) => logger.warn({ err: error, callId }, 'who listens in could not be followed')),
    onSittingLine: (told) =>
      room
        .handleLine(told)
        .catch((error) => logger.warn({ err: error, roomId: told.line.roomId }, 'a line was not passed on')),
    onStep: (told) =>
      room
        .handleStep(told)
        .catch((error) => logger.warn({ err: error, roomId: told.roomId }, 'a step was not passed on')),
    onSitting: (roomId, version) =>
      room.reviewRooms
        .handleTold(roomId, version)
        .catch((error) => logger.warn({ err: error, roomId }, 'a change of a sitting could not be followed')),
  });
  const fanOut = await createFanOut({
    redis: floor.redis,
    reader: floor.fanOutReader,
    subscriber: floor.fanOutSubscriber,
    tenant: config.tenant,
    maxLength: gatewayTuning.fanOutLength,
    logger,
    onMessage: (_topic, payload) => announcements.handle(payload),
  });
  lifetime.bind(() => fanOut.close());
  const recording = createRecordStage(floor, sides, {
    ...{ room, guests: guests.guests, announce: announcements.recording },
  });
  const { monitors, handlers: monitorHandlers } = createMonitorStage(floor, sides, room, () => announcements);
  const { captures, handlers: captureHandlers } = createCaptureStage(floor, sides, announcements);
  const messages = createMessages({
    repository: createMessageRepository(floor.database.db),
    listMaterials: (callId) => sides.materials.list(callId),
    getName: sides.getName,
    announce: announcements.message,
  });
  const sittingMessages = createSittingMessages({
    repository: createSittingMessageRepository(floor.database.db, floor.cipher),
    ...{ sittings: room.sittings, getName: sides.getName, clock },
    announce: announcements.sittingLine,
  });
  const later = createLaterIntake({
    ...sides.intakeDependencies,
    listMaterials: (callId) => sides.materials.list(callId),
    keepText: (message) => keepText(message, messages, clock.now()),
  });
  const iceServersFor = createIceServers(config.sfu, clock);
  const reveal = createReveal({
    ...{ lookup, journal: sides.journal, clock },
    async getPhone({ callId, applicantId }) {
      const live = await dispatch.findCall(callId);
      return sides.callNumbers.get({ applicantId, sealedNumber: live?.sealedNumber ?? null });
    },
  });
  const handlers: RequestHandlers = {
    ...createSessionHandlers({
      leases,
      notifier,
      signIn,
      sources,
      findRoomView: room.findView,
      carryGuest: guests.carry,
    }),
    ...createIntakeHandlers({
      intake: sides.intake,
      dispatch,
      nodeId,
      presentCall: (callId) => presentApplicantCall(callId, sources),
    }),
    ...createPresenceHandlers({ presence: dispatch, nodeId, presentDesk: notifier.presentDesk }),
    ...createOfferHandlers({ dispatch, presentDesk: notifier.presentDesk }),
    ...createLegHandlers({
      dispatch,
      calls: sides.calls,
      targets: createLegTargets({
        catalogue: sides.catalogue,
        listStaff: sides.identity.listStaff,
        findAgent: dispatch.findAgent,
        findRow: sides.calls.findCall,
        chooseClass: sides.chooseClass,
      }),
    }),
    ...createTalkHandlers({
      dispatch,
      saveNotes: (callId, notes) => sides.calls.saveNotes(callId, notes),
      now: clock.now,
    }),
    ...createFormHandlers({
      ...{ forms: sides.forms, lookup },
      findMatterId: async (callId) => (await sides.calls.findCall(callId))?.matterId ?? null,
    }),
    ...createMessageHandlers({
      lookup,
      messages,
      clock,
      isSignedIn: dispatch.isSignedIn,
      assertLink: sides.links.assertAllowed,
    }),
    ...createCallHandlers({ lookup, calls: sides.calls, clock, reveal }),
    ...createHoldHandlers({ dispatch }),
    ...captureHandlers,
    ...guests.handlers,
    ...createTelephoneHandlers({ dispatch, numbers: sides.callNumbers, reveal }),
    ...monitorHandlers,
    ...createSittingHandlers(room),
    ...createSittingMessageHandlers(sittingMessages),
    ...createRoomHandlers({
      ...{ rooms: room.rooms, reviewRooms: room.reviewRooms, getRoom: room.get },
      assertMayJoin: (callId, person, pageId) =>
        assertMayJoin(
          { callId, person, pageId },
          {
            findCall: dispatch.findCall,
            getAgent: dispatch.getAgent,
            findGuest: guests.findGuest,
            isMonitor: monitors.isIn,
          },
        ),
      presentRoom: room.notices.present,
      publishLink: (roomId, person, link) => announcements.network(roomId, person, link),
      publishStill: (roomId, person, still) => announcements.still(roomId, person, still),
      now: clock.now,
      iceServersFor,
    }),
    ...recording.handlers,
    ...createCaptionStage(floor, sides, room.get, announcements.captions),
    ...createBlurStage(floor, sides, () => announcements),
    ...createSharedDocumentHandlers(floor, sides, room.get, () => announcements),
    ...createLinkCheckHandlers(
      createLinkChecks({ nodes: room.nodes, iceServersFor, lifetime, logger: floor.logger }),
    ),
  };
  return {
    handlers,
    callReplyRoutes: createCallReplyRoutes({
      ...{ lookup, isSignedIn: dispatch.isSignedIn },
      findCall: (callId) => sides.calls.findCall(callId),
      listReplies: sides.cannedReplies.listFor,
    }),
    sources,
    notifier,
    leases,
    announcements,
    captures,
    guests,
    messages,
    later,
    /** A page of this applicant that is connected to this server. */
    findPage: (applicantId: ApplicantId) => attached?.findPage(`applicant:${applicantId}`) ?? null,
    recording,
    rooms: room.rooms,
    reviewRooms: room.reviewRooms,
    sittings: room.sittings,
    sittingMessages,
    monitors,
    lostPages: createLostPages({
      ...{ sittings: room.sittings, monitors, logger },
      listRooms: () => [...room.rooms.list(), ...room.reviewRooms.list()],
      isConnected: isHere,
    }),
    nodes: room.nodes,
    attachSockets(opened: Sockets) {
      attached = opened;
    },
  };
}

/** The text of a message left behind is the first line of its call's chat. */
async function keepText(
  { callId, applicantId, text }: { callId: CallId; applicantId: ApplicantId; text: string },
  messages: Messages,
  now: number,
): Promise<void> {
  const known = await messages.list(callId, 0, 1);
  if (known.some((message) => message.text === text)) return;
  await messages.add({
    ...{ callId, text, materialId: null, messageId: MessageId.parse(makeId()) },
    ...{ sender: 'applicant', senderId: applicantId, sentAt: new Date(now) },
  });
}

const sourcesOf = ({ clock, database }: Floor, sides: Sides): ViewSources => ({
  dispatch: sides.dispatch,
  calls: sides.calls,
  tickets: createCallTickets(sides.calls, gatewayTuning.ticketsKeptCount),
  waitingChats: createWaitingChats(createMessageRepository(database.db), gatewayTuning.ticketsKeptCount),
  identity: sides.identity,
  callNumbers: sides.callNumbers,
  catalogue: sides.catalogue,
  materials: sides.materials,
  ratings: sides.ratings,
  bookings: sides.bookings,
  joint: { findOffer: sides.joint.views.findOffer, findReviewId: sides.joint.findReviewId },
  countMissedOffers: sides.callEvents.countMissedOffers,
  sealTicket: ({ callId, applicantId, queueClass, priority, enqueuedAt }) =>
    sides.ticketSeal.seal({ callId, applicantId, queueClass, priority, enqueuedAt }),
  clock,
});
