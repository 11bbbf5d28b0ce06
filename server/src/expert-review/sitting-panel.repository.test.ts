import type { ExpertReviewState } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CaseId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseEntries } from '../cases/case.schema.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createPlaybackReader, type Reader } from '../record/playback-read.repository.ts';
import { recordingPeople, recordings } from '../record/recording.schema.ts';
import { makeCaseOf, makeRecording, makeStaff } from '../record/test-support/made-recording.ts';
import { expertReviews } from './expert-review.schema.ts';
import { isOfSittingPanel, isPartlyWithoutConvenor } from './sitting-panel.repository.ts';

const startedAt = new Date(Date.UTC(2026, 9, 12, 2, 0));
const at = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);

describe.each(databaseKinds)('the closed part of a panel, kept in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const people = {} as Record<'convenor' | 'supervisor', Reader>;
  let caseId: CaseId;

  beforeAll(async () => {
    for (const role of ['convenor', 'supervisor'] as const) {
      const { agentId } = await makeStaff(db(), { role: 'supervisor', departmentId: 'd1', regionId: null });
      people[role] = { role, agentId, departmentId: 'd1' as DepartmentId, regionId: null };
    }
    ({ caseId } = await makeCaseOf(db(), new Uint8Array(32).fill(3), { departmentId: 'd1' }));
    const recordingId = await makeRecording(db(), null, {
      ...{ caseId, kind: 'expertReview', part: 'closed', reviewId: 'review', departmentId: 'd1' },
      ...{ startedAt, lengthMs: 30 * 60_000 },
    });
    await db()
      .insert(recordingPeople)
      .values({
        ...{ recordingId, participantId: 'p1', role: 'convenor', personId: people.convenor.agentId },
        ...{ displayName: '组织人员', firstSeenAt: startedAt, lastSeenAt: startedAt },
      });
    await db()
      .insert(expertReviews)
      .values({
        ...{ reviewId: 'review', caseId, applicantId: 'unit', requestId: 'r', departmentId: 'd1' },
        ...{ kindId: 'k', title: '', unitName: '', description: '', state: 'scoring', version: 1 },
        // Nothing here reads the kind.
        ...{ createdAt: startedAt, kind: {} as typeof expertReviews.$inferInsert.kind },
      });
  }, 60_000);

  const knows = async (who: keyof typeof people) => {
    const kept = {
      fromAll: isOfSittingPanel(db(), recordings),
      fromConvenor: isPartlyWithoutConvenor(db(), recordings),
    };
    const query = { state: 'any', limit: 9 } as const;
    return (await createPlaybackReader(db(), kept).list(people[who], query, Date.now())).length === 1;
  };
  const setState = (state: ExpertReviewState) => db().update(expertReviews).set({ state });
  const askOut = (happenedAt: Date) =>
    db()
      .insert(caseEntries)
      .values({
        ...{ caseId, sequence: 99, happenedAt, actorRole: 'expert', actorId: 's1' },
        ...{ action: 'expert.convenorOut', callId: null, details: {}, hash: 'h' },
      });

  it.each(['deliberating', 'scoring', 'reportDraft', 'signing', 'suspended'] as const)(
    'is nobody’s while the review is %s',
    async (state) => {
      await setState(state);
      expect([await knows('convenor'), await knows('supervisor')]).toEqual([false, false]);
    },
  );

  it.each([
    ['before it began', -5, true],
    ['in the middle of it', 10, false],
    ['after it had ended', 40, true],
  ] as const)('once concluded: a convenor asked out %s', async (_when, minutes, isTheirs) => {
    await setState('concluded');
    await askOut(at(minutes));
    expect([await knows('convenor'), await knows('supervisor')]).toEqual([isTheirs, true]);
    await db().delete(caseEntries).where(eq(caseEntries.sequence, 99));
  });
});
