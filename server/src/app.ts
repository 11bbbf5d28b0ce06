import type { AddressInfo } from 'node:net';
import { type CallId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { FastifyInstance } from 'fastify';
import { createEntryCodeRoutes } from './administration/entry-code.routes.ts';
import { registerEntrySheet } from './administration/entry-sheet.routes.ts';
import { createDossierSide } from './app-dossier.ts';
import { createExpertStage } from './app-expert.ts';
import { createFloor, type Floor, type Given } from './app-floor.ts';
import { createJointStage } from './app-joint.ts';
import { createMandateStage } from './app-mandates.ts';
import { createPapers } from './app-papers.ts';
import { createPlaybackSide } from './app-playback.ts';
import { createSides, type Sides, type Tidings } from './app-sides.ts';
import { createStages, type Stages } from './app-stages.ts';
import type { BookingRow } from './booking/booking.repository.ts';
import { createBookingRoutes } from './booking/booking.routes.ts';
import { startBookingClerk } from './booking/booking-clerk.ts';
import { reminderText } from './booking/reminder-text.ts';
import { createCaseRoutes, createTaskRoutes } from './cases/cases.routes.ts';
import { startClockClerk } from './cases/clock-clerk.ts';
import { createDecisionRoutes, registerVoucherContent } from './cases/decision.routes.ts';
import { startPaperClerk } from './cases/paper-clerk.ts';
import { createRegionRoutes } from './cases/region.routes.ts';
import { startTaskClerk } from './cases/task-clerk.ts';
import { registerVoucherPages } from './cases/voucher-pages.routes.ts';
import { createSampleRoutes } from './catalogue/sample.routes.ts';
import type { Config } from './config.ts';
import type { DispatchEvent } from './dispatch/dispatch-types.ts';
import { createDispatcher } from './dispatch/dispatcher.ts';
import { createDocumentRoutes, registerDocumentPages } from './documents/document.routes.ts';
import { createOwnFormRoutes } from './forms/own-form.routes.ts';
import { createAuthenticate } from './gateway/authenticate.ts';
import { createCallListRoutes } from './gateway/call-lists.routes.ts';
import { drainPages } from './gateway/drain.ts';
import { createHealth } from './gateway/health.ts';
import { createHttp } from './gateway/http.ts';
import { createRequestResultStore } from './gateway/request-result.store.ts';
import { admit } from './gateway/routes.ts';
import { createSockets } from './gateway/sockets.ts';
import { createIntakeRoutes } from './intake/intake.routes.ts';
import { createLaterRoutes } from './intake/later.routes.ts';
import { createRecorderRepository } from './journal/recorder.repository.ts';
import { startRecorder } from './journal/recorder.ts';
import { registerMandatePapers } from './mandates/held-mandate.routes.ts';
import { registerMaterialRoutes } from './materials/materials.routes.ts';
import type { Clock } from './platform/clock.ts';
import { makeId } from './platform/ids.ts';
import type { Logger } from './platform/logger.ts';
import { onRedisBack } from './platform/redis.ts';
import { registerDossierFile } from './record/dossier.routes.ts';
import { storageWord } from './record/storage-watch.ts';
import { registerVerifyPages } from './record/verify-page.routes.ts';
import { gatewayTuning } from './tuning-gateway.ts';

export type App = { address: AddressInfo; close(): Promise<void> };

/** Wires the whole server and listens. Events travel against the order of the stages here and nowhere else. */
export async function createApp(config: Config, given?: Given): Promise<App> {
  const floor = await createFloor(config, given);
  try {
    return await build(floor);
  } catch (error) {
    await floor.lifetime.close();
    throw error;
  }
}

async function build(floor: Floor): Promise<App> {
  const { config, lifetime, logger } = floor;
  const tidings: Tidings = {
    materialAdded: () => {},
    captured: async () => {},
    sessionEnded: () => {},
    caseChanged: () => {},
    formChanged: () => {},
    mandateChanged: async () => {},
    jointChanged: async () => {},
  };
  const sides = await createSides(floor, tidings);
  const authenticate = createAuthenticate(sides.identity.findPrincipal, config.isSecure);
  const stages = await createStages(floor, sides, () => origin());
  tidings.materialAdded = (material) => void addToChat(material, stages, sides, logger);
  tidings.captured = stages.captures.handleSent;
  const playback = await createPlaybackSide(floor, sides);
  const dossiers = await createDossierSide(floor, sides, playback, stages.recording.onComplete);
  const mandates = createMandateStage(floor, sides, stages);
  tidings.mandateChanged = mandates.handleChanged;
  tidings.sessionEnded = (sessionId) => void closePages(sessionId, stages, logger);
  tidings.caseChanged = (row) =>
    void sides.cases
      .listAgents(row)
      .then((agentIds) => stages.announcements.caseChanged({ ...row, agentIds }))
      .then(() => Promise.all([sides.mandates.handleCase(row), joint.handleCase(row)]))
      .catch((error) =>
        logger.warn({ err: error, caseId: row.caseId }, 'a change of a case could not be announced'),
      );
  tidings.formChanged = (told) =>
    void stages.announcements
      .formChanged(told)
      .catch((error) =>
        logger.warn({ err: error, caseId: told.caseId }, 'a change of a form could not be announced'),
      );
  const health = createHealth(checksOf(floor, stages));

  const origin = () => originOf(http, config);
  const linkBase = () => `${origin()}/e/`;
  const { papers, pages, clocks, signings, notices } = createPapers(floor, sides, stages, origin);
  const joint = createJointStage(floor, sides, stages, { papers, notices });
  tidings.jointChanged = joint.handleChanged;
  const expert = await createExpertStage(floor, sides, stages, {
    ...{ origin, playback, papers, notices, dossiers },
  });
  const ofCases = {
    cases: sides.cases,
    decisions: sides.cases.decisions,
    papers,
    signings,
    vouchers: sides.cases.vouchers,
  };
  const http: FastifyInstance = await createHttp({
    config,
    logger,
    authenticate,
    isReady: health.isReady,
    handlers: {
      ...health.routes,
      ...routesOf(stages, sides, floor.clock),
      ...mandates.routes,
      ...playback.routes,
      ...dossiers.routes,
      ...stages.recording.routesWith(playback),
      ...joint.routes,
      ...expert.routes,
      ...createEntryCodeRoutes(sides.entryCodes, linkBase),
      ...createDecisionRoutes(ofCases),
      ...createSampleRoutes(floor.database.db),
    },
    async registerMore(api) {
      await registerMaterialRoutes(api, {
        materials: sides.materials,
        authenticate: (request) => admit('material:content', request, authenticate),
      });
      registerMandatePapers(api, {
        ...{ held: sides.mandates.held, parts: sides.materials.parts },
        authenticate: (request) => admit('mandate:paper', request, authenticate),
      });
      registerVoucherContent(api, {
        ...{ ...ofCases, findPanelReader: expert.findPaperReader },
        authenticate: (request) => admit('voucher:content', request, authenticate),
      });
      registerVoucherPages(api, {
        ...{ pages, papers, vouchers: sides.cases.vouchers },
        authenticate: (request) => admit('voucher:page', request, authenticate),
      });
      registerDocumentPages(api, {
        parts: sides.documents.parts,
        authenticate: (request) => admit('document:page', request, authenticate),
      });
      playback.registerFiles(api, authenticate);
      await expert.registerFiles(api, authenticate);
      registerDossierFile(api, {
        ...dossiers.parts,
        authenticate: (request) => admit('dossier:file', request, authenticate),
      });
      registerEntrySheet(api, {
        ...{ entryCodes: sides.entryCodes, linkBase },
        authenticate: (request) => admit('entryCode:sheet', request, authenticate),
      });
    },
  });
  await registerVerifyPages(http);
  lifetime.bind(() => http.close());
  let isMoving = false;
  const beginMoving = () => {
    isMoving = true;
    stages.leases.beginMoving();
  };
  const sockets = createSockets({
    httpServer: http.server,
    authenticate,
    handlers: stages.handlers,
    results: createRequestResultStore(floor.redis, config.tenant, gatewayTuning.requestResultKeptMs),
    clock: floor.clock,
    logger,
    publicOrigin: config.publicOrigin,
    onLost: (page) => {
      if (isMoving) for (const kind of [stages.rooms, stages.reviewRooms]) kind.forgetPage(page.pageId);
      else stages.lostPages.handleLost(page.pageId);
      stages.leases.handleLost(page).catch((error) => logger.warn({ err: error }, 'a lost page'));
    },
  });
  stages.attachSockets(sockets);
  lifetime.bind(() => sockets.close());

  await startEvents(floor, sides, stages, origin, joint.handleEvent);
  startPaperClerk({ papers, lifetime, logger });
  startClockClerk(clocks, { lifetime, logger });
  lifetime.bind(() => drainPages({ sockets, beginMoving, logger }));
  lifetime.bind(() => health.stop());
  return { address: await listen(http, config), close: () => lifetime.close() };
}

/** From here on changes of calls reach the database, the rooms, the leases and the pages. */
async function startEvents(
  { lifetime, logger, database, redis, clock, nodeId }: Floor,
  sides: Sides,
  stages: Stages,
  origin: () => string,
  handleJoint: (event: DispatchEvent) => void,
): Promise<void> {
  const { dispatch } = sides;
  // This server's lease stands for the pages it is going to hold.
  await dispatch.heartbeat({ nodeId, agents: [] });
  await dispatch.dropOtherVersions();
  const dispatcher = await createDispatcher({ store: dispatch, logger });
  lifetime.bind(() => dispatcher.close());
  dispatcher.onEvent(stages.rooms.handleEvent);
  dispatcher.onEvent(stages.leases.handleEvent);
  // Its lease stands before the first page comes: a server that dies young must be missed as well.
  await stages.leases.announceAll();
  onRedisBack(redis, () => {
    stages.leases
      .announceAll()
      .catch((error) => logger.warn({ err: error }, 'pages could not be announced again'));
  });
  dispatcher.onEvent(stages.notifier.handleEvent);
  dispatcher.onEvent(stages.captures.handleEvent);
  dispatcher.onEvent(stages.recording.handleEvent);
  dispatcher.onEvent(stages.guests.handleEvent);
  dispatcher.onEvent(handleJoint);
  dispatcher.onEvent(stages.monitors.handleEvent);
  dispatcher.onEvent((event) => sides.callbackNotices.handleEvent(event, origin()));
  dispatcher.onEvent((event) => sides.turnNotices.handleEvent(event, origin()));
  dispatcher.onEvent(({ callId, agentId, type, from, to, fence, reason, endReason }) => {
    logger.info({ callId, agentId, type, from, to, fence, reason: reason ?? endReason }, 'dispatch');
  });
  const recorder = startRecorder({
    source: dispatch,
    repository: createRecorderRepository(database.db, sides.cases.record),
    logger,
  });
  lifetime.bind(() => recorder.close());
  startBookingClerk({
    repository: sides.bookingRows,
    enter: stages.later.enterBooked,
    findPage: stages.findPage,
    remind: (booking) => remindOf(booking, sides),
    ...{ clock, lifetime, logger },
  });
  stages.recording.start();
  startTaskClerk({ db: database.db, writer: sides.cases.writer, clock, lifetime, logger });
  // Redis may have lost its data while no server was there to notice.
  sides.restore.restoreAllSoon();
}

async function remindOf(
  { callId, applicantId, matterId, startsAt }: BookingRow,
  sides: Sides,
): Promise<void> {
  const call = await sides.calls.findCall(callId);
  const { name } = sides.catalogue.getMatter(matterId);
  const text = reminderText(call?.locale ?? 'zh-Hans', name, startsAt);
  await sides.identity.sendNotice(applicantId, { template: 'bookingReminder', text });
}

const routesOf = (stages: Stages, sides: Sides, clock: Clock) => ({
  ...sides.identity.routes,
  ...sides.catalogue.routes,
  ...sides.calendar.routes,
  ...sides.consents.routes,
  ...sides.materials.routes,
  ...createDocumentRoutes(sides.documents.parts),
  ...sides.ratings.routes,
  ...createIntakeRoutes(sides.intake),
  ...createLaterRoutes(stages.later),
  ...createBookingRoutes({ ...sides, clock }),
  ...createCallListRoutes(stages.sources),
  ...createCaseRoutes(sides),
  ...createTaskRoutes(sides),
  ...createRegionRoutes(sides.cases),
  ...createOwnFormRoutes(sides),
  ...sides.supervision,
  ...sides.cannedReplyRoutes,
  ...stages.callReplyRoutes,
  ...stages.guests.routes,
  ...sides.wechat.routes,
});

/** A file sent in a call is a line of its chat as well, so that both sides see when it came. */
async function addToChat(material: Material, stages: Stages, sides: Sides, logger: Logger): Promise<void> {
  const { callId, materialId, uploadedBy, mandateId } = material;
  try {
    const call = await sides.lookup.findCall(callId);
    const senderId = uploadedBy === 'applicant' ? call?.applicantId : call?.agentId;
    if (!senderId) return;
    await stages.announcements.material(material);
    if (mandateId !== undefined) {
      // The applicant did not say it in the talk.
      await sides.mandates.notePaper(material, mandateId);
      return;
    }
    // The recording of a message is the message itself, no line of the talk about it.
    if (material.purpose !== 'videoMessage') {
      const sentAt = new Date(material.uploadedAt);
      const messageId = MessageId.parse(makeId());
      const line = { messageId, callId, sender: uploadedBy, senderId, text: null, materialId, sentAt };
      await stages.messages.add(line);
    }
    // Last: a journal that fails for a moment does not cost the line of the talk.
    await sides.cases.noteMaterial(material, senderId);
  } catch (error) {
    logger.error({ err: error, callId: callId as CallId, materialId }, 'a file could not be announced');
  }
}

async function closePages(sessionId: string, { announcements }: Stages, logger: Logger): Promise<void> {
  await announcements
    .sessionEnded(sessionId)
    .catch((error) => logger.error({ err: error }, 'the pages of an ended session could not be closed'));
}

const checksOf = ({ redis, database, recordingFiles }: Floor, { nodes }: Stages) => ({
  redis: async () => redis.ping(),
  database: async () => {
    await database.ping();
    return 'answers';
  },
  sfu: async () => {
    if (!nodes.hasHealthyNode()) throw new Error('no media node takes rooms');
    return 'at least one takes rooms';
  },
  recordings: () => storageWord(recordingFiles),
});

/** Where people reach it; without a public address, where this machine does. */
function originOf(http: FastifyInstance, { publicOrigin, isSecure, http: { port } }: Config): string {
  const address = http.server.address();
  const listensOn = address === null || typeof address === 'string' ? port : address.port;
  return publicOrigin ?? `${isSecure ? 'https' : 'http'}://127.0.0.1:${listensOn}`;
}

async function listen(http: FastifyInstance, { http: { host, port } }: Config): Promise<AddressInfo> {
  await http.listen({ host, port });
  const address = http.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
