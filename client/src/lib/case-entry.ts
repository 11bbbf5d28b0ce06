import { lineFaults, lineStatuses } from '@cloudseat/shared/nouns/case-states.ts';
import { dispositions } from '@cloudseat/shared/nouns/dispositions.ts';
import { type GuestRelation, guestRelations } from '@cloudseat/shared/nouns/guest-choices.ts';
import type { RegionId } from '@cloudseat/shared/nouns/ids.ts';
import {
  type MandateScopeName,
  mandateActions,
  mandateConfirmations,
  mandateScopes,
} from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { CaseEntry, CaseRegions } from '@cloudseat/shared/nouns/service-case.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

/** What the journal tells in words; an action that is not here is shown by its own name. */
const knownActions = [
  ...(['case.opened', 'case.noted', 'case.reopened', 'case.gapsNoticed', 'case.accepted'] as const),
  ...(['case.acceptedConditionally', 'case.completed', 'case.refused', 'case.decided'] as const),
  ...(['case.answered', 'case.referred', 'case.withdrawn', 'case.lapsed', 'case.notServed'] as const),
  ...(['call.joined', 'call.queued', 'call.accepted', 'call.connected', 'call.handedOver'] as const),
  ...(['call.interrupted', 'call.talkEnded', 'call.ended'] as const),
  ...(['material.added', 'line.reviewed', 'applicant.revealed'] as const),
  ...([
    'case.received',
    'case.deemedAccepted',
    'clock.escalated',
    'clock.reminded',
    'notice.allowed',
    'voucher.read',
  ] as const),
  ...(['clock.extended', 'clock.paused', 'clock.resumed'] as const),
  ...([
    'voucher.told',
    'voucher.printed',
    'voucher.opened',
    'voucher.acknowledged',
    'voucher.signed',
    'voucher.committed',
    'voucher.receiptSigned',
  ] as const),
  ...(['form.opened', 'form.written', 'form.proposed', 'form.proposalConfirmed'] as const),
  ...(['form.proposalDeclined', 'form.proposalWithdrawn', 'form.completed'] as const),
  ...(['form.reopened'] as const),
  ...(['guest.asked', 'guest.agreed', 'guest.declined', 'guest.withdrawn', 'guest.expired'] as const),
  ...(['guest.texted', 'guest.joined', 'guest.left', 'guest.removed'] as const),
  ...Object.values(mandateActions),
  ...(['evidence.registered', 'dossier.asked', 'dossier.downloaded'] as const),
  ...(['blur.on', 'blur.off', 'blur.askedOff'] as const),
  ...([
    'recording.started',
    'recording.asked',
    'recording.consented',
    'recording.refused',
    'recording.withdrawn',
  ] as const),
  ...([
    'recording.paused',
    'recording.resumed',
    'recording.gap',
    'recording.ended',
    'recording.complete',
  ] as const),
  ...([
    'recording.explained',
    'recording.sealed',
    'recording.looked',
    'recording.held',
    'recording.released',
  ] as const),
  ...([
    'recording.retentionSet',
    'recording.deleted',
    'recording.exported',
    'recording.composed',
    'recording.downloaded',
  ] as const),
  ...(['joint.proposed', 'joint.seatAsked', 'joint.seatAccepted', 'joint.seatDeclined'] as const),
  ...(['joint.seatTimedOut', 'joint.seatReleased', 'joint.seatDropped', 'joint.convened'] as const),
  ...(['joint.phaseChanged', 'joint.applicantCalled', 'joint.admitted', 'joint.removed'] as const),
  ...(['joint.joined', 'joint.left', 'joint.sittingEnded', 'joint.adjourned'] as const),
  ...(['joint.cancelled', 'joint.itemSet', 'joint.abstained', 'joint.opinionSigned'] as const),
  ...(['joint.askedAgain', 'joint.consolidated', 'joint.escalated', 'joint.resolved'] as const),
  ...(['joint.issued', 'joint.closed', 'joint.seatClaimed', 'joint.seatUnclaimed'] as const),
  ...(['joint.leadOffered', 'joint.leadDeclined', 'joint.leadKept', 'joint.leadChanged'] as const),
  ...(['expert.filmReceived', 'expert.filmRefused', 'expert.filmRemoved'] as const),
  ...(['expert.begun', 'expert.draftChanged', 'expert.fileAdded', 'expert.fileRemoved'] as const),
  ...(['expert.filed', 'expert.withdrawn', 'expert.taken', 'expert.sentBack'] as const),
  ...(['expert.checkInOpened', 'expert.checkedIn', 'expert.recused', 'expert.absent'] as const),
  ...(['expert.panelOpened', 'expert.chairVoted', 'expert.chairTied', 'expert.chairChosen'] as const),
  ...(['expert.partBegun', 'expert.timeExtended', 'expert.convenorOut', 'expert.convenorIn'] as const),
  ...(['expert.suspended', 'expert.resumed', 'expert.voidProposed', 'expert.voided'] as const),
  ...(['expert.voidDeclined', 'expert.joined', 'expert.left', 'expert.sittingRecorded'] as const),
  ...(['expert.preReviewOpened', 'expert.sessionMoved'] as const),
  ...(['expert.questionAsked', 'expert.questionAnswered'] as const),
  ...(['expert.changesAsked', 'expert.changesHandedIn', 'expert.changeJudged'] as const),
  ...(['expert.changesVerified', 'expert.verifierReplaced', 'expert.revisionDueSet'] as const),
  ...(['expert.revisionReminded', 'expert.archived', 'expert.appraised', 'expert.rated'] as const),
  ...(['monitor.entered', 'monitor.laneChanged', 'monitor.left'] as const),
  ...(['expert.conditionsSet', 'expert.conditionsSigned', 'expert.drawCommitted'] as const),
  ...(['expert.seedOpened', 'expert.drawn', 'expert.accepted', 'expert.declined'] as const),
  ...(['expert.timedOut', 'expert.panelSealed', 'expert.recused', 'expert.replaced'] as const),
  ...(['expert.absent'] as const),
  ...(['expert.scoreCommitted', 'expert.scoresRevealed', 'expert.reportClosed'] as const),
  ...(['expert.reportReopened', 'expert.reportSigned', 'expert.concluded'] as const),
  ...(['task.added', 'task.done', 'task.cancelled', 'task.escalated'] as const),
] as const;
type KnownAction = (typeof knownActions)[number];
const entryPoints = ['web', 'village', 'kiosk', 'window', 'poster', 'wechat'] as const;
const gapCauses = [
  ...(['privacy', 'hold', 'telephone', 'consentWithdrawn'] as const),
  ...(['recorderLost', 'nodeLost', 'linkLost', 'diskFull', 'writeFailed'] as const),
] as const;
const monitorLanes = ['monitor', 'whisper', 'main'] as const;
const callEnds = ['completed', 'abandoned', 'cancelled', 'expired', 'failed'] as const;

