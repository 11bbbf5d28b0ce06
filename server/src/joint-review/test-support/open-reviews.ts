import {
  AgentId,
  ApplicantId,
  CallId,
  DepartmentId,
  type Fence,
  MaterialLineId,
  MatterId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { OpinionDraft, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import { pino } from 'pino';
import { expect } from 'vitest';
import { createCallRepository } from '../../call/call.repository.ts';
import { verifyChain } from '../../cases/case-chain.ts';
import { createCaseDecisions } from '../../cases/case-decisions.ts';
import { createCaseReader } from '../../cases/case-read.repository.ts';
import { createCaseWriter } from '../../cases/case-write.repository.ts';
import { createVoucherRepository } from '../../cases/voucher.repository.ts';
import type { GroupRecord, GroupSeat, OpenGroupInput } from '../../dispatch/joint-types.ts';
import type { Database } from '../../platform/db.ts';
import { createFieldCipher } from '../../platform/field-cipher.ts';
import { makeId } from '../../platform/ids.ts';
import { createClaims } from '../claims.ts';
import { createConclusions } from '../conclusions.ts';
import { createGathering } from '../gathering.ts';
import { createIssuing } from '../issuing.ts';
import { createJointLists } from '../joint-lists.repository.ts';
import { createJointReviewRepository, type ReviewFile } from '../joint-review.repository.ts';
import { createLeadChange } from '../lead-change.ts';
import { createOpinions } from '../opinions.ts';
import { createProposals } from '../proposals.ts';
import { createReviewChanges } from '../review-change.ts';
import { createSittingSteps } from '../sitting-steps.ts';

export const start = Date.UTC(2026, 9, 12, 2, 0);
const journalKey = new Uint8Array(32).fill(3);
const cipher = createFieldCipher('ab'.repeat(32));
export const [lead, fire, health] = ['lead', 'fire-1', 'health-1'].map((id) => AgentId.parse(id)) as [
  AgentId,
  AgentId,
  AgentId,
];
const inAll = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const departments = ['market', 'fire', 'health'].map((id) => DepartmentId.parse(id));
export const [plan, licence] = ['plan', 'licence'].map((id) => MaterialLineId.parse(id)) as [
  MaterialLineId,
  MaterialLineId,
];
const matter = {
  name: inAll('餐饮店开业'),
  guide: { basis: inAll('《食品安全法》') },
  materials: [plan, licence].map((lineId) => ({
    ...{ lineId, name: inAll(lineId), note: null, isRequired: true },
  })),
} as never;
const departmentOf = (departmentId: string) => {
  const name = inAll(`${departmentId}局`);
  return { departmentId, name, shortName: name, address: name, phone: '12345' } as never;
};
const catalogue = {
  departments: () => departments.map(departmentOf),
  getDepartment: departmentOf,
  getMatter: () => matter,
  findMatter: () => matter,
  regions: () => [],
  findDepartmentName: () => null,
  findEntryLabel: () => null,
};
export const draft: OpinionDraft = {
  verdict: 'agree',
  basis: '',
  text: '同意开业。',
  lines: [],
  askInstead: '',
};
const ignore = { logger: pino({ level: 'silent' }) };

export const [nextLead, otherHealth] = ['lead-2', 'health-2'].map((id) => AgentId.parse(id)) as [
  AgentId,
  AgentId,
];
const staff = [
  ...[lead, nextLead].map((agentId) => ({ agentId, departmentId: 'market' })),
  ...[health, otherHealth].map((agentId) => ({ agentId, departmentId: 'health' })),
].map((each) => ({ ...each, isActive: true, role: 'agent', regionId: null }));

/** Dispatch as far as reviews know it: a record that tests change. */
class FakeDispatch {
  readonly groups = new Map<string, GroupRecord>();
  readonly findGroup = async (groupId: string) => structuredClone(this.groups.get(groupId) ?? null);
  readonly openGroup = async ({ groupId, seats }: OpenGroupInput) => {
    const open = { state: 'open', agentId: null, fence: null } as const;
    const record: GroupRecord = {
      ...{ groupId, state: 'gathering', version: 1, callId: null },
      seats: seats.map(({ queueClass }) => ({ queueClass, ...open })),
    };
    if (!this.groups.has(groupId)) this.groups.set(groupId, record);
    return structuredClone(this.groups.get(groupId) as GroupRecord);
  };
  readonly closeGroup = async (groupId: string) => this.set(groupId, {}, 'closed');
  readonly dropSeat = async (groupId: string, at: number) =>
    this.set(groupId, { [at]: { state: 'dropped' } });
  set(groupId: string, seats: Record<number, Partial<GroupSeat>>, state?: GroupRecord['state']): GroupRecord {
    const record = this.groups.get(groupId) as GroupRecord;
    record.version += 1;
    if (state) record.state = state;
    for (const [at, change] of Object.entries(seats))
      Object.assign(record.seats[Number(at)] as GroupSeat, change);
    return record;
  }
}

/** Joint reviews of one case on a database, with what surrounds them made up. */
export async function openReviews(db: Database) {
  let at = start;
  const clock = { now: () => at };
  const identity = {
    getStaff: async (agentId: AgentId) => ({ agentId, displayName: '王敏', agentNumber: 'A018' }) as never,
    getApplicant: async () => ({ name: '刘备', phone: '13800000081' }) as never,
    listStaff: async () => staff as never,
    confirmPassword: async () => {},
  };
  const [writer, vouchers] = [createCaseWriter(db, journalKey), createVoucherRepository(db, cipher)];
  const calendar = { addWorkingDays: (from: number, days: number) => from + days * 86_400_000 };
  const decisions = createCaseDecisions({
    ...{ writer, vouchers, calendar, catalogue, identity },
    now: clock.now,
  });
  const cases = { reader: createCaseReader(db), writer, vouchers, decisions };
  const repository = createJointReviewRepository(db, cipher);
  const lists = createJointLists(db, cipher);
  const delivered: VoucherContent[] = [];
  const dispatch = new FakeDispatch();
  const changes = createReviewChanges({
    ...{ repository, cases, catalogue, clock, ...ignore },
    onChanged: async (_before, after) => gathering.settle(after),
  });
  const gathering = createGathering({ repository, changes: () => changes, dispatch, clock });
  const steps = createSittingSteps({ repository, changes, gathering, clock });
  const opinions = createOpinions({
    ...{ repository, changes, clock, catalogue, identity },
  });
  const conclusions = createConclusions({ repository, changes, identity, catalogue, calendar, clock });
  const issuing = createIssuing({
    ...{ changes, lists, cases, catalogue, identity, clock },
    deliver: async ({ content }) => void delivered.push(content),
  });
  const callId = CallId.parse(makeId());
  await createCallRepository(db).insertDraft({
    ...{ callId, applicantId: ApplicantId.parse(makeId()), matterId: MatterId.parse(makeId()) },
    ...{ departmentId: DepartmentId.parse('market'), entryCode: null, entryPoint: 'web', regionId: null },
    ...{ locale: 'zh-Hans', firm: null, createdAt: new Date(start) },
  });
  const of = await cases.writer.join(callId, start);
  if (of === null) throw new Error('no case');
  const proposals = createProposals({
    ...{ repository, lists, cases, changes, clock, onProposed: async () => {} },
    ...{ catalogue, calendar, lookup: { findCall: async () => null } as never },
  });
  const seat = (departmentId: string, isRequired = true) => ({
    ...{ departmentId: DepartmentId.parse(departmentId), isRequired, question: '是否同意？', dueAt: null },
  });
  const propose = (scheduledAt: number | null = null, requestId = 'request-1') =>
    proposals.propose(
      of,
      {
        ...{
          requestId,
          subject: '联合审查',
          ownQuestion: '',
          materialIds: [],
          checklist: ['甲'],
          scheduledAt,
        },
        ...{ callId: null, seats: [seat('fire'), seat('health')] },
      },
      { agentId: lead, departmentId: DepartmentId.parse('market') },
    );
  const journalOf = async (): Promise<string[]> => {
    const entries = await cases.reader.listEntries(of.caseId);
    const row = await cases.reader.find(of.caseId);
    if (row === null) throw new Error('no case');
    expect(verifyChain(of.caseId, entries, row, journalKey)).toMatchObject({ isIntact: true });
    return entries.filter(({ action }) => action.startsWith('joint.')).map(({ action }) => action.slice(6));
  };
  const read = (file: ReviewFile) => changes.getFile(file.review.reviewId);
  return {
    ...{
      of,
      cases,
      repository,
      lists,
      dispatch,
      changes,
      gathering,
      steps,
      opinions,
      propose,
      journalOf,
      read,
    },
    ...{ conclusions, issuing, delivered },
    claims: createClaims({ changes }),
    leadChange: createLeadChange({ changes, identity, calendar, clock }),
    advance(ms: number) {
      at += ms;
    },
    /** The room is open, with both departments in it. */
    async sit(known: ReviewFile): Promise<ReviewFile> {
      const asked = await steps.convene(known, known.review.version, lead);
      const groupId = asked.seats[1]?.groupId as string;
      const accepted = (agentId: AgentId, fence: number) => ({
        ...{ state: 'accepted' as const, agentId, fence: fence as Fence },
      });
      dispatch.set(groupId, { 0: accepted(fire, 1), 1: accepted(health, 2) }, 'convened');
      await gathering.settle(await read(asked));
      return read(asked);
    },
    async sign(file: ReviewFile, departmentId: string, by: AgentId, opinion = draft): Promise<ReviewFile> {
      const wish = { seatId: seatIdOf(file, departmentId), round: 1, draft: opinion, password: 'p' };
      return opinions.sign(file, wish, by, '');
    },
  };
}

export const seatIdOf = ({ seats }: ReviewFile, departmentId: string): SeatId =>
  seats.find((each) => each.departmentId === departmentId)?.seatId as SeatId;
