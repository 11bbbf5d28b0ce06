import type { OpinionDraft } from '@cloudseat/shared/nouns/joint-review.ts';
import { describe, expect, it } from 'vitest';
import { createCaseCommands } from '../cases/case-commands.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import type { ReviewFile } from './joint-review.repository.ts';
import { draft, fire, health, lead, licence, openReviews, plan, start } from './test-support/open-reviews.ts';

type World = Awaited<ReturnType<typeof openReviews>>;
const correction = (text: string, lineId: typeof plan | null = plan): OpinionDraft => ({
  ...{ ...draft, verdict: 'needsCorrection' },
  lines: [{ lineId, kind: 'correction', text }],
});

describe.each(databaseKinds)('corrections of a joint review in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  async function consolidate(
    world: World,
    ofFire: OpinionDraft,
    ofHealth: OpinionDraft = draft,
    requestId = 'request-1',
  ) {
    const { propose, sit, sign, steps, conclusions } = world;
    const file = await sit(await propose(null, requestId));
    await sign(file, 'fire', fire, ofFire);
    const signed = await steps.endSitting(await sign(file, 'health', health, ofHealth), lead);
    const wish = { version: signed.review.version, summary: '', resolutions: [] };
    return conclusions.consolidate(signed, wish, lead);
  }
  const issue = ({ issuing }: World, file: ReviewFile) =>
    issuing.issue(file, file.review.version, 'p', lead, '');
  const caseOf = async ({ cases, of }: World) => {
    const [row, lines, entries, papers] = [
      await cases.reader.find(of.caseId),
      await cases.reader.listLines(of.caseId),
      await cases.reader.listEntries(of.caseId),
      await cases.vouchers.listOf([of.caseId]),
    ];
    return {
      row,
      lines,
      actions: entries.map(({ action }) => action),
      kinds: papers.map((each) => each.kind),
    };
  };
  /** The lead has looked at what its own department needs. */
  const lookAt = async ({ cases, of }: World) => {
    const commands = createCaseCommands(cases.writer, () => start);
    const found = { caseId: of.caseId, seenAt: null, note: '', materialId: null, fault: null };
    for (const lineId of [plan, licence])
      await commands.reviewLine({ ...found, lineId, status: 'ok' }, { role: 'agent', agentId: lead });
  };

  it('come to the applicant as the one notice of gaps, with whoever asks for them, in the step that issues the paper', async () => {
    const world = await openReviews(db());
    const merged = await consolidate(world, correction('疏散通道要画出来'), {
      ...correction('排烟管另附说明', null),
      lines: [...correction('标出洗手池').lines, ...correction('排烟管另附说明', null).lines],
    });
    const settled = await world.conclusions.consolidate(
      merged,
      {
        ...{ version: merged.review.version, summary: '' },
        resolutions: [{ conflictId: `line-${plan}`, text: '两项都要改', followsSeatId: null }],
      },
      lead,
    );
    // All gaps are told at once: so nothing goes out while a paper was not looked at.
    await expect(issue(world, settled)).rejects.toMatchObject({ code: 'LINES_UNREVIEWED' });
    expect((await caseOf(world)).kinds).toEqual([]);
    await lookAt(world);
    const issued = await issue(world, settled);
    const { row, lines, actions, kinds } = await caseOf(world);
    expect(row).toMatchObject({ state: 'correcting', noticeCount: 1, noticedAt: expect.any(Date) });
    expect(kinds.sort()).toEqual(['correction', 'jointOpinion']);
    expect(lines.find(({ lineId }) => lineId === plan)).toMatchObject({
      ...{ status: 'missing', note: 'fire局：疏散通道要画出来；health局：标出洗手池', reviewedBy: lead },
    });
    expect(actions.filter((action) => action === 'case.gapsNoticed')).toHaveLength(1);
    expect(world.delivered.map(({ kind: each }) => each)).toEqual(['jointOpinion', 'correction']);
    const notice = world.delivered.find((content) => content.kind === 'correction');
    expect(notice?.gaps.map(({ mend }) => mend)).toMatchObject([
      { 'zh-Hans': expect.stringContaining('fire局：疏散通道要画出来；health局：标出洗手池') },
      'health局：排烟管另附说明',
    ]);
    expect(issued.review.notice).toMatchObject({ number: notice?.number });
    await world.journalOf();
  });

  it('are told once: what a notice that runs says already gets no second one, what is new needs a supervisor’s word', async () => {
    const world = await openReviews(db());
    await lookAt(world);
    const first = await issue(world, await consolidate(world, correction('补消防图')));
    world.advance(60_000);
    const again = await issue(world, await consolidate(world, correction('补 消防图。'), draft, 'request-2'));
    expect(again.review.notice?.number).toBe(first.review.notice?.number);
    expect((await caseOf(world)).kinds.filter((each) => each === 'correction')).toHaveLength(1);
    world.advance(60_000);
    const more = await consolidate(world, correction('再补承诺书', licence), draft, 'request-3');
    await expect(issue(world, more)).rejects.toMatchObject({ code: 'NOTICE_REPEATED' });
    const { row } = await caseOf(world);
    const supervisor = { role: 'supervisor' as const, agentId: lead } as never;
    await world.cases.decisions.allowNotice(world.of.caseId, row?.version ?? 0, '新发现的问题', supervisor);
    await issue(world, more);
    expect((await caseOf(world)).row).toMatchObject({
      state: 'correcting',
      noticeCount: 2,
      allowedReason: null,
    });
  });

  it('are for the paper of the review alone once the case is accepted, and no business of one that disagrees', async () => {
    const world = await openReviews(db());
    await lookAt(world);
    const accept = { outcome: 'accept' } as const;
    const { row: before } = await caseOf(world);
    const by = { role: 'agent' as const, agentId: lead } as never;
    const accepted = await world.cases.decisions.decide(world.of, before?.version ?? 0, accept, by);
    expect(accepted.row.state).toBe('accepted');
    const issued = await issue(world, await consolidate(world, correction('补消防图')));
    expect(issued.review.notice).toBeNull();
    const { row, lines, kinds } = await caseOf(world);
    expect(row).toMatchObject({ state: 'accepted', noticeCount: 0 });
    expect(kinds).not.toContain('correction');
    expect(lines.find(({ lineId }) => lineId === plan)?.note).toBe('fire局：补消防图');
    const against = { ...draft, verdict: 'disagree' as const, basis: '《消防法》第十五条' };
    const other = await openReviews(db());
    await lookAt(other);
    const merged = await consolidate(other, { ...correction('补消防图') }, against);
    const resolution = {
      conflictId: 'verdict',
      text: '以卫健意见为准',
      followsSeatId: merged.seats[2]?.seatId ?? null,
    };
    const refused = await other.conclusions.consolidate(
      merged,
      { version: merged.review.version, summary: '', resolutions: [resolution] },
      lead,
    );
    await issue(other, refused);
    expect((await caseOf(other)).row).toMatchObject({ state: 'open', noticeCount: 0 });
  });
});