/** What an entry says, ready for words; details that this page does not know are left out. */
export type EntryReading = {
  /** Null for one that is newer than this page. */
  action: KnownAction | null;
  /** Lines and tasks that it is about, by id. */
  aboutIds: string[];
  /** Fingerprints of the papers it stands on, shortened. */
  hashes: string[];
  status: (typeof lineStatuses)[number] | null;
  fault: (typeof lineFaults)[number] | null;
  ownerId: string | null;
  dueAt: number | null;
  entryPoint: (typeof entryPoints)[number] | null;
  isMessage: boolean;
  callEnd: (typeof callEnds)[number] | null;
  disposition: (typeof dispositions)[number] | null;
  /** Why nothing was recorded for a while. */
  gapCause: (typeof gapCauses)[number] | null;
  /** Who hears a supervisor in a talk from then on. */
  monitorLane: (typeof monitorLanes)[number] | null;
  /** A third person in a talk. */
  guest: { name: string; relation: GuestRelation } | null;
  /** Who acts for the applicant, masked. */
  mandate: EntryMandate | null;
  /** Who decides a case and through whom it came, by the names they had when it was opened. */
  regions: Pick<CaseRegions, 'owningRegion' | 'assistingRegion'>;
  /** Whose part in a joint review it is about, as the department was called then. */
  department: LocalText | null;
  /** People's own words: a reason, a note, the title of a task. */
  remarks: string[];
};

