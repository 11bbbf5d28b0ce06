import type { ExpertReviewState, PanelSeatState } from '@cloudseat/shared/nouns/expert-review.ts';
import { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectKind } from '@cloudseat/shared/nouns/project-kind.ts';
import { makeId } from '../platform/ids.ts';
import type { TestPostgres } from './test-postgres.ts';

type Query = TestPostgres['run'];
/** An account e001 … of the demo, and what became of its place. */
export type PlantedSeat = { loginName: string; state: PanelSeatState; name: string; unit: string };
export type PlantedReview = Awaited<ReturnType<typeof plantReview>>;

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });

const makeKind = (departmentId: string, matterId: string): ProjectKind =>
  ProjectKind.parse({
    ...{
      kindId: 'kind-planted',
      name: words('河道整治'),
      description: words('河道整治工程'),
      isActive: true,
    },
    ...{ departmentId, matterId, version: 1 },
    materials: [
      { lineId: 'plan', name: words('实施方案'), note: null, accepts: 'document', isRequired: true },
    ],
    criteria: [{ criterionId: 'safety', name: words('安全'), guide: null, maxScore: 100 }],
    rules: {
      ...{ panelSize: 3, specialties: [{ specialty: 'hydraulics', count: 3 }], passPercent: 60 },
      ...{ answerMinutes: 15, watchedShare: 0.8, quorumShare: 0.6 },
      agendaMinutes: { presenting: 20, questioning: 20, deliberating: 20 },
    },
  });

/**
 * A review of a case, put straight into the database with its panel, and led to any state without its steps: for tests of what is
 * shown, not of how it came about.
 */
export async function plantReview(
  query: Query,
  of: { caseId: CaseId; title: string; seats: readonly PlantedSeat[] },
) {
  const [ofCase] = await query(
    'select applicant_id, department_id, matter_id from service_cases where case_id = $1',
    [of.caseId],
  );
  if (ofCase === undefined) throw new Error(`there is no case ${of.caseId}`);
  const reviewId = ExpertReviewId.parse(makeId());
  const departmentId = String(ofCase.department_id);
  const kind = makeKind(departmentId, String(ofCase.matter_id));
  await query(
    `insert into expert_reviews (review_id, case_id, applicant_id, request_id, department_id, kind_id, kind, title, unit_name,
       description, state, version, created_at, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '河务工程公司', '', 'filed', 1, now(), now())`,
    [
      ...[reviewId, of.caseId, ofCase.applicant_id, makeId(), departmentId],
      ...[kind.kindId, JSON.stringify(kind), of.title],
    ],
  );
  const seats = await Promise.all(
    of.seats.map(async (seat, index) => {
      const [account] = await query(
        'select account_id, display_name from staff_accounts where login_name = $1',
        [seat.loginName],
      );
      const accountId = String(account?.account_id);
      const seatId = PanelSeatId.parse(makeId());
      const expertId = `of-library-${makeId()}`;
      await query(
        `insert into expert_seats (seat_id, review_id, position, specialty, expert_id, account_id, name, unit, state,
           asked_at, answer_by, answered_at, checked_in_at)
         values ($1, $2, $3, 'hydraulics', $4, $5, $6, $7, $8, now(), now(), now(), $9)`,
        [
          ...[seatId, reviewId, index + 1, expertId, accountId, seat.name, seat.unit, seat.state],
          seat.state === 'checkedIn' ? new Date() : null,
        ],
      );
      return { ...seat, seatId, expertId, accountId, displayName: String(account?.display_name) };
    }),
  );

  return {
    ...{ reviewId, caseId: of.caseId, departmentId, seats },
    roomId: `room-${reviewId}`,
    /** As it was planted, but in this state; suspended is the check-in. */
    async force(state: ExpertReviewState): Promise<void> {
      const isOver = state === 'archived' || state === 'void' || state === 'withdrawn';
      await query(
        `update expert_reviews set state = $2, room_id = $3, suspension = $4, ended_at = $5, version = version + 1
         where review_id = $1`,
        [
          ...[reviewId, state, `room-${reviewId}`],
          state === 'suspended' ? JSON.stringify({ from: 'checkIn', reason: '停电', at: 0, byId: '' }) : null,
          isOver ? new Date() : null,
        ],
      );
      const kept = seats.map(({ seatId }) => seatId);
      await query('delete from expert_seats where review_id = $1 and not (seat_id = any($2))', [
        reviewId,
        kept,
      ]);
      for (const { seatId, state: was } of seats)
        await query('update expert_seats set state = $2, is_void = false where seat_id = $1', [seatId, was]);
    },
  };
}
