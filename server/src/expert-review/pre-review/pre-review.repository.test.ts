import type { ReaderId, ReadingPlace } from '@cloudseat/shared/nouns/expert-reading.ts';
import { QuestionId, QuestionLineId, RemarkId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../../platform/test-support/test-databases.ts';
import { as, everybody, items, type Opened, openReading, type Who } from './test-support/open-reading.ts';

const day = 86_400_000;
const [more, film, plan] = items as [(typeof items)[number], (typeof items)[number], (typeof items)[number]];
const onPage: ReadingPlace = {
  ...{ at: 'page', itemId: plan.itemId, version: 1, page: 2 },
  spot: { x: 0.25, y: 0.5 },
};
const query = undefined;
const body = undefined;

async function openTo(opened: Opened): Promise<void> {
  const { routes, params, clock } = opened;
  const wish = { version: 1, scheduledAt: clock.now() + 7 * day };
  await routes['expertReading:open']({ params, query, body: wish }, as('convenor'));
}
const get = ({ routes, params }: Opened, who: Who) =>
  routes['expertReading:get']({ params, query, body }, as(who));
const remarksOf = ({ routes, params }: Opened, who: Who) =>
  routes['expertRemark:list']({ params, query, body }, as(who));
const questionsOf = ({ routes, params }: Opened, who: Who) =>
  routes['expertQuestion:list']({ params, query, body }, as(who));
const write = ({ routes, params }: Opened, who: Who, text: string, remarkId: string = makeId()) =>
  routes['expertRemark:save'](
    { params: { ...params, remarkId: RemarkId.parse(remarkId) }, query, body: { place: onPage, text } },
    as(who),
  );
const ask = ({ routes, params }: Opened, who: Who, text: string, questionId: string = makeId()) =>
  routes['expertQuestion:ask'](
    { params, query, body: { questionId: QuestionId.parse(questionId), place: onPage, text } },
    as(who),
  );
const reply = (opened: Opened, who: Who, questionId: string, text: string, isAnswer = false) =>
  opened.routes['expertQuestion:reply'](
    {
      params: { ...opened.params, questionId: QuestionId.parse(questionId) },
      ...{ query, body: { lineId: QuestionLineId.parse(makeId()), text, isAnswer } },
    },
    as(who),
  );
async function begin({ routes, params }: Opened, who: Who): Promise<ReaderId> {
  const readerId = makeId() as ReaderId;
  await routes['expertReading:begin']({ params, query, body: { readerId } }, as(who));
  return readerId;
}
type Reports = Parameters<Opened['routes']['expertReading:report']>[0]['body']['reports'];
const report = (
  { routes, params }: Opened,
  who: Who,
  readerId: ReaderId,
  sequence: number,
  reports: Reports,
) =>
  routes['expertReading:report'](
    { params: { ...params, readerId }, query, body: { sequence, reports } },
    as(who),
  );
const played = (...spans: [number, number][]) => ({ itemId: film.itemId, version: 1, spans, pages: [] });
const shown = (page: number, shownMs: number) => ({
  ...{ itemId: plan.itemId, version: 1, spans: [] },
  pages: [{ page, shownMs }],
});
/** What everybody gets: the answer's text, or the code with which they are refused. */
async function answersOf(request: (who: Who) => Promise<unknown>): Promise<Record<Who, string>> {
  const answers = await Promise.all(
    everybody.map(
      async (who): Promise<[Who, string]> => [
        who,
        await request(who).then(
          (answer) => JSON.stringify(answer),
          (error: { code?: string }) => error.code ?? String(error),
        ),
      ],
    ),
  );
  return Object.fromEntries(answers) as Record<Who, string>;
}

describe.each(databaseKinds)('a pre-review in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  it('is opened by the convenor with the time of the sitting, moved with a reason, and reminded of once by all servers', async () => {
    const opened = await openReading(db());
    const { routes, params, clock, told, preReview, another, journal } = opened;
    const openBy = (who: Who, scheduledAt: number) =>
      routes['expertReading:open']({ params, query, body: { version: 1, scheduledAt } }, as(who));
    for (const bad of [clock.now(), clock.now() - day, clock.now() + 91 * day])
      await expect(openBy('convenor', bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const later = clock.now() + 3 * day;
    const answers = await answersOf((who) => (who === 'convenor' ? Promise.resolve({}) : openBy(who, later)));
    expect(answers).toMatchObject({
      ...{ first: 'FORBIDDEN', declined: 'FORBIDDEN', unit: 'FORBIDDEN', overseer: 'FORBIDDEN' },
      ...{
        stranger: 'NOT_FOUND',
        otherUnit: 'NOT_FOUND',
        otherConvenor: 'NOT_FOUND',
        otherOverseer: 'NOT_FOUND',
      },
    });
    const view = await openBy('convenor', later);
    expect(view).toMatchObject({ state: 'preReview', scheduledAt: later });
    await expect(openBy('convenor', later)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const lookEverywhere = () =>
      Promise.all([preReview.look(), another().preReview.look(), another().preReview.look()]);
    await lookEverywhere();
    expect(told).toEqual(['scheduled']);
    clock.advance(2 * day + 1);
    await lookEverywhere();
    await lookEverywhere();
    expect(told).toEqual(['scheduled', 'reminder']);
    const move = { version: view.version, scheduledAt: later + 5 * day, reason: '专家出差' };
    const moved = await routes['expertReading:move']({ params, query, body: move }, as('convenor'));
    expect(moved).toMatchObject({ scheduledAt: later + 5 * day, version: view.version + 1 });
    clock.advance(5 * day);
    await lookEverywhere();
    expect(told).toEqual(['scheduled', 'reminder', 'moved', 'reminder']);
    expect((await journal()).map(({ action }) => action)).toEqual([
      ...['case.opened', 'expert.preReviewOpened', 'expert.sessionMoved'],
    ]);
  });

  it('counts what was really read by the clock, once however often it is told', async () => {
    const opened = await openReading(db());
    const { clock, announced, reading, changes, reviewId } = opened;
    await expect(begin(opened, 'first')).rejects.toMatchObject({ code: 'REVIEW_STATE' });
    await openTo(opened);
    const readerId = await begin(opened, 'first');
    await expect(report(opened, 'first', readerId, 1, [played([0, 60_000])])).rejects.toMatchObject({
      code: 'READING_TOO_FAST',
    });
    clock.advance(20_000);
    const half = await report(opened, 'first', readerId, 1, [
      played([0, 30_000]),
      shown(1, 5_000),
      shown(9, 5_000),
    ]);
    expect(half.own).toMatchObject([
      { itemId: plan.itemId, spans: [[1, 2]], isRead: false },
      { itemId: film.itemId, spans: [[0, 30_000]], coveredShare: 0.5 },
      { itemId: more.itemId, spans: [] },
    ]);
    // The answer was lost: the page says it again, and says something else under the same number.
    const again = await report(opened, 'first', readerId, 1, [played([30_000, 60_000])]);
    expect(again).toEqual(half);
    // A second page of theirs reads no faster than one.
    const other = await begin(opened, 'first');
    clock.advance(10_000);
    await report(opened, 'first', readerId, 2, [played([30_000, 50_000])]);
    await expect(report(opened, 'first', other, 1, [played([0, 40_000])])).rejects.toMatchObject({
      code: 'READING_TOO_FAST',
    });
    await expect(report(opened, 'second', readerId, 3, [])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const dutyOf = async () => {
      const { file, viewer } = { file: await changes.getFile(reviewId), viewer: { part: 'expert' as const } };
      return reading.dutyOf(file, { ...viewer, person: {} as never, seat: file.seats[0] ?? null });
    };
    expect([await dutyOf(), announced]).toEqual(['readBeforehand', []]);
    clock.advance(20_000);
    const done = await report(opened, 'first', readerId, 3, [shown(2, 4_000), shown(3, 4_000)]);
    expect(done.own.map(({ isRead }) => isRead)).toEqual([true, true, false]);
    // Film by the share that the kind asks for: all that is required is read.
    expect([await dutyOf(), announced.length]).toEqual(['nothing', 1]);
    const forConvenor = await get(opened, 'convenor');
    expect(forConvenor.seats?.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(forConvenor.seats?.[0]?.coverage).toEqual(done.own);
    expect(forConvenor.seats?.[1]?.coverage.map(({ coveredShare }) => coveredShare)).toEqual([0, 0, 0]);
    expect(forConvenor.items.map(({ lineId }) => lineId)).toEqual(['plan', 'film', 'more']);
  });

  it('takes reports of two servers at the same moment, and loses none of them', async () => {
    const opened = await openReading(db());
    const other = { ...opened, ...opened.another() } as Opened;
    await openTo(opened);
    const [left, right] = [await begin(opened, 'second'), await begin(other, 'second')];
    opened.clock.advance(30_000);
    await Promise.all([
      report(opened, 'second', left, 1, [played([0, 10_000])]),
      report(other, 'second', right, 1, [played([20_000, 30_000])]),
    ]);
    const { own } = await get(opened, 'second');
    expect(own?.[1]?.spans).toEqual([
      [0, 10_000],
      [20_000, 30_000],
    ]);
  });

  it('keeps remarks to whoever wrote them until the panel is opened, by every request and in the database', async () => {
    const opened = await openReading(db());
    const { routes, params, force, rows, seats } = opened;
    await openTo(opened);
    const secret = '河床糙率取值偏小';
    const { remarkId } = await write(opened, 'first', secret);
    await write(opened, 'second', '第二位的意见');
    await write(opened, 'third', '第三位的意见');
    await expect(write(opened, 'second', '改别人的', remarkId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await rows('expert_remarks')).not.toContain(secret);
    const listed = await answersOf((who) => remarksOf(opened, who));
    expect(Object.entries(listed).filter(([, answer]) => answer.includes(secret))).toMatchObject([
      ['first', {}],
    ]);
    expect(listed).toMatchObject({
      stranger: 'NOT_FOUND',
      convenor: '{"remarks":[]}',
      declined: '{"remarks":[]}',
    });
    const seen = await answersOf((who) => get(opened, who));
    for (const answer of Object.values(seen)) expect(answer).not.toContain(secret);
    expect((await get(opened, 'convenor')).seats?.map(({ remarkCount }) => remarkCount)).toEqual([1, 1, 1]);
    // Taken away and brought back, its place and all.
    await routes['expertRemark:remove'](
      { params: { ...params, remarkId: RemarkId.parse(remarkId) }, query, body },
      as('first'),
    );
    expect(await remarksOf(opened, 'first')).toEqual({ remarks: [] });
    await write(opened, 'first', secret, remarkId);
    // Whoever stepped aside does not speak to the panel.
    await force('panelOpened', [{ at: 2, patch: { state: 'recused', isVoid: true } }]);
    const shared = await answersOf((who) => remarksOf(opened, who));
    expect(
      Object.entries(shared)
        .filter(([, answer]) => answer.includes(secret))
        .map(([who]) => who),
    ).toEqual([...['first', 'second', 'convenor']]);
    expect(shared.second).not.toContain('第三位的意见');
    const ofFirst = (await remarksOf(opened, 'second')).remarks.find(({ isOwn }) => !isOwn);
    expect(ofFirst).toMatchObject({ place: onPage, text: secret, seatId: seats[0]?.seatId });
    await expect(write(opened, 'first', '太晚了')).rejects.toMatchObject({ code: 'REVIEW_STATE' });
    await expect(
      routes['expertRemark:remove'](
        { params: { ...params, remarkId: RemarkId.parse(remarkId) }, query, body },
        as('first'),
      ),
    ).rejects.toMatchObject({ code: 'REVIEW_STATE' });
  });

  it('lets the panel ask as one: nobody learns who, neither by an answer nor by the journal', async () => {
    const opened = await openReading(db());
    const { seats, journal, rows, force } = opened;
    await openTo(opened);
    const asked = await ask(opened, 'second', '防洪标准依据是什么？');
    expect(asked).toMatchObject({
      number: 1,
      isOpen: true,
      place: onPage,
      lines: [{ from: 'panel', isOwn: true }],
    });
    // Asked twice it is one question; under somebody else's id it is none.
    expect(await ask(opened, 'second', '再问一次', asked.questionId)).toEqual(asked);
    await expect(ask(opened, 'first', '抢别人的', asked.questionId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const who of ['unit', 'overseer', 'declined'] as const)
      await expect(ask(opened, who, '不能问')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const answered = await reply(opened, 'unit', asked.questionId, '依据 GB 50201。');
    expect(answered).toMatchObject({
      isOpen: false,
      lines: [{ isOwn: false }, { from: 'unit', isAnswer: true }],
    });
    await reply(opened, 'first', asked.questionId, '那糙率呢？', true);
    expect((await get(opened, 'unit')).openQuestionCount).toBe(1);
    await reply(opened, 'convenor', asked.questionId, '单位电话答复：取 0.03。', true);
    expect((await get(opened, 'unit')).openQuestionCount).toBe(0);
    for (const who of ['overseer', 'declined', 'stranger', 'otherUnit'] as const)
      await expect(reply(opened, who, asked.questionId, '不能说')).rejects.toMatchObject({
        code: who === 'overseer' || who === 'declined' ? 'FORBIDDEN' : 'NOT_FOUND',
      });
    const listed = await answersOf((who) => questionsOf(opened, who));
    const readers = Object.entries(listed).filter(([, answer]) => answer.includes('GB 50201'));
    expect(readers.map(([who]) => who)).toEqual(['first', 'second', 'third', 'convenor', 'overseer', 'unit']);
    const entries = JSON.stringify(await journal());
    const secrets = seats.flatMap(({ seatId, accountId, name, expertId }) => [
      seatId,
      accountId,
      name,
      expertId,
    ]);
    for (const secret of secrets) {
      for (const answer of [...Object.values(listed), entries]) expect(answer).not.toContain(secret);
    }
    for (const text of ['防洪标准', 'GB 50201', '糙率'])
      expect([await rows('expert_question_lines'), entries].join()).not.toContain(text);
    expect((await questionsOf(opened, 'third')).questions[0]?.lines.map(({ isOwn }) => isOwn)).not.toContain(
      true,
    );
    await force('deliberating');
    await expect(reply(opened, 'unit', asked.questionId, '太晚了')).rejects.toMatchObject({
      code: 'REVIEW_STATE',
    });
  });

  it('numbers questions that two servers take at the same moment one after the other', async () => {
    const opened = await openReading(db());
    const other = { ...opened, ...opened.another() } as Opened;
    await openTo(opened);
    const all = await Promise.all([
      ask(opened, 'first', '甲问'),
      ask(other, 'second', '乙问'),
      ask(other, 'third', '丙问'),
    ]);
    expect(all.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });

  it('shows nothing of the material to experts before it is opened, nor to those who do not judge', async () => {
    const opened = await openReading(db());
    const before = await answersOf((who) => get(opened, who));
    expect(before.first).toContain('"items":[]');
    await openTo(opened);
    const seen = await answersOf((who) => get(opened, who));
    const readers = Object.entries(seen).filter(([, answer]) => answer.includes(plan.sourceId));
    expect(readers.map(([who]) => who)).toEqual(['first', 'second', 'third', 'convenor', 'overseer', 'unit']);
    await expect(begin(opened, 'declined')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(write(opened, 'declined', '不该能写')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const { name } of opened.seats)
      for (const [who, answer] of Object.entries(seen)) expect([who, answer]).not.toContain(name);
  });
});
