import { AgentId, DepartmentId, MatterId, ReplyId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { type CannedReplies, createCannedReplies, type Keeper, type ReplyWish } from './canned-replies.ts';
import { createCannedReplyRepository } from './canned-reply.repository.ts';
import { demoData } from './demo/index.ts';
import { loadDemoData } from './demo-loader.ts';
import { createLinkGuard } from './link-guard.ts';

const admin: Keeper = { agentId: AgentId.parse('demo-admin'), role: 'admin', departmentId: null };
const housing = DepartmentId.parse('housing');
const education = DepartmentId.parse('education');
const enrolment = MatterId.parse('school-enrolment');
const ofHousing: Keeper = { agentId: AgentId.parse('demo-s001'), role: 'supervisor', departmentId: housing };
/** Of the content, with one account: each costs an argon2 hash. */
const data = { ...demoData, agents: demoData.agents.slice(0, 1), staff: [] };

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': '', en: '' });
const wish = (changes: Partial<ReplyWish> = {}): ReplyWish => ({
  ...{ departmentId: education, matterId: null, link: null, sortOrder: 5 },
  ...{ title: words('报名时间'), text: words('{applicantSurname}您好，报名到月底') },
  ...changes,
});

describe.each(databaseKinds)('canned replies in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock();
  let replies: CannedReplies;

  beforeAll(async () => {
    await loadDemoData({ db: db(), clock, logger: pino({ level: 'silent' }), password: 'for tests', data });
    const catalogue = await createCatalogue({ db: db(), clock });
    const links = createLinkGuard(['bank.example.com'], 'https://yun.example.cn');
    replies = createCannedReplies({ repository: createCannedReplyRepository(db()), catalogue, links, clock });
  }, 60_000);

  const journalOf = async (replyId: ReplyId) => {
    const rows = await db().select().from(journalEntries).where(eq(journalEntries.actorId, admin.agentId));
    return rows.filter(({ details }) => details.replyId === replyId);
  };
  const all = { text: '', state: 'all' } as const;

  it('gives a desk those of the matter, then of its department, then everybody’s, and nothing of others', async () => {
    const listed = await replies.listFor(education, enrolment);
    const scopes = listed.map(({ matterId, departmentId }) => matterId ?? departmentId ?? 'everybody');
    expect([...new Set(scopes)]).toEqual(['school-enrolment', 'education', 'everybody']);
    expect(listed.find(({ title }) => title['zh-Hans'] === '问好')).toMatchObject({
      ...{
        title: { 'zh-Hant': '問好', en: 'Greeting' },
        text: { 'zh-Hant': expect.stringContaining('{agentName}') },
      },
      searchText: expect.stringContaining('wenhao wh'),
    });
  });

  it('makes one: the matter decides its department, the other languages are filled, who made it is kept', async () => {
    const link = { label: words('说明'), url: '/matters/school-enrolment' };
    const made = await replies.make(wish({ matterId: enrolment, departmentId: housing, link }), admin);
    expect(made).toMatchObject({
      ...{ matterId: enrolment, departmentId: education, version: 1, revokedAt: null, canChange: true },
      title: { 'zh-Hant': '報名時間', en: '报名时间' },
      link: { label: { 'zh-Hant': '說明' }, url: '/matters/school-enrolment' },
    });
    expect(await journalOf(made.replyId)).toMatchObject([
      { action: 'cannedReply.made', actorRole: 'admin', details: { after: { version: 1 } } },
    ]);
  });

  it.each([
    ['a matter that is not there', { matterId: MatterId.parse('none') }, 'NOT_FOUND'],
    ['a department that is not there', { departmentId: DepartmentId.parse('none') }, 'NOT_FOUND'],
    ['a word in braces that no desk knows', { text: words('{phone}') }, 'PLACEHOLDER_UNKNOWN'],
    ['another site', { link: { label: words('站'), url: 'https://example.com/' } }, 'LINK_NOT_ALLOWED'],
    ['no https', { link: { label: words('站'), url: 'http://www.gsxt.gov.cn/' } }, 'LINK_NOT_ALLOWED'],
  ])('refuses %s', async (_name, changes, code) => {
    await expect(replies.make(wish(changes), admin)).rejects.toMatchObject({ code });
  });

  it('changes one as of the version that was looked at; of two at once one gets through', async () => {
    const { replyId, version } = await replies.make(wish(), admin);
    const [first, second] = await Promise.allSettled([
      replies.edit({ replyId, version }, wish({ title: words('甲') }), admin),
      replies.edit({ replyId, version }, wish({ title: words('乙') }), admin),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const late = replies.revoke({ replyId, version }, admin);
    await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 } });
    expect(await journalOf(replyId)).toHaveLength(2);
  });

  it('takes one away from the desks and brings it back, each once', async () => {
    const made = await replies.make(wish({ title: words('停用试试') }), admin);
    const { replyId } = made;
    const isAtDesk = async () =>
      (await replies.listFor(education, enrolment)).some((reply) => reply.replyId === replyId);
    expect(await isAtDesk()).toBe(true);
    const revoked = await replies.revoke({ replyId, version: 1 }, admin);
    expect(await isAtDesk()).toBe(false);
    await expect(replies.revoke({ replyId, version: revoked.version }, admin)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    await replies.restore({ replyId, version: revoked.version }, admin);
    expect(await isAtDesk()).toBe(true);
    const actions = (await journalOf(replyId)).map(({ action }) => action);
    expect(actions.sort()).toEqual(['cannedReply.made', 'cannedReply.restored', 'cannedReply.revoked']);
  });

  it('lets a supervisor of a department read all and change their own alone', async () => {
    const own = await replies.make(wish({ departmentId: housing }), ofHousing);
    const others = await replies.make(wish(), admin);
    const everybodys = await replies.make(wish({ departmentId: null }), admin);
    expect(await replies.get(everybodys.replyId, ofHousing)).toMatchObject({ canChange: false });
    for (const target of [{ departmentId: education }, { departmentId: null }, { matterId: enrolment }])
      await expect(replies.make(wish(target), ofHousing)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const { replyId, version } of [others, everybodys]) {
      const of = { replyId, version };
      const moved = replies.edit(of, wish({ departmentId: housing }), ofHousing);
      await expect(moved).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(replies.revoke(of, ofHousing)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    // Nor may they give theirs away.
    const away = replies.edit({ replyId: own.replyId, version: 1 }, wish(), ofHousing);
    await expect(away).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await replies.revoke({ replyId: own.replyId, version: 1 }, ofHousing);
  });

  it('finds by department, by words in any language, and by pinyin; signs of patterns are letters', async () => {
    const made = await replies.make(wish({ title: words('百分百'), text: words('100%通过') }), admin);
    const find = async (text: string) =>
      (await replies.list({ ...all, text }, admin)).replies.map(({ replyId }) => replyId);
    for (const text of ['百分', 'bfb', 'baifen', '100%', '100%通過'])
      expect(await find(text)).toEqual([made.replyId]);
    expect(await find('100_通')).toEqual([]);
    const {
      replies: listed,
      ownDepartmentId,
      linkHosts,
    } = await replies.list({ ...all, departmentId: housing }, ofHousing);
    expect(new Set(listed.map(({ departmentId }) => departmentId))).toEqual(new Set([housing]));
    expect({ ownDepartmentId, linkHosts }).toEqual({
      ownDepartmentId: housing,
      linkHosts: ['bank.example.com'],
    });
    await expect(replies.get(ReplyId.parse('none'), admin)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps what was changed when the demo is loaded again', async () => {
    const replyId = ReplyId.parse('demo-hello');
    const { version } = await replies.get(replyId, admin);
    await replies.edit({ replyId, version }, wish({ departmentId: null, title: words('改过的') }), admin);
    const newer = { ...data, disclaimer: { zh: '新', en: 'new' } };
    await loadDemoData({
      db: db(),
      clock,
      logger: pino({ level: 'silent' }),
      password: 'for tests',
      data: newer,
    });
    expect((await replies.get(replyId, admin)).title['zh-Hans']).toBe('改过的');
  });
});
