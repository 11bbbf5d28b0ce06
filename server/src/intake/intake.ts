import type { ParsedInput } from '@cloudseat/shared/contract/requests.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { AgentId, ApplicantId, CallId, EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { gradeOfLink, judgeLink } from '@cloudseat/shared/nouns/link-verdict.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { CallRepository, CallRow } from '../call/call.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MatterRecord } from '../catalogue/catalogue-snapshot.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { CallCommands, EnqueueInput } from '../dispatch/dispatch-types.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { PresenceCommands } from '../presence/presence-types.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { QueueCommands } from '../queue/queue-types.ts';
import { ringsOf } from '../queue/rings.ts';
import { dispatchTuning } from '../tuning.ts';
import { intakeTuning } from '../tuning-intake.ts';
import { chooseClass } from './choose-class.ts';
import type { Consents } from './consent.ts';
import type { TicketStore } from './ticket.store.ts';

export type IntakeDependencies = {
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment' | 'findEntry' | 'openingOf'>;
  calls: CallRepository;
  consents: Pick<Consents, 'findCurrent'>;
  dispatch: Pick<CallCommands, 'enqueue' | 'findCall' | 'findActiveCallOfApplicant'> &
    Pick<PresenceCommands, 'findAgent'> &
    Pick<QueueCommands, 'countSignedIn'>;
  /** This server: it holds the pages that take tickets here. */
  nodeId: string;
  tickets: TicketStore;
  isServed(queueClass: QueueClass): boolean;
  clock: Clock;
};
export type Intake = ReturnType<typeof createIntake>;
type DraftWish = {
  applicantId: ApplicantId;
  matterId: MatterId;
  entryCode: EntryCode | null;
  locale: Locale;
  firm: Firm | null;
};
type EnqueueWish = { applicantId: ApplicantId; pageId: string } & ParsedInput<'call:enqueue'>;
/** What the ticket needs; the rest says how a call that was booked or left as a message enters. */
export type LineWish = Pick<
  EnqueueWish,
  'callId' | 'applicantId' | 'pageId' | 'networkGrade' | 'hasCamera' | 'hasMicrophone'
> &
  Partial<Pick<EnqueueWish, 'linkMeasure'>> &
  Pick<EnqueueInput, 'enqueuedAt' | 'isHere' | 'kind'>;

/**
 * From the link to the ticket: an applicant's wish for a matter becomes a draft call, and with consent given it goes on to
 * dispatch as a call in line.
 */
export function createIntake(dependencies: IntakeDependencies) {
  return {
    openDraft: (wish: DraftWish) => openDraft(wish, dependencies),
    enqueue: (wish: EnqueueWish) => enqueue(wish, dependencies),
    findService: (matterId: MatterId, locale: Locale) => findService(matterId, locale, dependencies),
  };
}

async function openDraft(
  wish: DraftWish,
  dependencies: IntakeDependencies,
): Promise<{ callId: CallId; isNew: boolean }> {
  const { calls, clock, catalogue, dispatch } = dependencies;
  const matter = catalogue.getMatter(wish.matterId);
  const entry = wish.entryCode === null ? null : catalogue.findEntry(wish.entryCode);
  const running = await dispatch.findActiveCallOfApplicant(wish.applicantId);
  if (running)
    throw new AppError('CALL_ALREADY_OPEN', 'this applicant has a call already', { callId: running.callId });
  const way = {
    entryCode: entry?.code ?? null,
    entryPoint: entry?.entryPoint ?? ('web' as const),
    regionId: entry?.regionId ?? null,
    locale: wish.locale,
    firm: wish.firm,
  };
  const since = new Date(clock.now() - intakeTuning.draftKeptMs);
  const draft = await calls.findDraft(wish.applicantId, wish.matterId, since);
  // What the dispatcher knows is no draft any more, even where that was not recorded yet.
  if (draft && (await dispatch.findCall(draft.callId)) === null) {
    await calls.updateEntry(draft.callId, way);
    return { callId: draft.callId, isNew: false };
  }
  const callId = makeId() as CallId;
  const { matterId, departmentId } = matter;
  const createdAt = new Date(clock.now());
  await calls.insertDraft({
    callId,
    applicantId: wish.applicantId,
    matterId,
    departmentId,
    ...way,
    createdAt,
  });
  return { callId, isNew: true };
}

/** Takes the ticket. A call that is in line already stays where it is. */
async function enqueue(wish: EnqueueWish, dependencies: IntakeDependencies): Promise<void> {
  const row = await dependencies.calls.findCall(wish.callId);
  if (!row || row.applicantId !== wish.applicantId) throw notFound('the call');
  if (await dependencies.dispatch.findCall(wish.callId)) return;
  if (row.state !== 'draft') throw new AppError('CALL_ENDED', 'this call is over: open a new one');
  await assertConsent(wish.callId, dependencies.consents);
  const matter = dependencies.catalogue.getMatter(row.matterId);
  assertOpen(matter.matterId, dependencies);
  if (!wish.waitsUnserved && !(await hasAgents(row, matter, dependencies)))
    throw new AppError('NO_AGENT_SIGNED_IN', 'no agent who serves this matter is signed in');
  await enterLine(wish, row, matter, dependencies);
}

