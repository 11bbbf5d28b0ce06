import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  MatterId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { calls } from '../call/call.schema.ts';
import { toRecorded } from '../journal/recorded-event.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { caseEntries, serviceCases } from './case.schema.ts';
import { verifyChain } from './case-chain.ts';
import { createCaseCommands } from './case-commands.ts';
import { tellCases } from './case-events.ts';
import { createCaseReader } from './case-read.repository.ts';
import { createCaseWriter } from './case-write.repository.ts';

const journalKey = new Uint8Array(32).fill(3);
const at = Date.UTC(2026, 9, 12, 2, 0);
const agent = { role: 'agent' as const, agentId: AgentId.parse('agent-1') };
let counter = 0;

describe.each(databaseKinds)('cases in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const reader = () => createCaseReader(db());
  const writer = () => createCaseWriter(db(), journalKey);
  const commands = () => createCaseCommands(writer(), () => at);

  async function makeCall(
    applicantId = makeId(),
    matterId = 'm1',
    firm: Firm | null = null,
  ): Promise<CallId> {
    const callId = CallId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId: ApplicantId.parse(applicantId), matterId: MatterId.parse(matterId) },
      ...{ departmentId: DepartmentId.parse('d1'), entryCode: null, entryPoint: 'web', regionId: null },
      ...{ locale: 'zh-Hans', firm, createdAt: new Date(at) },
    });
    return callId;
  }
  async function joined(applicantId?: string, matterId?: string, firm?: Firm) {
    const row = await writer().join(await makeCall(applicantId, matterId, firm), at);
    if (row === null) throw new Error('no call');
    return row;
  }
  const tell = (callId: CallId, type: string, changes: Record<string, unknown> = {}) => {
    counter += 1;
    const event = {
      ...{ eventId: `${at + counter}-0`, type, at: at + counter, callId, agentId: null, agentStatus: null },
      ...{ agentActivity: null, from: null, to: null, version: null, fence: null, reason: null },
      ...{ declineReason: null, offerEnd: null, endReason: null, disposition: null, enqueuedAt: null },
      ...changes,
    };
    return db().transaction((tx) => writer().appendOfCalls(tx, tellCases(toRecorded(event))));
  };
  const proofOf = async (caseId: CaseId) => {
    const row = await reader().find(caseId);
    if (row === null) throw new Error('no case');
    return verifyChain(caseId, await reader().listEntries(caseId), row, journalKey);
  };
  const stateOf = async (caseId: CaseId): Promise<CaseState | undefined> =>
    (await reader().find(caseId))?.state;

  it('are one for all calls of a person about a matter until it has ended, then another', async () => {
    const person = makeId();
    const [left, right] = await Promise.all([joined(person), joined(person)]);
    expect(right.caseId).toBe(left.caseId);
    expect((await joined(person, 'm2')).caseId).not.toBe(left.caseId);
    const { version } = await reader()
      .find(left.caseId)
      .then((row) => row ?? left);
    await commands().end(left.caseId, version, 'answered', '', agent);
    expect((await joined(person)).caseId).not.toBe(left.caseId);
  });

  it('are one for each firm that somebody comes for, found by its name and its code', async () => {
    const person = makeId();
    const name = `重庆小面${makeId()}有限公司`;
    const firm: Firm = { name, creditCode: '91350100M000100Y43', role: 'handler' };
    const inPerson = await joined(person);
    const ofFirm = await joined(person, 'm1', firm);
    expect(ofFirm).toMatchObject({ firm });
    expect(ofFirm.caseId).not.toBe(inPerson.caseId);
    expect((await joined(person, 'm1', { ...firm, role: 'representative' })).caseId).toBe(ofFirm.caseId);
    const other = { ...firm, creditCode: '91500107MA5U1QXC0L' };
    expect((await joined(person, 'm1', other)).caseId).not.toBe(ofFirm.caseId);
    expect((await joined(person)).caseId).toBe(inPerson.caseId);
    const scope = { departmentId: null, agentId: agent.agentId, regionId: null };
    const find = async (firmText: string) =>
      (await reader().list({ scope, state: 'any', applicantIds: [], firmText, limit: 10 })).map(
        ({ caseId }) => caseId,
      );
    expect(await find(name)).toContain(ofFirm.caseId);
    expect(await find(name)).not.toContain(inPerson.caseId);
    expect(await find('91500107ma5u1qxc0l')).toHaveLength(1);
    expect(await find('no such firm')).toEqual([]);
  });

  it('have numbers of the year without a gap, whatever comes to nothing', async () => {
    const first = await joined();
    await db()
      .transaction(async (tx) => {
        await tx.update(calls).set({ caseId: null });
        throw new Error('undone');
      })
      .catch(() => undefined);
    const others = await Promise.all(Array.from({ length: 6 }, () => joined()));
    const numbers = others.map(({ caseNumber }) => Number(caseNumber.slice(5))).sort((a, b) => a - b);
    const start = Number(first.caseNumber.slice(5));
    expect(first.caseNumber).toMatch(/^2026-\d{6}$/);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((step) => start + step));
  });

  it('take changes one after the other; one that was decided on an older version is refused', async () => {
    const { caseId, version } = await joined();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => commands().noteReveal(caseId, `reason ${index}`, agent)),
    );
    const row = await reader().find(caseId);
    expect(row).toMatchObject({ version, entryCount: 9 });
    const task = { caseId, title: 'one more', ownerId: agent.agentId, dueAt: at + 1 };
    await commands().addTask(task, agent);
    expect(await proofOf(caseId)).toMatchObject({ isIntact: true, entryCount: 10 });
    await expect(commands().end(caseId, version, 'answered', '', agent)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { version: version + 1 },
    });
    expect(await stateOf(caseId)).toBe('open');
  });

  it('find a journal whose row was changed, taken out, or made anew', async () => {
    const { caseId } = await joined();
    for (const reason of ['one', 'two', 'three']) await commands().noteReveal(caseId, reason, agent);
    const isThird = and(eq(caseEntries.caseId, caseId), eq(caseEntries.sequence, 3));
    const [third] = await db().select().from(caseEntries).where(isThird);
    await db()
      .update(caseEntries)
      .set({ details: { reason: 'another' } })
      .where(isThird);
    expect((await proofOf(caseId)).fault).toEqual({ sequence: 3, kind: 'changed' });
    await db()
      .update(caseEntries)
      .set({ details: third?.details ?? {} })
      .where(isThird);
    expect((await proofOf(caseId)).isIntact).toBe(true);
    const isLast = and(eq(caseEntries.caseId, caseId), eq(caseEntries.sequence, 4));
    await db().delete(caseEntries).where(isLast);
    expect((await proofOf(caseId)).fault).toEqual({ sequence: 4, kind: 'missing' });
    await db()
      .update(serviceCases)
      .set({ entryCount: 3, journalHead: third?.hash ?? '' })
      .where(eq(serviceCases.caseId, caseId));
    expect((await proofOf(caseId)).fault).toEqual({ sequence: 3, kind: 'headMoved' });
  });

  it('follow their calls: who has it, and what the agent’s word at the end makes of it', async () => {
    const callId = await makeCall();
    await tell(callId, 'callEnqueued', { to: 'queued' });
    await tell(callId, 'offerAccepted', { to: 'connecting', agentId: agent.agentId, fence: 1 });
    await tell(callId, 'callStarted', { to: 'active', agentId: agent.agentId });
    await tell(callId, 'callEnded', { to: 'completed', agentId: agent.agentId, disposition: 'answered' });
    const caseId = (await reader().findOfCall(callId)) as CaseId;
    expect(await reader().find(caseId)).toMatchObject({ state: 'answered', agentId: agent.agentId });
    expect((await reader().listEntries(caseId)).map(({ action }) => action)).toEqual([
      ...['case.opened', 'call.queued', 'call.accepted', 'call.connected', 'call.ended'],
    ]);
    expect(await proofOf(caseId)).toMatchObject({ isIntact: true, entryCount: 5 });
  });

  it('stay open at the end of a call that settles nothing, or while something is to be done', async () => {
    const one = await makeCall();
    await tell(one, 'callEnded', {
      to: 'completed',
      agentId: agent.agentId,
      disposition: 'materialsMissing',
    });
    expect(await stateOf((await reader().findOfCall(one)) as CaseId)).toBe('open');
    const other = await joined();
    const { callId } = (await db().select().from(calls).where(eq(calls.caseId, other.caseId)))[0] ?? {};
    await commands().addTask(
      { caseId: other.caseId, title: 'call back', ownerId: agent.agentId, dueAt: at + 1 },
      agent,
    );
    await tell(callId as CallId, 'callEnded', { to: 'completed', disposition: 'answered' });
    expect(await stateOf(other.caseId)).toBe('open');
    const { version } = (await reader().find(other.caseId)) ?? other;
    await expect(commands().end(other.caseId, version, 'withdrawn', '', agent)).rejects.toMatchObject({
      code: 'TASKS_OPEN',
    });
  });

  it('of somebody who left the line end as not served, unless another call is there', async () => {
    const person = makeId();
    const [first, second] = [await makeCall(person), await makeCall(person)];
    await tell(first, 'callEnqueued', { to: 'queued' });
    await tell(second, 'callEnqueued', { to: 'queued' });
    const caseId = (await reader().findOfCall(first)) as CaseId;
    await db().update(calls).set({ state: 'queued' }).where(eq(calls.callId, second));
    await db().update(calls).set({ state: 'abandoned' }).where(eq(calls.callId, first));
    await tell(first, 'callEnded', { to: 'abandoned' });
    expect(await stateOf(caseId)).toBe('open');
    await db().update(calls).set({ state: 'abandoned' }).where(eq(calls.callId, second));
    await tell(second, 'callEnded', { to: 'abandoned' });
    expect(await stateOf(caseId)).toBe('notServed');
  });

  it('are reviewed line by line on a paper of their own; an ended one is not', async () => {
    const { caseId } = await joined();
    const review = { caseId, lineId: 'l1' as never, fault: null, note: '', materialId: null };
    const found = await commands().reviewLine({ ...review, seenAt: null, status: 'missing' }, agent);
    const again = { ...review, seenAt: null, status: 'ok' as const };
    await expect(commands().reviewLine(again, agent)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await reader().listLines(caseId)).toMatchObject([{ lineId: 'l1', status: 'missing' }]);
    const foreign = { ...review, seenAt: at, status: 'ok' as const, materialId: 'other' as never };
    await expect(commands().reviewLine(foreign, agent)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ended = await commands().end(caseId, found.version, 'referred', 'elsewhere', agent);
    const late = { ...review, seenAt: at, status: 'ok' as const };
    await expect(commands().reviewLine(late, agent)).rejects.toMatchObject({ code: 'CASE_STATE' });
    const opened = await commands().reopen(caseId, ended.version, 'by mistake', {
      role: 'supervisor',
      agentId: AgentId.parse('s1'),
    });
    expect(opened).toMatchObject({ state: 'open', closedAt: null });
  });

  it('are found by number, matter and state, within the scope of who asks', async () => {
    const { caseId, caseNumber } = await joined(undefined, 'm-find');
    const scope = { departmentId: DepartmentId.parse('d1'), agentId: agent.agentId, regionId: null };
    const list = (change: object) => reader().list({ scope, state: 'any', limit: 50, ...change });
    const ids = async (change: object) => (await list(change)).map((row) => row.caseId);
    expect(await ids({ numberEnd: caseNumber.slice(-4) })).toContain(caseId);
    expect(await ids({ numberEnd: caseNumber })).toEqual([caseId]);
    expect(await ids({ matterId: 'm-find', state: 'notEnded' })).toEqual([caseId]);
    expect(await ids({ matterId: 'm-find', state: 'decided' })).toEqual([]);
    expect(await ids({ numberEnd: '%' })).toEqual([]);
    const foreign = {
      ...{ departmentId: DepartmentId.parse('d2'), agentId: AgentId.parse('agent-2') },
      regionId: null,
    };
    expect(await ids({ matterId: 'm-find', scope: foreign })).toEqual([]);
    expect(await reader().findIn(caseId, foreign)).toBeNull();
    await db().update(calls).set({ agentId: 'agent-2' }).where(eq(calls.caseId, caseId));
    expect(await ids({ matterId: 'm-find', scope: foreign })).toEqual([caseId]);
    expect(await ids({ matterId: 'm-find', scope: { ...foreign, departmentId: null } })).toEqual([caseId]);
  });
});
