import {
  AgentId,
  ApplicantId,
  CallId,
  type CaseId,
  DepartmentId,
  MatterId,
} from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { verifyChain } from '../cases/case-chain.ts';
import { createCaseCommands } from '../cases/case-commands.ts';
import { createCaseReader } from '../cases/case-read.repository.ts';
import { type CaseRow, createCaseWriter } from '../cases/case-write.repository.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createMandateRepository, type MandateRow } from './mandate.repository.ts';
import { mandates as table } from './mandate.schema.ts';
import { createMandates, type MandateWish } from './mandates.ts';

const start = Date.UTC(2026, 9, 12, 2, 0);
const [hour, day] = [3_600_000, 86_400_000];
const journalKey = new Uint8Array(32).fill(3);
const cipher = createFieldCipher('ab'.repeat(32));
const applicant = { role: 'applicant' as const, id: 'applicant-1' };
const helper = { role: 'helper' as const, id: 'helper-1' };
const agent = { role: 'agent' as const, agentId: AgentId.parse('agent-1') };
let phones = 0;
function makePhone(): string {
  phones += 1;
  return `1391000${String(phones).padStart(4, '0')}`;
}

describe.each(databaseKinds)('mandates in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);

  async function open() {
    const clock = { ms: start };
    const changed: MandateRow[] = [];
    const cases = { reader: createCaseReader(db()), writer: createCaseWriter(db(), journalKey) };
    const repository = createMandateRepository(db(), cipher);
    const mandates = createMandates({
      ...{ repository, cases, clock: { now: () => clock.ms }, logger: pino({ level: 'silent' }) },
      identity: {
        getApplicant: async (applicantId) => ({ applicantId, name: '张三丰', phone: '13800001001' }),
      },
      onChanged: async (row) => void changed.push(row),
    });
    const callId = CallId.parse(makeId());
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId: ApplicantId.parse(applicant.id), matterId: MatterId.parse(makeId()) },
      ...{ departmentId: DepartmentId.parse('d1'), entryCode: null, entryPoint: 'web', regionId: null },
      ...{ locale: 'zh-Hans', firm: null, createdAt: new Date(start) },
    });
    const of = await cases.writer.join(callId, start);
    if (of === null) throw new Error('no case');
    const { caseId } = of;
    const propose = (change: Partial<MandateWish> = {}) =>
      mandates.propose(
        of,
        {
          ...{ helperName: '王小明', helperPhone: makePhone(), place: '石马村便民服务点' },
          ...{ scopes: ['papers'], endsAt: start + 7 * day, ...change },
        },
        applicant,
      );
    const getCase = async (): Promise<CaseRow> => {
      const row = await cases.reader.find(caseId);
      if (row === null) throw new Error('no case');
      return row;
    };
    const journalOf = async () => {
      const entries = await cases.reader.listEntries(caseId);
      expect(verifyChain(caseId, entries, await getCase(), journalKey)).toMatchObject({ isIntact: true });
      return entries
        .filter(({ action }) => action.startsWith('mandate.'))
        .map(({ actorRole, action, details }) => ({ step: `${actorRole} ${action}`, details }));
    };
    const end = async (by: CaseId) => {
      const { version } = await getCase();
      await createCaseCommands(cases.writer, () => clock.ms).end(by, version, 'answered', '', agent);
    };
    return { clock, changed, cases, repository, mandates, of, caseId, propose, getCase, journalOf, end };
  }
  const confirm = ({ mandates }: Awaited<ReturnType<typeof open>>, row: MandateRow) =>
    mandates.move(row, 'confirmed', applicant, {
      step: { confirmedBy: 'code', confirmedAt: new Date(start), statement: '我同意由王小明帮我' },
    });

  it('keep nothing readable of the helper, and find them by the whole number alone', async () => {
    const here = await open();
    const row = await confirm(here, await here.propose({ helperPhone: '13912340001' }));
    expect(row).toMatchObject({
      ...{ helperName: '王小明', helperPhone: '13912340001', place: '石马村便民服务点' },
      ...{ state: 'confirmed', proposedBy: 'applicant', confirmedBy: 'code', version: 1 },
    });
    const [stored] = await db().select().from(table).where(eq(table.mandateId, row.mandateId));
    const text = JSON.stringify([stored, await here.journalOf()]);
    for (const secret of ['王小明', '13912340001', '石马村', '我同意']) expect(text).not.toContain(secret);
    const held = await here.mandates.listHeld('13912340001', new Date(start));
    expect(held.map(({ row: { mandateId } }) => mandateId)).toEqual([row.mandateId]);
    expect(await here.mandates.listHeld('13912340002', new Date(start))).toEqual([]);
  });

  it('are open three times a case, and once for each helper', async () => {
    const { propose, mandates, end, caseId } = await open();
    const [first, second] = [await propose(), await propose()];
    await expect(propose({ helperPhone: first.helperPhone })).rejects.toMatchObject({
      code: 'MANDATE_EXISTS',
    });
    // Three at once for the one place that is left.
    const tries = await Promise.allSettled([propose(), propose(), propose()]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'MANDATES_FULL' },
    });
    await mandates.move(second, 'declined', applicant);
    await propose();
    await end(caseId);
    await expect(propose()).rejects.toMatchObject({ code: 'CASE_STATE' });
  });

  it.each([
    ['the own number', { helperPhone: '13800001001' }, 'MANDATE_SELF'],
    ['an end that is past', { endsAt: start }, 'MANDATE_TERM'],
    ['an end after ninety days', { endsAt: start + 92 * day }, 'MANDATE_TERM'],
  ])('are not proposed with %s', async (_what, change, code) => {
    await expect((await open()).propose(change)).rejects.toMatchObject({ code });
  });

  it('are told once of each step, and say so in the journal', async () => {
    const here = await open();
    const row = await here.propose();
    await confirm(here, row);
    await expect(here.mandates.move(row, 'declined', applicant)).rejects.toMatchObject({
      ...{ code: 'MANDATE_STATE', details: { state: 'confirmed' } },
    });
    const given = await here.mandates.move(row, 'givenBack', helper);
    expect(given).toMatchObject({ state: 'givenBack', endedAt: new Date(start) });
    await expect(here.mandates.move(row, 'revoked', applicant)).rejects.toMatchObject({
      ...{ code: 'MANDATE_ENDED', details: { state: 'givenBack' } },
    });
    expect(here.changed.map(({ state }) => state)).toEqual(['proposed', 'confirmed', 'givenBack']);
    const steps = await here.journalOf();
    expect(steps.map(({ step }) => step)).toEqual([
      'applicant mandate.proposed',
      'applicant mandate.confirmed',
      'helper mandate.givenBack',
    ]);
    expect(steps[0]?.details).toEqual({
      ...{ mandateId: row.mandateId, helper: '王**', scopes: ['papers'], endsAt: start + 7 * day },
    });
    expect((await here.getCase()).version).toBe(here.of.version);
  });

  it('are over at their end, whoever asks first', async () => {
    const here = await open();
    const row = await confirm(here, await here.propose({ endsAt: start + hour }));
    here.clock.ms = start + hour - 1;
    expect(await here.mandates.find(row.mandateId)).toMatchObject({ state: 'confirmed' });
    here.clock.ms = start + hour;
    // What the clock has ended is not ended again by the helper.
    await expect(here.mandates.move(row, 'givenBack', helper)).rejects.toMatchObject({
      ...{ code: 'MANDATE_ENDED', details: { state: 'expired' } },
    });
    const found = await Promise.all([here.mandates.find(row.mandateId), here.mandates.settleDue()]);
    expect(found[0]).toMatchObject({ state: 'expired', endedAt: new Date(start + hour) });
    const expired = (await here.journalOf()).filter(({ step }) => step === 'system mandate.expired');
    expect(expired).toHaveLength(1);
  });

  it('end with their case, the clock of every server looking', async () => {
    const here = await open();
    const rows = [await confirm(here, await here.propose()), await here.propose()];
    await here.end(here.caseId);
    await Promise.all([here.mandates.settleDue(), here.mandates.settleDue()]);
    for (const { mandateId } of rows)
      expect(await here.repository.find(mandateId)).toMatchObject({ state: 'caseEnded' });
    const ends = (await here.journalOf()).filter(({ step }) => step === 'system mandate.caseEnded');
    expect(ends).toHaveLength(2);
  });

  it('that ended are in the helper’s list for a while, those never agreed to are not', async () => {
    const here = await open();
    const phone = makePhone();
    const row = await confirm(here, await here.propose({ helperPhone: phone }));
    await here.mandates.move(row, 'revoked', applicant);
    await here.propose({ helperPhone: phone });
    const listed = (since: number) => here.mandates.listHeld(phone, new Date(since));
    expect((await listed(start - day)).map((held) => held.row.state)).toEqual(['revoked']);
    expect(await listed(start + 1)).toEqual([]);
  });
});
