import { AgentId, ApplicantId, CallId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { isTermKept, presentLegalClock } from '../calendar/legal-clock.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { createCallRepository } from '../call/call.repository.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { noTurnMessages } from '../wechat/turn-messages.ts';
import { createApplicantNotices } from './applicant-notices.ts';
import { createCaseDecisions } from './case-decisions.ts';
import { createCaseReader } from './case-read.repository.ts';
import type { CaseEvent } from './case-state.ts';
import { createCaseWriter } from './case-write.repository.ts';
import { createClockClerk } from './clock-clerk.ts';
import type { DecisionMoments } from './decision.repository.ts';
import { createIssuedPapers } from './issued-papers.ts';
import { createVoucherRepository } from './voucher.repository.ts';

/** A Monday, 10:00 by the district's clock; a week without holidays. */
const monday = Date.parse('2026-10-12T10:00:00+08:00');
const at = (text: string) => Date.parse(`${text}+08:00`);
const known = { kinds: new Map(), years: new Set([2026]) };
const name = { 'zh-Hans': '市场监管局', 'zh-Hant': '市場監管局', en: 'Market' };
const agentId = AgentId.parse('agent-1');

describe.each(databaseKinds)('legal clocks in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);

  async function begin(years = known.years) {
    const clock = { ms: monday };
    const reader = createCaseReader(db());
    const writer = createCaseWriter(db(), new Uint8Array(32).fill(3));
    const [callId, applicantId] = [CallId.parse(makeId()), ApplicantId.parse(makeId())];
    await createCallRepository(db()).insertDraft({
      ...{ callId, applicantId, matterId: MatterId.parse('m1'), departmentId: DepartmentId.parse('d1') },
      ...{
        entryCode: null,
        entryPoint: 'web',
        regionId: null,
        locale: 'zh-Hans',
        createdAt: new Date(monday),
      },
    });
    const row = await writer.join(callId, monday);
    if (row === null) throw new Error('no call');
    const { caseId } = row;
    const texts: string[] = [];
    const gateway = { isDown: false };
    const notices = createApplicantNotices({
      reader,
      identity: {
        createResumeLink: async () => 'http://127.0.0.1/r#token',
        async sendNotice(_applicantId, { text }) {
          if (gateway.isDown) throw new Error('the gateway for messages is down');
          texts.push(text);
        },
      },
      origin: () => 'http://127.0.0.1',
      ...{ messages: noTurnMessages, logger: pino({ level: 'silent' }) },
    });
    const vouchers = createVoucherRepository(db(), createFieldCipher('ab'.repeat(32)));
    const now = () => clock.ms;
    const decisions = createCaseDecisions({
      ...{ writer, vouchers, now },
      calendar: { addWorkingDays: (from, days) => addWorkingDays(from, days, known.kinds) },
      catalogue: {
        getMatter: () => ({ name, materials: [], guide: { basis: name } }) as never,
        getDepartment: () => ({ name, shortName: name, address: name, phone: '12345' }) as never,
        regions: () => [],
        findEntryLabel: () => null,
      },
      identity: {
        getApplicant: async () => ({ applicantId, name: '刘备', phone: '13800000081' }) as never,
        getStaff: async () => ({ agentId, displayName: '王坐席', agentNumber: 'A001' }) as never,
      },
    });
    const papers = createIssuedPapers({
      ...{ reader, writer, repository: vouchers, notices, now, logger: pino({ level: 'silent' }) },
      vouchers: {
        render: async () => ({
          ...{ pdf: Buffer.from('%PDF'), sha256: 'file', contentSha256: 'content', lacking: [] },
        }),
      },
      say: async () => undefined,
    });
    const make = () =>
      createClockClerk({
        decisions,
        // Of this case alone: others run in the same database.
        reader: {
          listClocked: async () =>
            (await reader.listClocked(null, 500)).filter((each) => each.caseId === caseId),
        },
        readClock: (each) => presentLegalClock(each, clock.ms, { ...known, years }),
        isTermKept: (view) => isTermKept(view, years),
        ...{ writer, notices, clock: { now: () => clock.ms }, logger: pino({ level: 'silent' }) },
      });
    const change = (moments: DecisionMoments, event?: CaseEvent) =>
      writer.change(caseId, null, clock.ms, () => ({
        lines: [
          { at: clock.ms, actorRole: 'agent', actorId: agentId, action: 'test', callId: null, details: {} },
        ],
        ...{ moments, event },
      }));
    /** Two servers look at once. */
    async function lookAt(moment: string) {
      clock.ms = at(moment);
      await Promise.all([make().look(), make().look()]);
      await Promise.all([papers.tellUntold(), papers.tellUntold()]);
      const told = (await reader.listEntries(caseId)).map(({ action }) => action);
      return told.filter((action) => action.startsWith('clock.') || action === 'case.deemedAccepted');
    }
    const pressing = async () => {
      const scope = { departmentId: null, agentId, regionId: null };
      const rows = await reader.list({ scope, state: 'pressing', limit: 500 });
      return rows.filter((each) => each.caseId === caseId).length;
    };
    const listPapers = async () =>
      Promise.all((await vouchers.listOf([caseId])).map(({ voucherId }) => vouchers.getContent(voucherId)));
    return {
      change,
      lookAt,
      listPapers,
      texts,
      gateway,
      pressing,
      find: async () => (await reader.find(caseId)) ?? row,
    };
  }

  it('put the supervisor on before the time to tell is over, and accept from receipt once it is', async () => {
    const { change, lookAt, listPapers, texts, pressing, find } = await begin();
    await change({ receivedAt: new Date(monday) });
    expect(await lookAt('2026-10-15T09:00:00')).toEqual([]);
    expect(await pressing()).toBe(0);
    expect(await lookAt('2026-10-16T09:00:00')).toEqual(['clock.escalated']);
    expect(await pressing()).toBe(1);
    expect(await lookAt('2026-10-19T23:59:00')).toEqual(['clock.escalated']);
    expect((await find()).state).toBe('open');
    const over = ['clock.escalated', 'case.deemedAccepted'];
    expect(await lookAt('2026-10-20T00:01:00')).toEqual(over);
    expect(await find()).toMatchObject({
      ...{ state: 'accepted', isDeemedAccepted: true, acceptedAt: new Date(monday) },
    });
    // Its paper is there at once, and one alone, whatever number of servers looked.
    const issued = [
      expect.objectContaining({
        ...{
          kind: 'acceptance',
          number: expect.stringContaining('受〔2026〕'),
          issuedAt: at('2026-10-20T00:01:00'),
        },
        deemed: { receivedOn: '2026-10-12', tellBy: '2026-10-19' },
        decideBy: { date: '2026-11-09', workingDays: 20 },
      }),
    ];
    expect(await listPapers()).toEqual(issued);
    // Nobody's telephone rings at night.
    expect(texts).toEqual([]);
    expect(await lookAt('2026-10-20T09:00:01')).toEqual(over);
    expect(texts).toEqual([expect.stringMatching(/视为受理.*受理通知书.*\/r\?to=/)]);
    await lookAt('2026-10-20T10:00:00');
    expect(texts).toHaveLength(1);
    expect(await listPapers()).toEqual(issued);
  });

  it('accept nothing while the holidays of a year are not known', async () => {
    const { change, lookAt, listPapers, find } = await begin(new Set());
    await change({ receivedAt: new Date(monday) });
    await lookAt('2026-10-20T00:01:00');
    expect((await find()).state).toBe('open');
    expect(await listPapers()).toEqual([]);
  });

  it('remind the applicant of what they owe by day, before it ends and when it has', async () => {
    const { change, lookAt, texts, pressing } = await begin();
    await change({ noticedAt: new Date(monday), noticeCount: 1 }, 'gapsNoticed');
    expect(await lookAt('2026-10-30T07:00:00')).toEqual([]);
    expect(await lookAt('2026-10-30T09:00:00')).toEqual(['clock.reminded']);
    expect(await lookAt('2026-11-02T09:00:00')).toEqual(['clock.reminded']);
    expect(await lookAt('2026-11-03T09:00:00')).toEqual(['clock.reminded', 'clock.reminded']);
    expect(texts).toEqual([
      expect.stringContaining('请在 2026-11-02 前'),
      expect.stringContaining('2026-11-02 已过'),
    ]);
    expect(await pressing()).toBe(0);
  });

  it('say that somebody was reminded once the message went out, and try until it does', async () => {
    const { change, lookAt, texts, gateway } = await begin();
    await change({ noticedAt: new Date(monday), noticeCount: 1 }, 'gapsNoticed');
    gateway.isDown = true;
    expect(await lookAt('2026-10-30T09:00:00')).toEqual([]);
    gateway.isDown = false;
    expect(await lookAt('2026-10-30T09:01:00')).toEqual([]);
    expect(await lookAt('2026-10-30T09:02:01')).toEqual(['clock.reminded']);
    expect(texts).toHaveLength(1);
  });

  it('say nothing while they stand still, and once more where the term was extended', async () => {
    const { change, lookAt } = await begin();
    await change({ receivedAt: new Date(monday), acceptedAt: new Date(monday) }, 'accepted');
    const pauses = [{ from: at('2026-11-06T10:00:00'), to: null }];
    await change({ pauses });
    expect(await lookAt('2026-11-09T09:00:00')).toEqual([]);
    await change({ pauses: [] });
    expect(await lookAt('2026-11-09T09:00:00')).toEqual(['clock.escalated']);
    await change({ isExtended: true });
    expect(await lookAt('2026-11-10T09:00:00')).toEqual(['clock.escalated']);
    expect(await lookAt('2026-11-23T09:00:00')).toEqual(['clock.escalated', 'clock.escalated']);
  });
});
