import { type ReadingItem, ReadingItemId } from '@cloudseat/shared/nouns/expert-reading.ts';
import {
  ExpertReviewId,
  type ExpertReviewState,
  PanelSeatId,
  type PanelSeatState,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { AgentId, ApplicantId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectKind, type ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { pino } from 'pino';
import { createCaseReader } from '../../../cases/case-read.repository.ts';
import { createCaseWriter } from '../../../cases/case-write.repository.ts';
import type { Principal, RouteContext } from '../../../identity/principal.ts';
import type { Database } from '../../../platform/db.ts';
import { createFieldCipher } from '../../../platform/field-cipher.ts';
import { makeId } from '../../../platform/ids.ts';
import { createTestClock } from '../../../platform/test-support/test-clock.ts';
import { createExpertReviewRepository, type SeatPatch } from '../../expert-review.repository.ts';
import { createReviewChanges, systemItself } from '../../review-change.ts';
import { createReviewViews } from '../../review-view.ts';
import { createReviewDoor } from '../../review-viewer.ts';
import { createCoverageRepository } from '../coverage.repository.ts';
import { createPreReviewRepository } from '../pre-review.repository.ts';
import { createPreReview } from '../pre-review.ts';
import { createQuestionRepository } from '../questions.repository.ts';
import { createQuestions } from '../questions.ts';
import { createReadingRoutes } from '../reading.routes.ts';
import { createReadingViews } from '../reading-views.ts';
import { createRemarkRepository } from '../remarks.repository.ts';

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const department = DepartmentId.parse('water');
const kind = ProjectKind.parse({
  ...{ kindId: 'water-works', name: words('河道整治'), description: words(''), isActive: true },
  ...{ departmentId: department, matterId: 'riverside-works', version: 1 },
  materials: [
    { lineId: 'plan', name: words('方案'), note: null, accepts: 'document', isRequired: true },
    { lineId: 'film', name: words('影像'), note: null, accepts: 'film', isRequired: true },
    { lineId: 'more', name: words('其他'), note: null, accepts: 'document', isRequired: false },
  ],
  criteria: [{ criterionId: 'safety', name: words('安全'), guide: null, maxScore: 100 }],
  rules: {
    ...{ panelSize: 3, specialties: [{ specialty: 'hydraulics', count: 3 }], passPercent: 60 },
    ...{ answerMinutes: 15, watchedShare: 0.8, quorumShare: 0.6 },
    agendaMinutes: { presenting: 20, questioning: 20, deliberating: 20 },
  },
});
const itemOf = (lineId: string, change: Partial<ReadingItem>): ReadingItem => ({
  ...{
    itemId: ReadingItemId.parse(`of-${lineId}`),
    sourceId: `${lineId}-1`,
    lineId: lineId as ProjectLineId,
  },
  ...{ name: lineId, kind: 'pages', version: 1, unitCount: 3, isRequired: lineId !== 'more' },
  ...change,
});
/** In another order than the kind has. */
export const items = [
  itemOf('more', { kind: 'file', unitCount: 1 }),
  itemOf('film', { kind: 'film', unitCount: 60_000 }),
  itemOf('plan', {}),
];

const panel: [name: string, state: PanelSeatState][] = [
  ['陈一', 'accepted'],
  ['林二', 'accepted'],
  ['何三', 'accepted'],
  ['婉拒的人', 'declined'],
];
export type Who =
  | 'first'
  | 'second'
  | 'third'
  | 'declined'
  | 'stranger'
  | 'convenor'
  | 'otherConvenor'
  | 'overseer'
  | 'otherOverseer'
  | 'unit'
  | 'otherUnit';
export const everybody: readonly Who[] = [
  ...(['first', 'second', 'third', 'declined', 'stranger', 'convenor', 'otherConvenor'] as const),
  ...(['overseer', 'otherOverseer', 'unit', 'otherUnit'] as const),
];
const unitId = ApplicantId.parse('the-unit');
const principals: Record<Who, Principal> = Object.fromEntries(
  everybody.map((who): [Who, Principal] => {
    if (who === 'unit' || who === 'otherUnit')
      return [
        who,
        { role: 'applicant', applicantId: ApplicantId.parse(who === 'unit' ? unitId : who), sessionId: '' },
      ];
    const agentId = AgentId.parse(`account-${who}`);
    if (who.toLowerCase().includes('convenor')) return [who, { role: 'convenor', agentId, sessionId: '' }];
    if (who.toLowerCase().includes('overseer')) return [who, { role: 'supervisor', agentId, sessionId: '' }];
    return [who, { role: 'expert', agentId, sessionId: '' }];
  }),
) as Record<Who, Principal>;
export const as = (who: Who) =>
  // Handlers read who asks and nothing else of it.
  ({ principals: [principals[who]], principal: principals[who] }) as unknown as RouteContext;

/** A review whose panel is sealed, with its pre-review on a database; what surrounds it is made up. */
export async function openReading(db: Database) {
  const clock = createTestClock();
  const logger = pino({ level: 'silent' });
  const cipher = createFieldCipher('ab'.repeat(32));
  const writer = createCaseWriter(db, new Uint8Array(32).fill(3));
  const reader = createCaseReader(db);
  const repository = createExpertReviewRepository(db);
  const changes = createReviewChanges({ repository, cases: { writer } as never, clock, logger });
  const identity = {
    getStaff: async (agentId: AgentId) =>
      ({
        agentId,
        departmentId: agentId.includes('other') ? DepartmentId.parse('housing') : department,
        regionId: null,
      }) as never,
  };
  const door = createReviewDoor({ changes, identity });
  const views = createReviewViews({ findNumber: async () => '' });
  const reviewId = ExpertReviewId.parse(makeId());
  const now = new Date(clock.now());
  const seats = panel.map(([name, state], at) => ({
    ...{
      reviewId,
      position: at + 1,
      specialty: 'hydraulics',
      name,
      state,
      unit: `${name}的单位`,
      askedAt: now,
    },
    ...{ seatId: PanelSeatId.parse(makeId()), expertId: `library-${at}`, answerBy: now },
    accountId: `account-${['first', 'second', 'third', 'declined'][at]}`,
  }));
  const of = await writer.open(
    {
      applicantId: unitId,
      matterId: MatterId.parse('riverside-works'),
      departmentId: department,
      firm: null,
    } as never,
    clock.now(),
    async (tx, { caseId }) => {
      await repository.insertReview(tx, {
        ...{
          reviewId,
          caseId,
          applicantId: unitId,
          requestId: makeId(),
          departmentId: department,
          kindId: kind.kindId,
        },
        ...{ kind, title: '河道整治', unitName: '某公司', state: 'panelSealed', version: 1, createdAt: now },
      });
      await repository.insertSeats(tx, seats);
      const line = {
        at: clock.now(),
        actorRole: 'applicant',
        actorId: unitId,
        action: 'case.opened',
        callId: null,
      };
      return { lines: [{ ...line, details: {} }] } as never;
    },
  );

  const told: string[] = [];
  const parts = () => {
    const coverage = createCoverageRepository(db);
    const remarks = createRemarkRepository(db, cipher);
    const asked = createQuestionRepository(db, cipher);
    const reading = createReadingViews({ coverage, remarks, questions: asked });
    reading.addItems(async () => items);
    const preReview = createPreReview({
      ...{ changes, repository: createPreReviewRepository(db), clock, logger },
      tell: async (_file, news) => void told.push(news),
    });
    const questions = createQuestions({ changes, repository: asked, clock });
    const announced: string[] = [];
    const routes = createReadingRoutes({
      ...{ door, views, reading, preReview, questions, coverage, remarks, clock },
      announce: async (file) => void announced.push(file.review.reviewId),
    });
    return { routes, preReview, reading, announced };
  };
  return {
    ...{ reviewId, seats, clock, changes, told, ...parts() },
    /** The same on another server. */
    another: parts,
    params: { reviewId },
    async force(state: ExpertReviewState, patches: { at: number; patch: SeatPatch }[] = []) {
      await changes.change(reviewId, null, systemItself, () => ({
        lines: [{ action: 'expert.forced', details: { state } }],
        review: { state },
        seats: patches.map(({ at, patch }) => ({ seatId: seats[at]?.seatId as PanelSeatId, patch })),
      }));
    },
    journal: () => reader.listEntries(of.caseId),
    rows: async (table: string) => JSON.stringify(await db.execute(`select * from ${table}`)),
  };
}
export type Opened = Awaited<ReturnType<typeof openReading>>;