export type EntryMandate = {
  helper: string;
  /** Where the entry tells them. */
  scopes: MandateScopeName[] | null;
  endsAt: number | null;
  by: (typeof mandateConfirmations)[number] | null;
};

export const shortHash = (sha256: string): string => sha256.slice(0, 8);

export function readEntry({ action, details }: Pick<CaseEntry, 'action' | 'details'>): EntryReading {
  const known = oneOf(knownActions, action);
  const isOfCall = action.startsWith('call.') || action === 'case.opened';
  const papers = Array.isArray(details.papers) ? details.papers.filter(isRecord) : [];
  const isByRule = isOfCall || action.startsWith('guest.') || action.startsWith('mandate.');
  const { title, number, note, statement } = details;
  const remarks = [title, number, note, statement, isByRule ? null : details.reason];
  return {
    action: known,
    aboutIds: [details.lineId, details.taskId].filter(isText),
    hashes: [details.sha256, details.pdfSha256, ...papers.map(({ sha256 }) => sha256)]
      .filter(isText)
      .map(shortHash),
    status: oneOf(lineStatuses, details.status),
    fault: oneOf(lineFaults, details.fault),
    ownerId: isText(details.ownerId) ? details.ownerId : null,
    dueAt: typeof details.dueAt === 'number' ? details.dueAt : null,
    entryPoint: isOfCall ? oneOf(entryPoints, details.entryPoint) : null,
    isMessage: isOfCall && details.kind === 'message',
    callEnd: action === 'call.ended' ? oneOf(callEnds, details.state) : null,
    disposition: oneOf(dispositions, details.disposition),
    gapCause: action.startsWith('recording.') ? oneOf(gapCauses, details.cause) : null,
    monitorLane: action === 'monitor.laneChanged' ? oneOf(monitorLanes, details.lane) : null,
    guest: readGuest(details),
    mandate: action.startsWith('mandate.') ? readMandate(details) : null,
    regions: {
      owningRegion: readRegion(details.owningRegion),
      assistingRegion: readRegion(details.assistingRegion),
    },
    department: readText(details.department),
    remarks: remarks.filter(isText),
  };
}

function readGuest({ name, relation }: CaseEntry['details']): EntryReading['guest'] {
  const known = oneOf(guestRelations, relation);
  return isText(name) && known !== null ? { name, relation: known } : null;
}

function readMandate({ helper, scopes, endsAt, by }: CaseEntry['details']): EntryMandate | null {
  if (!isText(helper)) return null;
  return {
    helper,
    scopes: Array.isArray(scopes) ? mandateScopes.filter((scope) => scopes.includes(scope)) : null,
    endsAt: typeof endsAt === 'number' ? endsAt : null,
    by: oneOf(mandateConfirmations, by),
  };
}

function readRegion(value: unknown): CaseRegions['owningRegion'] {
  if (!isRecord(value) || !isText(value.regionId)) return null;
  const name = readText(value.name);
  return name === null ? null : { regionId: value.regionId as RegionId, name };
}

/** Null unless it is there in every language. */
function readText(value: unknown): LocalText | null {
  if (!isRecord(value)) return null;
  const { 'zh-Hans': simplified, 'zh-Hant': traditional, en } = value;
  if (!isText(simplified) || !isText(traditional) || !isText(en)) return null;
  return { 'zh-Hans': simplified, 'zh-Hant': traditional, en };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function oneOf<Value>(values: readonly Value[], value: unknown): Value | null {
  return values.find((each) => each === value) ?? null;
}
