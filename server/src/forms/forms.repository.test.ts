import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  FormFieldId,
  MatterId,
  type VoucherId,
} from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { verifyChain } from '../cases/case-chain.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { createCaseWriter } from '../cases/case-write.repository.ts';
import { createVoucherRepository } from '../cases/voucher.repository.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createFormRepository } from './form.repository.ts';
import { formFillings } from './form.schema.ts';
import { rightValues, testForm } from './form.test-support.ts';
import { createFormCommands } from './form-commands.ts';
import { createFormPaper } from './form-paper.ts';

const journalKey = new Uint8Array(32).fill(3);
const at = Date.UTC(2026, 9, 12, 2, 0);
const cipher = createFieldCipher('ab'.repeat(32));
const staff = { role: 'agent' as const, agentId: AgentId.parse('agent-1'), sessionId: 's' };
const [scope, idNumber] = [FormFieldId.parse('scope'), FormFieldId.parse('operator-id')];
const name = { 'zh-Hans': '市场监管局', 'zh-Hant': '市場監管局', en: 'Market' };
const refused = (code: string) => ({ code });

describe.each(databaseKinds)('forms in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const reader = () => createCaseReader(db());
  const writer = () => createCaseWriter(db(), journalKey);
  const repository = () => createFormRepository(db(), cipher);
  const vouchers = () => createVoucherRepository(db(), cipher);
  const paper = () =>
    createFormPaper({
      ...{ reader: reader(), vouchers: vouchers() },
      catalogue: {
        getMatter: () => ({ name, guide: { basis: name } }) as never,
        getDepartment: () => ({ name, shortName: name, address: name, phone: '12345' }) as never,
        regions: () => [],
        findEntryLabel: () => null,
      },
      identity: {
        getApplicant: async () => ({ name: '王小满', phone: '13800000081' }) as never,
        getStaff: async () => ({}) as never,
      },
    });
  const commands = () =>
    createFormCommands({
      ...{ repository: repository(), paper: paper() },
      writer: writer(),
      cipher,
      now: () => at,
    });

  async function begin() {
    await repository().addDefinition(testForm, new Date(at));
    const callId = CallId.parse(makeId());
    const applicantId = ApplicantId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId, matterId: testForm.matterId, departmentId: DepartmentId.parse('d1') },
      ...{ entryCode: null, entryPoint: 'web', regionId: null, locale: 'zh-Hans', createdAt: new Date(at) },
    });
    const row = await writer().join(callId, at);
    if (row === null) throw new Error('no call');
    const { caseId } = row;
    const own = { caseId, callId, by: { role: 'applicant' as const, applicantId, sessionId: 's' } };
    return { row, own, agent: { caseId, callId, by: staff } };
  }
  const fillAll = async (own: Awaited<ReturnType<typeof begin>>['own']) => {
    for (const [fieldId, value] of Object.entries(rightValues))
      await commands().write(own, { fieldId: FormFieldId.parse(fieldId), value, revision: 0 });
  };
  const entriesOf = (caseId: CaseId) => reader().listEntries(caseId);
  const rowsOf = (caseId: CaseId) => db().select().from(formFillings).where(eq(formFillings.caseId, caseId));

  it('are begun once, however often they are opened at once', async () => {
    const { own, agent } = await begin();
    const opened = await Promise.all([commands().open(own), commands().open(agent), commands().open(own)]);
    expect(new Set(opened.map(({ fillingId }) => fillingId)).size).toBe(1);
    const actions = (await entriesOf(own.caseId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'form.opened')).toHaveLength(1);
  });

  it('lose no write of two that come at once: one is taken, the other is told', async () => {
    const { own } = await begin();
    await commands().open(own);
    const writes = ['甲', '乙', '丙'].map((value) =>
      commands().write(own, { fieldId: scope, value, revision: 0 }),
    );
    const results = await Promise.allSettled(writes);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('CHANGED_MEANWHILE'));
    const fields = ['scope', 'trade-name', 'premises'].map((id) => FormFieldId.parse(id));
    const others = fields.map((fieldId, index) =>
      commands().write(own, { fieldId, value: `其他${index}`, revision: index === 0 ? 1 : 0 }),
    );
    await Promise.all(others);
    const kept = await repository().findFilling(own.caseId);
    expect(fields.map((fieldId) => kept?.filling.fields[fieldId]?.value)).toEqual([
      '其他0',
      '其他1',
      '其他2',
    ]);
  });

  it('are kept encrypted, and the journal tells no value, while the case’s version stays', async () => {
    const { row, own, agent } = await begin();
    await commands().open(own);
    await commands().write(own, { fieldId: idNumber, value: rightValues['operator-id'], revision: 0 });
    const proposed = { fieldId: scope, value: '小面、饮料', revision: 0 };
    const { proposalId } = await commands().propose(agent, proposed);
    await commands().answer(own, proposalId, true);
    const stored = JSON.stringify([await rowsOf(own.caseId), await entriesOf(own.caseId)]);
    for (const value of [rightValues['operator-id'], '小面']) expect(stored).not.toContain(value);
    const entries = await entriesOf(own.caseId);
    expect(entries.map(({ action }) => action)).toEqual([
      ...['case.opened', 'form.opened', 'form.written', 'form.proposed', 'form.proposalConfirmed'],
    ]);
    expect(entries[2]).toMatchObject({
      actorRole: 'applicant',
      details: { fieldId: idNumber, revision: 1, length: 18, mark: expect.any(String) },
    });
    // What was confirmed is what was proposed.
    expect(entries[4]?.details.mark).toBe(entries[3]?.details.mark);
    const now = await reader().find(own.caseId);
    expect(now?.version).toBe(row.version);
    if (now) expect(verifyChain(own.caseId, entries, now, journalKey)).toMatchObject({ isIntact: true });
  });

  it('freeze when they are completed as they were looked at, and go on as the next when they are reopened', async () => {
    const { own, agent } = await begin();
    const { version } = await commands().open(own);
    await expect(commands().complete(own, version)).rejects.toMatchObject(refused('FORM_INCOMPLETE'));
    await fillAll(own);
    await expect(commands().complete(own, version)).rejects.toMatchObject(refused('CHANGED_MEANWHILE'));
    const filled = await repository().findFilling(own.caseId);
    const done = await commands().complete(own, filled?.version ?? 0);
    expect(done.sha256).toBe(sha256Hex(done.completedForm ?? ''));
    expect(JSON.parse(done.completedForm ?? '')).toMatchObject({ caseId: own.caseId, values: rightValues });
    const write = { fieldId: scope, value: '别的', revision: 1 };
    await expect(commands().write(own, write)).rejects.toMatchObject(refused('FORM_STATE'));
    await expect(commands().propose(agent, write)).rejects.toMatchObject(refused('FORM_STATE'));
    const next = await commands().reopen(own);
    expect(next).toMatchObject({ state: 'open', sequence: 2, sha256: null });
    await commands().write(own, write);
    expect((await rowsOf(own.caseId)).map(({ sha256 }) => sha256)).toEqual([done.sha256, null]);
    const last = await repository().findFilling(own.caseId);
    const again = await commands().complete(own, last?.version ?? 0);
    expect(again.sha256).not.toBe(done.sha256);
    // Each completion has its paper; the first one is not to be signed any more.
    const [first, second] = await vouchers().listOf([own.caseId]);
    expect(first).toMatchObject({ kind: 'completedForm', supersededAt: new Date(at), signedAt: null });
    expect(second?.supersededAt).toBeNull();
    expect(await vouchers().getContent(first?.voucherId as VoucherId)).toMatchObject({
      sections: [expect.anything(), expect.anything()],
    });
    const sign = (voucherId = '') =>
      db().transaction((tx) =>
        vouchers().setSigned(tx, voucherId as VoucherId, Buffer.from('%PDF'), 'hash', new Date(at)),
      );
    expect([await sign(first?.voucherId), await sign(second?.voucherId)]).toEqual([false, true]);
  });

  it('are not completed where their paper cannot be made', async () => {
    const { own } = await begin();
    await commands().open(own);
    await fillAll(own);
    const { version = 0 } = (await repository().findFilling(own.caseId)) ?? {};
    const failing = { ...paper(), issue: () => Promise.reject(new Error('no number')) };
    const broken = createFormCommands({
      ...{ repository: repository(), paper: failing, writer: writer(), cipher, now: () => at },
    });
    await expect(broken.complete(own, version)).rejects.toThrow('no number');
    expect(await repository().findFilling(own.caseId)).toMatchObject({ state: 'open', version });
    expect(await vouchers().listOf([own.caseId])).toEqual([]);
  });

  it('keep the version they were begun with, and take nothing once the case has ended', async () => {
    const { own, row } = await begin();
    await commands().open(own);
    await repository().addDefinition({ ...testForm, version: 2 }, new Date(at));
    expect((await repository().findDefinitionOf(MatterId.parse(testForm.matterId)))?.version).toBe(2);
    const kept = await commands().write(own, { fieldId: scope, value: '小面', revision: 0 });
    expect(kept.formVersion).toBe(1);
    await writer().change(own.caseId, row.version, at, () => ({
      lines: [{ at, actorRole: 'agent', actorId: 'a', action: 'case.withdrawn', callId: null, details: {} }],
      event: 'withdrawn',
    }));
    await expect(commands().write(own, { fieldId: scope, value: '豆花', revision: 1 })).rejects.toMatchObject(
      refused('CASE_STATE'),
    );
  });
});
