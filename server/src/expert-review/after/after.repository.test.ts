import { ExpertChangeId, type RequiredChange } from '@cloudseat/shared/nouns/expert-after.ts';
import { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../../platform/test-support/test-databases.ts';
import { expertSeats } from '../expert-review.schema.ts';
import type { Viewer } from '../review-viewer.ts';
import { expertChangeAnswers } from './after.schema.ts';
import { convenor, dayMs, openAfter } from './test-support/open-after.ts';

const code = (name: string) => ({ code: name });
type After = Awaited<ReturnType<typeof openAfter>>;

const wish = (seatIds: readonly string[], ...at: number[]): RequiredChange => ({
  changeId: ExpertChangeId.parse(makeId()),
  text: '补充防渗计算',
  criterionId: null,
  verifierSeatIds: at.map((index) => PanelSeatId.parse(seatIds[index])),
});
async function begin(after: After, ...verifiers: number[][]) {
  const asked = verifiers.map((at) => wish(after.seatIds, ...at));
  await after.conclude(asked);
  await after.revision.begin(after.reviewId);
  return asked.map(({ changeId }) => changeId);
}
async function handIn(after: After, changeIds: readonly ExpertChangeId[], fileIds: string[] = []) {
  for (const changeId of changeIds)
    await after.revision.saveAnswer(
      await after.read(),
      changeId,
      { text: '已补算，见新图', fileIds },
      after.unit,
    );
  const file = await after.read();
  await after.revision.handIn(file, file.review.version, after.unit);
}
async function judge(after: After, index: number, changeId: ExpertChangeId, round: number, reason = '') {
  const verdict = reason === '' ? ('verified' as const) : ('notYet' as const);
  const seat = await after.seat(index);
  await after.revision.verify(
    await after.read(),
    seat,
    changeId,
    { round, verdict, reason, password: 'p' },
    { role: 'expert', id: seat.seatId, ip: '' },
  );
}
const viewerOf = async (after: After, part: 'unit' | 'convenor' | number): Promise<Viewer> =>
  typeof part === 'number'
    ? { part: 'expert', person: { role: 'expert', accountId: '' as never }, seat: await after.seat(part) }
    : { part, person: { role: 'applicant', applicantId: after.applicantId }, seat: null };

describe.each(databaseKinds)('after the conclusion in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  it('changes go round until every named expert has verified each, and every round is kept', async () => {
    const after = await openAfter(db());
    const [first, second] = await begin(after, [0, 1], [2]);
    if (!first || !second) throw new Error('no changes');
    await after.revision.begin(after.reviewId);
    expect((await after.read()).review.state).toBe('revising');
    after.files.push({
      fileId: 'f1',
      name: '新图.pdf',
      version: 2,
      sha256: sha256Hex('x'),
      at: after.clock.now(),
    });
    const unit = await viewerOf(after, 'unit');
    expect(await after.views.dutyOf(await after.read(), unit)).toBe('revise');

    await after.revision.saveAnswer(await after.read(), first, { text: '已改', fileIds: [] }, after.unit);
    const { version } = (await after.read()).review;
    await expect(after.revision.handIn(await after.read(), version, after.unit)).rejects.toMatchObject({
      code: 'GAPS_OPEN',
      details: { changeIds: [second] },
    });
    await handIn(after, [first, second], ['f1', 'never-uploaded']);
    expect(await after.views.dutyOf(await after.read(), unit)).toBe('nothing');
    expect(await after.views.dutyOf(await after.read(), await viewerOf(after, 2))).toBe('verify');

    await judge(after, 0, first, 1, '还差抗浮验算');
    await expect(judge(after, 0, first, 1)).rejects.toMatchObject(code('REVIEW_STATE'));
    await expect(judge(after, 3, first, 1)).rejects.toMatchObject(code('REVIEW_STATE'));
    await judge(after, 2, second, 1);
    const waiting = await after.views.present(await after.read(), unit);
    expect(waiting.revision).toMatchObject({ awaits: 'experts', round: 1 });
    // The unit is told everything that is wanting at once.
    expect(JSON.stringify(waiting)).not.toContain('抗浮');
    await judge(after, 1, first, 1);

    const again = await after.views.present(await after.read(), unit);
    expect(again.revision).toMatchObject({ awaits: 'unit', round: 2 });
    expect(again.revision?.changes.map(({ state }) => state)).toEqual(['toAnswer', 'verified']);
    expect(JSON.stringify(again)).toContain('抗浮');
    await expect(
      after.revision.saveAnswer(await after.read(), second, { text: '再改', fileIds: [] }, after.unit),
    ).rejects.toMatchObject(code('REVIEW_STATE'));
    await handIn(after, [first]);
    await expect(judge(after, 0, first, 1)).rejects.toMatchObject(code('CHANGED_MEANWHILE'));
    await judge(after, 0, first, 2);
    expect((await after.read()).review.state).toBe('revising');
    await judge(after, 1, first, 2);
    expect((await after.read()).review.state).toBe('verified');
    const done = await after.views.present(await after.read(), await viewerOf(after, 'convenor'));
    expect(done.archive.mayArchive).toBe(true);
    expect(done.revision?.changes[0]?.rounds.map(({ verdicts }) => verdicts.length)).toEqual([2, 2]);
    expect(done.revision?.changes[0]?.rounds[0]?.answer.files.map(({ fileId }) => fileId)).toEqual(['f1']);
  });

  it('a verdict needs the password and of notYet a reason; two at once are one', async () => {
    const after = await openAfter(db());
    const [changeId] = await begin(after, [0]);
    if (!changeId) throw new Error('no change');
    await handIn(after, [changeId]);
    const seat = await after.seat(0);
    const by = { role: 'expert' as const, id: seat.seatId, ip: '' };
    const say = async (verdict: 'verified' | 'notYet', password = 'p') =>
      after.revision.verify(
        await after.read(),
        seat,
        changeId,
        { round: 1, verdict, reason: '', password },
        by,
      );
    await expect(say('verified', 'wrong')).rejects.toMatchObject(code('PASSWORD_WRONG'));
    await expect(say('notYet')).rejects.toMatchObject(code('BAD_REQUEST'));
    const both = await Promise.allSettled([say('verified'), say('verified')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('a verifier who is gone is replaced from the panel, one who has spoken is not', async () => {
    const after = await openAfter(db());
    const [changeId] = await begin(after, [0, 1]);
    if (!changeId) throw new Error('no change');
    await handIn(after, [changeId]);
    await judge(after, 0, changeId, 1);
    const replace = async (from: number, to: number) => {
      const [fromSeatId, toSeatId] = [(await after.seat(from)).seatId, (await after.seat(to)).seatId];
      await after.revision.replaceVerifier(
        await after.read(),
        changeId,
        { fromSeatId, toSeatId, reason: '出国' },
        convenor,
      );
    };
    await expect(replace(0, 3)).rejects.toMatchObject(code('REVIEW_STATE'));
    await expect(replace(1, 0)).rejects.toMatchObject(code('BAD_REQUEST'));
    await replace(1, 4);
    await expect(judge(after, 1, changeId, 1)).rejects.toMatchObject(code('REVIEW_STATE'));
    await judge(after, 4, changeId, 1);
    expect((await after.read()).review.state).toBe('verified');
  });

  it('deadlines are moved ahead only, told once by the clerk, and reminders by hand are not repeated at once', async () => {
    const after = await openAfter(db());
    await begin(after, [0]);
    const list = () => after.repository.listDue(new Date(after.clock.now() + 2 * dayMs), 50);
    expect(await list()).not.toContain(after.reviewId);
    const file = await after.read();
    await expect(
      after.revision.setDue(file, { dueAt: after.clock.now(), reason: '早了' }, convenor),
    ).rejects.toMatchObject(code('BAD_REQUEST'));
    await after.revision.setDue(file, { dueAt: after.clock.now() + dayMs, reason: '汛期前要完成' }, convenor);
    expect(await list()).toContain(after.reviewId);
    const system = { role: 'system' as const, id: '' };
    const told = await Promise.all([1, 2].map(() => after.revision.noteReminder(after.reviewId, system)));
    expect(told.sort()).toEqual([false, true]);
    expect(await list()).not.toContain(after.reviewId);
    await after.revision.noteReminder(after.reviewId, convenor);
    await expect(after.revision.noteReminder(after.reviewId, convenor)).rejects.toMatchObject(
      code('RATE_LIMITED'),
    );
  });

  it('the archive seals every record in the journal and ends the case; what is not verified is not archived', async () => {
    const after = await openAfter(db());
    const [changeId] = await begin(after, [0]);
    if (!changeId) throw new Error('no change');
    const early = await after.read();
    await expect(after.archive.archive(early, early.review.version, convenor)).rejects.toMatchObject(
      code('REVIEW_STATE'),
    );
    await handIn(after, [changeId]);
    await judge(after, 0, changeId, 1);
    const file = await after.read();
    expect(await after.archive.check(file)).toMatchObject({ isIntact: true, faults: [], pieceCount: 5 });
    await expect(after.archive.archive(file, file.review.version - 1, convenor)).rejects.toMatchObject(
      code('CHANGED_MEANWHILE'),
    );
    await after.archive.archive(file, file.review.version, convenor);
    const archived = await after.read();
    expect(archived.review).toMatchObject({ state: 'archived' });
    expect((await after.cases.reader.find(after.caseId))?.state).toBe('answered');
    expect(await after.actions()).toContain('expert.archived');
    expect(await after.archive.check(archived)).toMatchObject({ isIntact: true });
    // Somebody writes to the database.
    await db()
      .update(expertSeats)
      .set({ name: '别人' })
      .where(eq(expertSeats.seatId, after.seatIds[3] ?? ''));
    expect((await after.archive.check(archived)).faults).toEqual([]);
    expect((await after.archive.check(await after.read())).faults).toEqual([
      { name: 'panel.json', problem: 'changed' },
    ]);
  });

  it('one score changed in the database is found before the archive and after it, by its name', async () => {
    const after = await openAfter(db(), 'passed');
    const scores = new Map(
      after.seatIds.map((seatId, at) => [seatId, `{"marks":[${80 + at}],"nonce":"${makeId()}"}`]),
    );
    after.evidence.add(async () =>
      [...scores].map(([seatId, text]) => ({
        ...{ name: `scores/${seatId}.json`, text, journalledIn: 'expert.scored' as const },
      })),
    );
    for (const [seatId, text] of scores)
      await after.changes.change(after.reviewId, null, { role: 'expert', id: seatId }, () => ({
        lines: [{ action: 'expert.scored', details: { commitment: sha256Hex(text) } }],
        isAside: true,
      }));
    await after.conclude();
    const [seatId = ''] = after.seatIds;
    const right = scores.get(seatId) ?? '';
    scores.set(seatId, right.replace('80', '99'));
    const file = await after.read();
    const name = `scores/${seatId}.json`;
    expect((await after.archive.check(file)).faults).toMatchObject([{ name, problem: 'changed' }]);
    await expect(after.archive.archive(file, file.review.version, convenor)).rejects.toMatchObject({
      code: 'EVIDENCE_CHANGED',
      details: { faults: [{ name }] },
    });
    scores.set(seatId, right);
    await after.archive.archive(file, file.review.version, convenor);
    scores.set(seatId, right.replace('80', '99'));
    expect((await after.archive.check(await after.read())).faults).toEqual([{ name, problem: 'changed' }]);
    scores.delete(seatId);
    expect((await after.archive.check(await after.read())).faults).toEqual([{ name, problem: 'missing' }]);
  });

  it('an answer that was changed is named, and the verdict that stands on it', async () => {
    const after = await openAfter(db());
    const [changeId] = await begin(after, [0]);
    if (!changeId) throw new Error('no change');
    await handIn(after, [changeId]);
    await judge(after, 0, changeId, 1);
    await db()
      .update(expertChangeAnswers)
      .set({ text: '没有改' })
      .where(eq(expertChangeAnswers.changeId, changeId));
    const { faults } = await after.archive.check(await after.read());
    expect(faults.map(({ name, problem }) => `${name} ${problem}`).sort()).toEqual(
      [
        `changes/${changeId}/round-1/${after.seatIds[0]}.json otherBasis`,
        `changes/${changeId}/round-1/answer.json changed`,
      ].sort(),
    );
  });

  it('experts are appraised once for each place that sat, and see a mean of three reviews at least', async () => {
    const after = await openAfter(db(), 'notPassed');
    await after.conclude();
    const draft = { attendance: 5, preparation: 4, quality: 3, conduct: 5, remark: '' };
    const seat = await after.seat(0);
    await after.opinions.appraise(await after.read(), seat.seatId, draft, convenor);
    await expect(
      after.opinions.appraise(await after.read(), seat.seatId, draft, convenor),
    ).rejects.toMatchObject(code('REVIEW_STATE'));
    expect(await after.opinions.findOwnStanding(seat.accountId)).toBeNull();
    expect((await after.opinions.listStandings()).find(({ expertId }) => expertId === 'x1')).toMatchObject({
      means: { attendance: 5, quality: 3 },
    });
    const seen = await after.views.present(await after.read(), await viewerOf(after, 0));
    expect(seen).toMatchObject({ appraisals: [], rating: null });
  });

  it('the unit rates once, when all has ended', async () => {
    const after = await openAfter(db(), 'passed');
    await after.conclude();
    const rating = { level: 'satisfied' as const, reasons: ['clear' as const], comment: '' };
    await expect(after.opinions.rate(await after.read(), rating, after.unit)).rejects.toMatchObject(
      code('RATING_CLOSED'),
    );
    const file = await after.read();
    await after.archive.archive(file, file.review.version, convenor);
    const ended = await after.read();
    expect(await after.views.dutyOf(ended, await viewerOf(after, 'unit'))).toBe('rate');
    const first = await after.opinions.rate(ended, rating, after.unit);
    after.advance(1_000);
    expect(await after.opinions.rate(ended, rating, after.unit)).toEqual(first);
    const other = { ...rating, level: 'dissatisfied' as const, reasons: [] };
    await expect(after.opinions.rate(ended, other, after.unit)).rejects.toMatchObject(code('RATING_CLOSED'));
    await expect(
      after.opinions.rate(ended, { ...rating, reasons: ['unfriendly'] }, after.unit),
    ).rejects.toMatchObject(code('BAD_REQUEST'));
  });
});
