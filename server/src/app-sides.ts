import type { AgentId, ApplicantId, CaptureId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { createCannedReplies } from './administration/canned-replies.ts';
import { createCannedReplyRepository } from './administration/canned-reply.repository.ts';
import { createCannedReplyRoutes } from './administration/canned-reply.routes.ts';
import { loadDemoData } from './administration/demo-loader.ts';
import { createEntryCodeRepository } from './administration/entry-code.repository.ts';
import { createEntryCodes } from './administration/entry-codes.ts';
import { createLinkGuard } from './administration/link-guard.ts';
import { createDocumentSide } from './app-documents.ts';
import type { Floor } from './app-floor.ts';
import { createJointSide } from './app-joint.ts';
import { createMandateSide } from './app-mandates.ts';
import { createBookingRepository } from './booking/booking.repository.ts';
import { createBookings } from './booking/booking.ts';
import { createCalendar } from './calendar/calendar.ts';
import { startCalendarWatch } from './calendar/calendar-watch.ts';
import { type CallRow, createCallRepository } from './call/call.repository.ts';
import { createCallEventRepository } from './call/call-event.repository.ts';
import { createCallLookup } from './call/live-lookup.ts';
import type { CaseRow } from './cases/case-write.repository.ts';
import { createCases } from './cases/cases.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { startCatalogueWatch } from './catalogue/catalogue-watch.ts';
import { createDispatchStore } from './dispatch/dispatch.store.ts';
import { createExpertReviewRepository } from './expert-review/expert-review.repository.ts';
import { createExpertLibraryRepository } from './experts/expert-library.repository.ts';
import { loadDemoExperts } from './experts/load-demo-experts.ts';
import { loadDemoForms } from './forms/demo/load-demo-forms.ts';
import { createForms, type FormTold } from './forms/forms.ts';
import { createCallNumbers } from './identity/call-number.ts';
import { createIdentity } from './identity/identity.ts';
import type { Principal } from './identity/principal.ts';
import { createCallbackNoticeStore } from './intake/callback-notice.store.ts';
import { createCallbackNotices } from './intake/callback-notice.ts';
import { chooseClass } from './intake/choose-class.ts';
import { createConsents } from './intake/consent.ts';
import { assertConsent, classOf, createIntake, type IntakeDependencies } from './intake/intake.ts';
import { createRestore } from './intake/restore.ts';
import { createTicketStore } from './intake/ticket.store.ts';
import { createTicketSeal } from './intake/ticket-seal.ts';
import { createSendTurnMessage } from './intake/turn-message.ts';
import { createTurnNoticeStore } from './intake/turn-notice.store.ts';
import { createTurnNotices } from './intake/turn-notice.ts';
import type { ReviewFile } from './joint-review/joint-review.repository.ts';
import { createJournal, type JournalEntry } from './journal/journal.repository.ts';
import type { MandateRow } from './mandates/mandate.repository.ts';
import { createMaterials } from './materials/materials.ts';
import { classesOf } from './presence/agent-classes.ts';
import { createRatings } from './rating/rating.ts';
import { createSupervisionRepository } from './supervision/supervision.repository.ts';
import { createSupervisionRoutes } from './supervision/supervision.routes.ts';
import { createSupervision } from './supervision/supervision.ts';
import { intakeTuning } from './tuning-intake.ts';
import { createWechat } from './wechat/wechat.ts';

export type Sides = Awaited<ReturnType<typeof createSides>>;

/** What the sides tell, for whoever has pages to tell it to. */
export type Tidings = {
  materialAdded(material: Material): void;
  sessionEnded(sessionId: string): void;
  caseChanged(row: CaseRow): void;
  formChanged(told: FormTold): void;
  captured(material: Material, captureId: CaptureId): Promise<void>;
  mandateChanged(row: MandateRow): Promise<void>;
  jointChanged(before: ReviewFile, after: ReviewFile): Promise<void>;
};

/** Stores, ledgers and sides: everything that remembers, before the stages and doors that act. */
export async function createSides(floor: Floor, tell: Tidings) {
  const { clock, config, logger, redis, cipher, lifetime } = floor;
  const { tenant } = config;
  const { db } = floor.database;
  const dispatch = createDispatchStore({ redis, tenant, replicaCount: config.redisReplicaCount });
  lifetime.bind(() => dispatch.close());
  const calls = createCallRepository(db);
  const callEvents = createCallEventRepository(db);
  const lookup = createCallLookup(calls, (callId) => dispatch.findCall(callId));
  const identity = createIdentity({
    ...{ db, redis, cipher, clock, tenant, logger },
    isDemo: config.demo !== null,
    dataFolder: config.dataFolder,
    smsSender: floor.smsSender,
    onSessionEnded: (sessionId) => tell.sessionEnded(sessionId),
    onCodeSignIn: (applicantId, context) => wechat.noteSignIn(applicantId, context),
  });
  const journal = createJournal(db);
  const wechat = createWechat({
    ...{ db, redis, cipher, clock, tenant, identity, journal, logger },
    config: config.wechat,
  });
  if (config.demo !== null) await loadDemoData({ db, clock, logger, password: config.demo.password });
  const catalogue = await createCatalogue({ db, clock });
  startCatalogueWatch({ catalogue, lifetime, logger });
  const calendar = await createCalendar({ db, clock });
  startCalendarWatch({ calendar, lifetime, logger });
  const consents = createConsents({ db, clock, calls: lookup, logger });
  const writeLook = (material: Material, [reader]: readonly Principal[]) =>
    journal
      .write(lookAt(material, reader, clock.now()))
      .catch((error) =>
        logger.error({ err: error, callId: material.callId }, 'a look at a file was not journaled'),
      );
  const materials = await createMaterials({
    db,
    dataFolder: config.dataFolder,
    clock,
    logger,
    calls: lookup,
    onMaterialAdded: (material) => tell.materialAdded(material),
    onCaptured: (material, captureId) => tell.captured(material, captureId),
    onMaterialRead: (material, readers) => void writeLook(material, readers),
    admitHelper: (...paper) => mandates.held.admitPaper(...paper),
    isOnCase: async ({ callId }, agent) => {
      const caseId = await cases.findOfCall(callId);
      if (caseId === null) return false;
      return (await cases.findIn(caseId, agent)) !== null || joint.lists.isMember(caseId, agent.agentId);
    },
  });
  lifetime.bind(() => materials.close());
  const cases = createCases({
    ...{ db, identity, catalogue, calendar, cipher, clock, lookup, secretKey: config.secretKey },
    findMaterials: materials.findMany,
    onChanged: (row) => tell.caseChanged(row),
  });
  const mandates = createMandateSide(floor, {
    ...{ cases, identity, catalogue, lookup },
    onChanged: (row) => tell.mandateChanged(row),
  });
  const joint = createJointSide(floor, {
    ...{ cases, identity, catalogue, lookup, dispatch },
    onChanged: (before, after) => tell.jointChanged(before, after),
  });
  const forms = createForms({
    ...{ db, cipher, cases, lookup, identity, catalogue, clock },
    onChanged: (told) => tell.formChanged(told),
  });
  if (config.demo !== null) await loadDemoForms(forms, clock);
  const experts = createExpertLibraryRepository(db, cipher);
  if (config.demo !== null) await loadDemoExperts(experts, identity.listStaff, clock);
  const documents = await createDocumentSide(floor, { materials, calls, identity, catalogue });
  const allRegions = () => catalogue.regions().map((region) => region.regionId);
  const isServed = await findServedClasses(identity, allRegions);
  const ticketSeal = createTicketSeal(config.secretKey);
  const restore = createRestore({
    calls,
    callEvents,
    dispatch,
    seal: ticketSeal,
    classOf(row) {
      const matter = catalogue.getMatter(row.matterId);
      return { queueClass: classOf(row, matter, isServed), ratedMinutes: matter.ratedMinutes };
    },
    nodeId: floor.nodeId,
    restoreAfterMs: intakeTuning.restoreAfterMs,
    lifetime,
    logger,
  });
  const intakeDependencies: IntakeDependencies = {
    catalogue,
    calls,
    consents,
    dispatch,
    tickets: createTicketStore(redis, tenant),
    isServed,
    nodeId: floor.nodeId,
    clock,
  };
  const sendTurnMessage = createSendTurnMessage({
    messages: wechat.messages,
    getMatterName: (matterId) => catalogue.getMatter(matterId).name,
  });
  const links = createLinkGuard(config.linkHosts, config.publicOrigin);
  const repository = createCannedReplyRepository(db);
  const cannedReplies = createCannedReplies({ repository, catalogue, links, clock });
  const bookingRows = createBookingRepository(db);
  return {
    dispatch,
    calls,
    callEvents,
    lookup,
    identity,
    callNumbers: createCallNumbers(identity, cipher),
    wechat,
    catalogue,
    calendar,
    consents,
    materials,
    cases,
    mandates,
    joint,
    expertReviews: createExpertReviewRepository(db),
    forms,
    experts,
    documents,
    intake: createIntake(intakeDependencies),
    intakeDependencies,
    bookingRows,
    bookings: createBookings({
      ...{ repository: bookingRows, catalogue, calls, lookup, clock, logger },
      assertConsent: (callId) => assertConsent(callId, consents),
    }),
    restore,
    turnNotices: createTurnNotices({
      ...{ calls, dispatch, clock, lifetime, logger, send: sendTurnMessage, isOn: wechat.messages.isOn },
      notices: createTurnNoticeStore(redis, tenant),
    }),
    callbackNotices: createCallbackNotices({
      ...{ calls, dispatch, identity, sendTurnMessage, logger },
      notices: createCallbackNoticeStore(redis, tenant),
    }),
    ticketSeal,
    allRegions,
    /** The lowest level of a skill, for whoever passes a call on to it. */
    chooseClass: (
      skill: { departmentId: DepartmentId; skillId: string },
      { locale, regionId }: Pick<CallRow, 'locale' | 'regionId'>,
    ) => chooseClass({ ...skill, requiredLevel: 1, locale, regionId, owningRegionId: null }, isServed),
    journal,
    entryCodes: createEntryCodes({ repository: createEntryCodeRepository(db), catalogue, clock }),
    links,
    cannedReplies,
    cannedReplyRoutes: createCannedReplyRoutes(cannedReplies, identity),
    supervision: createSupervisionRoutes(
      createSupervision({
        ...{ repository: createSupervisionRepository(db), calls, catalogue, identity, clock },
        setPriority: (decision) => dispatch.setPriority(decision),
      }),
      identity,
    ),
    ratings: createRatings({ db, clock, calls: lookup, logger }),
    getName: async (role: 'applicant' | 'agent', personId: string) =>
      role === 'applicant'
        ? (await identity.getApplicant(personId as ApplicantId)).name
        : (await identity.getStaff(personId as AgentId)).displayName,
  };
}

const lookAt = (material: Material, reader: Principal | undefined, at: number): JournalEntry => ({
  actorRole: reader?.role ?? 'unknown',
  actorId: reader === undefined ? '' : reader.role === 'applicant' ? reader.applicantId : reader.agentId,
  action: 'material.read',
  callId: material.callId,
  details: { materialId: material.materialId },
  at,
});

/** The lines that anybody on the list of staff serves, signed in or not. */
async function findServedClasses(
  identity: Pick<ReturnType<typeof createIdentity>, 'listStaff'>,
  allRegions: () => readonly RegionId[],
): Promise<(queueClass: string) => boolean> {
  const staff = await identity.listStaff();
  const served = new Set<string>(
    staff
      .filter((profile) => profile.isActive && profile.role === 'agent')
      .flatMap((profile) => classesOf(profile, allRegions()).map((entry) => entry.class)),
  );
  return (queueClass) => served.has(queueClass);
}
