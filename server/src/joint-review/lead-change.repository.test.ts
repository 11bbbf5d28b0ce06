import { describe, expect, it } from 'vitest';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import {
  draft,
  fire,
  health,
  lead,
  nextLead,
  openReviews,
  otherHealth,
} from './test-support/open-reviews.ts';

const reason = '请病假，由同事接手';
const by = { role: 'agent' as const, id: lead };
const code = (name: string) => ({ code: name });

describe.each(databaseKinds)('the lead of a joint review in %s', { timeout: 60_000 }, (kind) => {
  const db = useTestDatabase(kind);

  it('goes to a colleague who agrees, with seat and task; what was signed stays signed', async () => {
    const { of, propose, sit, sign, steps, leadChange, conclusions, cases, read, journalOf } =
      await openReviews(db());
    const file = await sit(await propose());
    await steps.note(file, lead, 'joined');
    for (const stranger of [otherHealth, lead])
      await expect(leadChange.handOver(file, stranger, reason, by)).rejects.toMatchObject(
        code('BAD_REQUEST'),
      );
    const offered = await leadChange.handOver(file, nextLead, reason, by);
    expect(offered.review).toMatchObject({ leadId: lead, leadOffer: { toId: nextLead, reason } });
    await leadChange.answer(offered, false, nextLead);
    await expect(leadChange.answer(offered, true, nextLead)).rejects.toMatchObject(code('NOT_FOUND'));
    await leadChange.handOver(file, nextLead, reason, by);
    await leadChange.handOver(file, null, reason, by);
    await expect(leadChange.answer(offered, true, nextLead)).rejects.toMatchObject(code('NOT_FOUND'));
    await leadChange.handOver(file, nextLead, reason, by);
    await sign(file, 'fire', fire);
    // The answer on two pages of the same colleague: it is theirs once.
    const answers = await Promise.allSettled([1, 2].map(() => leadChange.answer(offered, true, nextLead)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const after = await read(file);
    expect(after.review).toMatchObject({ leadId: nextLead, leadOffer: null, state: 'convened' });
    expect(after.seats[0]).toMatchObject({ agentId: nextLead, state: 'accepted' });
    expect(after.seats[1]).toMatchObject({ state: 'signed' });
    expect(after.review.version).toBeGreaterThan(file.review.version);
    const tasks = await cases.reader.listTasks(of.caseId);
    expect(tasks.map(({ ownerId, state }) => `${ownerId} ${state}`).sort()).toEqual([
      'lead cancelled',
      'lead-2 open',
    ]);
    expect((await journalOf()).filter((action) => action.startsWith('lead'))).toEqual([
      ...['leadOffered', 'leadDeclined', 'leadOffered', 'leadKept', 'leadOffered', 'leadChanged'],
    ]);
    const signed = await steps.endSitting(await sign(after, 'health', health), nextLead);
    const wish = { version: signed.review.version, summary: '', resolutions: [] };
    expect((await conclusions.consolidate(signed, wish, nextLead)).review.state).toBe('consolidated');
  });

  it('is given by the supervisor where the lead is gone for good, in whatever state the review is', async () => {
    const { propose, sit, sign, steps, leadChange, issuing, conclusions } = await openReviews(db());
    const supervisor = { role: 'supervisor' as const, id: 'supervisor' };
    const file = await sit(await propose());
    await sign(file, 'fire', fire, draft);
    await sign(file, 'health', health, draft);
    const pending = await steps.endSitting(file, lead);
    await leadChange.handOver(pending, nextLead, reason, by);
    await expect(leadChange.handOver(pending, null, reason, supervisor)).rejects.toMatchObject(
      code('BAD_REQUEST'),
    );
    const given = await leadChange.handOver(pending, nextLead, reason, supervisor);
    expect(given.review).toMatchObject({ leadId: nextLead, leadOffer: null });
    // Who led it before, on a page that does not know yet.
    await expect(leadChange.handOver(given, nextLead, reason, by)).rejects.toMatchObject(code('BAD_REQUEST'));
    await expect(leadChange.handOver(given, lead, reason, by)).rejects.toMatchObject(code('REVIEW_STATE'));
    const wish = { version: given.review.version, summary: '', resolutions: [] };
    const merged = await conclusions.consolidate(given, wish, nextLead);
    const issued = await issuing.issue(merged, merged.review.version, 'p', nextLead, '');
    await expect(leadChange.handOver(issued, lead, reason, supervisor)).rejects.toMatchObject(
      code('REVIEW_STATE'),
    );
  });
});
