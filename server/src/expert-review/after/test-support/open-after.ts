import type { RequiredChange, RevisedFile } from '@cloudseat/shared/nouns/expert-after.ts';
import { type ExpertConclusion, ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { ApplicantId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { createCaseReader } from '../../../cases/case-read.repository.ts';
import { createCaseWriter } from '../../../cases/case-write.repository.ts';
import type { Database } from '../../../platform/db.ts';
import { makeId } from '../../../platform/ids.ts';
import { createEvidence } from '../../evidence.ts';
import { createExpertReviewRepository } from '../../expert-review.repository.ts';
import { type Actor, createReviewChanges } from '../../review-change.ts';
import { createAfterRepository } from '../after.repository.ts';
import { createAfterViews } from '../after-view.ts';
import { createArchive } from '../archive.ts';
import { piecesOfReview } from '../core-pieces.ts';
import { openChanges } from '../open-changes.ts';
import { createOpinionsOfPeople } from '../opinions-of-people.ts';
import { createRevision } from '../revision.ts';
import { piecesOfRevision } from '../revision-pieces.ts';

const journalKey = new Uint8Array(32).fill(3);
const inAll = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
export const dayMs = 86_400_000;
export const convenor: Actor = { role: 'convenor', id: 'c001' };

/** One review with a conclusion and a panel of five on a database, and what follows it; what surrounds it is made up. */
export async function openAfter(db: Database, conclusion: ExpertConclusion = 'passedWithChanges') {
  let at = Date.UTC(2026, 10, 2, 2, 0);
  const clock = { now: () => at };
  const logger = pino({ level: 'silent' });
  const cases = { reader: createCaseReader(db), writer: createCaseWriter(db, journalKey), journalKey };
  const reviews = createExpertReviewRepository(db);
  const applicantId = ApplicantId.parse(makeId());
  const [departmentId, matterId] = [DepartmentId.parse('water'), MatterId.parse('works')];
  const { caseId } = await cases.writer.open({ applicantId, matterId, departmentId, firm: null }, at, () => ({
    lines: [],
  }));
  const reviewId = ExpertReviewId.parse(makeId());
  const now = new Date(at);
  const seatIds = [1, 2, 3, 4, 5].map(() => makeId());
  await db.transaction(async (tx) => {
    await reviews.insertReview(tx, {
      ...{ reviewId, caseId, applicantId, departmentId, requestId: makeId(), kindId: 'k', title: '护岸工程' },
      // Nothing here reads more of the kind.
      ...{ kind: { name: inAll('水利工程') } as never, unitName: '水务公司', state: 'signing', version: 1 },
      createdAt: now,
    });
    await reviews.insertSeats(
      tx,
      seatIds.map((seatId, index) => ({
        ...{ seatId, reviewId, position: index + 1, specialty: 'geology', expertId: `x${index + 1}` },
        ...{ accountId: `${reviewId}-e${index + 1}`, name: `专家${index + 1}`, unit: '设计院' },
        ...{ state: 'checkedIn' as const, askedAt: now, answerBy: now, checkedInAt: now },
        isChair: index === 0,
      })),
    );
  });
  const changes = createReviewChanges({ repository: reviews, cases, clock, logger });
  const repository = createAfterRepository(db);
  const files: RevisedFile[] = [];
  const identity = {
    confirmPassword: async (_id: string, password: string) => {
      if (password !== 'p') throw Object.assign(new Error('wrong'), { code: 'PASSWORD_WRONG' });
    },
    listStaff: async () => [],
  };
  const evidence = createEvidence();
  evidence.add(async (file) => piecesOfReview(file));
  evidence.add(async (file) => piecesOfRevision(await repository.loadRevision(file.review.reviewId)));
  const calendar = { addWorkingDays: (from: number, days: number) => from + days * dayMs };
  const listFiles = async () => files;
  const library = { noteReviewDone: async () => {}, noteAppraisal: async () => {} };
  const archive = createArchive({ repository, changes, cases, evidence, library, clock });
  const read = async () => changes.getFile(reviewId);
  const unit: Actor = { role: 'applicant', id: applicantId };

  return {
    ...{ reviewId, caseId, applicantId, seatIds, files, cases, changes, evidence, repository },
    ...{ archive, read, unit, clock },
    revision: createRevision({ repository, changes, identity, calendar, listFiles, clock }),
    opinions: createOpinionsOfPeople({ repository, changes, identity, library, clock }),
    views: createAfterViews({ repository, archive, listFiles }),
    advance(ms: number): void {
      at += ms;
    },
    /** As the step after the last signature does. */
    async conclude(asked: readonly RequiredChange[] = []): Promise<void> {
      await changes.change(reviewId, null, convenor, async (tx, file) => {
        if (asked.length > 0) await openChanges(tx, file, asked);
        const concludedAt = new Date(at);
        return {
          lines: [{ action: 'expert.concluded', details: { conclusion } }],
          review: { state: 'concluded', conclusion, concludedAt },
        };
      });
    },
    async seat(index: number) {
      const found = (await read()).seats[index];
      if (found === undefined) throw new Error(`no place ${index}`);
      return found;
    },
    async actions(): Promise<string[]> {
      const chain = await cases.reader.readChain(caseId);
      return (chain?.entries ?? []).map(({ action }) => action);
    },
  };
}