/** Whether somebody could be talked with now, for a page that has not begun yet. */
async function findService(matterId: MatterId, locale: Locale, dependencies: IntakeDependencies) {
  const { catalogue, clock } = dependencies;
  const matter = catalogue.getMatter(matterId);
  const { isOpen, opensAt } = catalogue.openingOf(matterId, clock.now());
  return { isOpen, opensAt, hasAgents: await hasAgents({ locale, regionId: null }, matter, dependencies) };
}

/** Whether anybody is signed in for the call's line, or for one it widens to. */
async function hasAgents(
  way: Pick<CallRow, 'locale' | 'regionId'>,
  matter: MatterRecord,
  { dispatch, isServed }: IntakeDependencies,
): Promise<boolean> {
  const rings = ringsOf(classOf(way, matter, isServed), dispatchTuning);
  const classes = rings.flatMap(({ queueClass }) => queueClass ?? []);
  const counts = await Promise.all(classes.map((each) => dispatch.countSignedIn(each)));
  return counts.some((count) => count > 0);
}

/** Throws CONSENT_REQUIRED, or CONSENT_OUTDATED where another wording is in force by now. */
export async function assertConsent(callId: CallId, consents: Pick<Consents, 'findCurrent'>): Promise<void> {
  const consent = await consents.findCurrent(callId);
  if (consent === 'missing')
    throw new AppError('CONSENT_REQUIRED', 'consent has not been given for this call');
  if (consent === 'outdated') throw new AppError('CONSENT_OUTDATED', 'the wording has changed: consent anew');
}

/** Takes a number, then the place. CALL_ALREADY_OPEN: the applicant is in another call; a message does not mind. */
export async function enterLine(
  wish: LineWish,
  row: CallRow,
  matter: MatterRecord,
  dependencies: IntakeDependencies,
): Promise<void> {
  const { calls, catalogue, clock, dispatch, isServed, nodeId, tickets } = dependencies;
  const { enqueuedAt, isHere, kind = 'talk' } = wish;
  const running = kind === 'talk' ? await dispatch.findActiveCallOfApplicant(wish.applicantId) : null;
  if (running)
    throw new AppError('CALL_ALREADY_OPEN', 'this applicant has a call already', { callId: running.callId });
  const prefix = catalogue.getDepartment(matter.departmentId).ticketPrefix;
  const ticketNumber = row.ticketNumber ?? (await tickets.takeNumber(prefix, districtDate(clock.now())));
  const { hasCamera, hasMicrophone } = wish;
  // Before the call can ring anywhere: desks show it from this row.
  await calls.setTicket(wish.callId, { ticketNumber, kind, ...linkOf(wish), hasCamera, hasMicrophone });
  const queueClass = classOf(row, matter, isServed);
  await dispatch.enqueue({
    callId: wish.callId,
    applicantId: wish.applicantId,
    queueClass,
    priority: 0,
    ratedMinutes: matter.ratedMinutes,
    pageId: wish.pageId,
    nodeId,
    rings: ringsOf(queueClass, dispatchTuning),
    sameAgentId: await findSameAgent(wish.applicantId, row, queueClass, dependencies),
    kind,
    ...(enqueuedAt === undefined ? {} : { enqueuedAt }),
    ...(isHere === undefined ? {} : { isHere }),
  });
}

/** What was measured says more than the page's own word for it. */
function linkOf({ networkGrade, linkMeasure = null }: LineWish): Pick<CallRow, 'networkGrade' | 'linkCheck'> {
  if (linkMeasure === null) return { networkGrade, linkCheck: null };
  const verdict = judgeLink(linkMeasure);
  return { networkGrade: gradeOfLink(linkMeasure), linkCheck: { ...linkMeasure, verdict } };
}

/** The line of a call, by its matter and the way it came. */
export const classOf = (
  { locale, regionId }: Pick<CallRow, 'locale' | 'regionId'>,
  { departmentId, skillId, requiredLevel, owningRegionId }: MatterRecord,
  isServed: (queueClass: QueueClass) => boolean,
): QueueClass =>
  chooseClass({ departmentId, skillId, requiredLevel, locale, regionId, owningRegionId }, isServed);

/** Who served this applicant in this matter last, if that agent still serves such calls; whoever only assisted does not count. */
async function findSameAgent(
  applicantId: ApplicantId,
  { matterId }: CallRow,
  queueClass: QueueClass,
  { calls, dispatch }: IntakeDependencies,
): Promise<AgentId | null> {
  const agentId = await calls.findLastAgent(applicantId, matterId);
  const agent = agentId === null ? null : await dispatch.findAgent(agentId);
  const wider = ringsOf(queueClass, dispatchTuning).flatMap(({ name, queueClass: wide }) =>
    name === 'assist' ? [] : [wide],
  );
  return agent?.classes.some((served) => wider.includes(served.class)) ? agent.agentId : null;
}

function assertOpen(matterId: MatterId, { catalogue, clock }: IntakeDependencies): void {
  const opening = catalogue.openingOf(matterId, clock.now());
  if (opening.isOpen) return;
  throw new AppError('MATTER_CLOSED', 'this matter is closed now', { opensAt: opening.opensAt });
}
