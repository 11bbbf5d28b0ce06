import {
  AgentId,
  ApplicantId,
  CallId,
  DepartmentId,
  MatterId,
  VoucherId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createCallRepository } from '../call/call.repository.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { casesTuning } from '../tuning-cases.ts';
import { hashContent } from '../vouchers/vouchers.ts';
import type { TurnMessage } from '../wechat/turn-messages.ts';
import { createApplicantNotices } from './applicant-notices.ts';
import { caseVouchers } from './case.schema.ts';
import { createCaseReader } from './case-read.repository.ts';
import { createCaseWriter } from './case-write.repository.ts';
import { createIssuedPapers } from './issued-papers.ts';
import { createVoucherRepository } from './voucher.repository.ts';

const at = Date.UTC(2026, 9, 12, 2, 0);
const cipher = createFieldCipher('ab'.repeat(32));
const name = { 'zh-Hans': '市场监管局', 'zh-Hant': '市場監管局', en: 'Market' };
const agentId = AgentId.parse('agent-1');
const pdf = Buffer.from('%PDF-1.7 刘备');

describe.each(databaseKinds)('issued papers in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);

  async function issue() {
    const now = { ms: at };
    const reader = createCaseReader(db());
    const writer = createCaseWriter(db(), new Uint8Array(32).fill(3));
    const repository = createVoucherRepository(db(), cipher);
    const [callId, applicantId] = [CallId.parse(makeId()), ApplicantId.parse(makeId())];
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId, matterId: MatterId.parse('m1'), departmentId: DepartmentId.parse('d1') },
      ...{ entryCode: null, entryPoint: 'web', regionId: null, locale: 'zh-Hans', createdAt: new Date(at) },
    });
    const row = await writer.join(callId, at);
    if (row === null) throw new Error('no call');
    const { caseId, caseNumber } = row;
    const voucherId = VoucherId.parse(makeId());
    const content: VoucherContent = {
      ...{
        kind: 'receipt',
        number: `市场监管收〔2026〕${makeId()}号`,
        locale: 'zh-Hans',
        issuedAt: at,
        caseNumber,
      },
      ...{ matterName: name, department: { name, address: name, phone: '12345' }, entryPoint: 'web' },
      applicant: { name: '刘备', maskedPhone: '138****0081' },
      ...{
        agent: { name: '王坐席', number: 'A001' },
        received: [{ name, copies: 1, sha256: null }],
        basis: [],
      },
      tellBy: { date: '2026-10-19', workingDays: 5 },
    };
    await db().transaction((tx) =>
      repository.insert(tx, {
        ...{ voucherId, caseId, applicantId, content, contentSha256: hashContent(content) },
        ...{ issuedBy: agentId, issuedAt: new Date(at) },
      }),
    );
    const texts: string[] = [];
    const gateway = { isDown: false };
    /** No WeChat, one that takes messages, one that fails. */
    const wechat: { is: 'none' | 'there' | 'failing'; sent: TurnMessage[] } = { is: 'none', sent: [] };
    const messages = {
      async send(_applicantId: ApplicantId, message: TurnMessage) {
        if (wechat.is === 'failing') throw new Error('ours');
        if (wechat.is === 'there') wechat.sent.push(message);
        return wechat.is === 'there';
      },
    };
    const papers = () =>
      createIssuedPapers({
        ...{ reader, writer, repository, now: () => now.ms, logger: pino({ level: 'silent' }) },
        vouchers: { render: async () => ({ pdf, sha256: 'file', contentSha256: 'content', lacking: [] }) },
        notices: createApplicantNotices({
          reader,
          identity: {
            createResumeLink: async () => 'http://127.0.0.1/r#token',
            async sendNotice(_applicantId, { text }) {
              if (gateway.isDown) throw new Error('the gateway for messages is down');
              texts.push(text);
            },
          },
          origin: () => 'http://127.0.0.1',
          ...{ messages, logger: pino({ level: 'silent' }) },
        }),
        say: async () => undefined,
      });
    const entries = () => reader.listEntries(caseId);
    const actions = async () => (await entries()).map(({ action }) => action);
    return {
      now,
      texts,
      gateway,
      wechat,
      papers,
      entries,
      actions,
      repository,
      issued: { row, voucherId, content },
    };
  }

  it('are told of once, though the messages did not go out at first and two servers look after it', async () => {
    const { now, texts, gateway, papers, actions, issued } = await issue();
    gateway.isDown = true;
    await papers().deliver(issued, agentId);
    expect(await actions()).toEqual(['case.opened', 'voucher.printed']);
    gateway.isDown = false;
    now.ms += casesTuning.tellLeaseMs;
    await papers().tellUntold();
    expect(texts).toEqual([]);
    now.ms += 1;
    await Promise.all([papers().tellUntold(), papers().tellUntold()]);
    expect(texts).toEqual([expect.stringContaining(issued.row.caseNumber)]);
    expect((await actions()).at(-1)).toBe('voucher.told');
    now.ms += 2 * casesTuning.tellLeaseMs;
    await papers().tellUntold();
    expect(texts).toHaveLength(1);
  });

  it.each([
    ['there', 1, 0, 'wechat'],
    ['none', 0, 1, 'text'],
    ['failing', 0, 1, 'text'],
  ] as const)('are told of once, where WeChat is %s', async (is, messageCount, textCount, way) => {
    const { texts, wechat, papers, entries, issued } = await issue();
    wechat.is = is;
    await papers().deliver(issued, agentId);
    await papers().tellUntold();
    expect([wechat.sent.length, texts.length]).toEqual([messageCount, textCount]);
    const told = (await entries()).filter(({ action }) => action === 'voucher.told');
    expect(told.map(({ details }) => details.way)).toEqual([way]);
    for (const message of wechat.sent) {
      expect(message).toMatchObject({ ticketNumber: issued.row.caseNumber, hint: '《收件凭证》已出具' });
      expect(await message.makeLink()).toBe(`http://127.0.0.1/cases/${issued.row.caseId}`);
    }
  });

  it('are told of by another server where the one that issued them ended', async () => {
    const { now, texts, papers, actions } = await issue();
    now.ms += casesTuning.tellLeaseMs + 1;
    await papers().tellUntold();
    expect(texts).toHaveLength(1);
    expect(await actions()).toEqual(['case.opened', 'voucher.printed', 'voucher.told']);
  });

  it('are given up after a while', async () => {
    const { now, texts, papers } = await issue();
    now.ms += casesTuning.tellForMs + 1;
    await papers().tellUntold();
    expect(texts).toEqual([]);
  });

  it('lie encrypted in the database, and come back as they were', async () => {
    const { papers, repository, issued } = await issue();
    const { voucherId, row } = issued;
    expect(await papers().getPdf({ voucherId, caseId: row.caseId })).toEqual(pdf);
    expect(await repository.findPdf(voucherId)).toEqual(pdf);
    const [stored] = await db().select().from(caseVouchers).where(eq(caseVouchers.voucherId, voucherId));
    expect(stored?.pdf?.includes('PDF')).toBe(false);
    expect(stored?.pdf?.subarray(0, 4).toString()).toBe('enc:');
  });
});
