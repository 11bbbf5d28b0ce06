import type {
  ExpertReviewId,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { makeId } from '../../../platform/ids.ts';
import { TestBrowser } from '../../../test-support/test-page.ts';
import { demoPassword } from '../../../test-support/test-platform.ts';
import type { TestPostgres } from '../../../test-support/test-postgres.ts';

type Query = TestPostgres['run'];

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text });
const rules = {
  ...{ panelSize: 3, specialties: [{ specialty: 'hydraulics', count: 3 }], passPercent: 60 },
  ...{ answerMinutes: 15, watchedShare: 0.8, quorumShare: 0.6 },
  agendaMinutes: { presenting: 20, questioning: 20, deliberating: 0 },
};

/** A review of this case whose panel, experts of the demo by their login names, has accepted and reads beforehand. */
export async function plantPanel(
  query: Query,
  caseId: CaseId,
  loginNames: readonly string[],
  state: ExpertReviewState = 'preReview',
) {
  const [of] = await query(
    'select applicant_id, department_id, matter_id from service_cases where case_id = $1',
    [caseId],
  );
  if (of === undefined) throw new Error(`there is no case ${caseId}`);
  const reviewId = makeId() as ExpertReviewId;
  const kind = {
    ...{ kindId: 'planted', name: words('河道整治'), description: words('河道整治工程'), isActive: true },
    ...{ departmentId: of.department_id, matterId: of.matter_id, version: 1, rules },
    materials: [
      { lineId: 'site-film', name: words('现场视频'), note: null, accepts: 'film', isRequired: true },
    ],
    criteria: [{ criterionId: 'safety', name: words('安全'), guide: null, maxScore: 100 }],
  };
  await query(
    `insert into expert_reviews (review_id, case_id, applicant_id, request_id, department_id, kind_id, kind, title, unit_name,
       state, version, created_at, filed_at)
     values ($1, $2, $3, $4, $5, $6, $7, '盘溪河道整治', '河务工程公司', $8, 1, now(), now())`,
    [...[reviewId, caseId, of.applicant_id, makeId(), of.department_id], ...[kind.kindId, kind, state]],
  );
  const seats = [];
  for (const [index, loginName] of loginNames.entries()) {
    const [account] = await query(
      'select account_id, display_name from staff_accounts where login_name = $1',
      [loginName],
    );
    const seatId = makeId() as PanelSeatId;
    const [accountId, name] = [String(account?.account_id), String(account?.display_name)];
    await query(
      `insert into expert_seats (seat_id, review_id, position, specialty, expert_id, account_id, name, unit, state,
         asked_at, answer_by, answered_at)
       values ($1, $2, $3, 'hydraulics', $4, $5, $6, '设计院', 'accepted', now(), now(), now())`,
      [...[seatId, reviewId, index + 1], ...[`library-${loginName}`, accountId, name]],
    );
    seats.push({ loginName, seatId, accountId, name });
  }
  return { reviewId, caseId, seats };
}

/** Somebody with an account, signed in. */
export async function openPanelist(url: string, loginName: string): Promise<TestBrowser> {
  const browser = new TestBrowser(url);
  await browser.signInStaff(loginName, demoPassword);
  return browser;
}

export const readSession = (browser: TestBrowser, reviewId: ExpertReviewId) =>
  browser.call<ExpertSession>('GET', `/expert-reviews/${reviewId}/session`);

/** An act on the session as it is now; `path` begins after /session/. */
export async function actOn(
  browser: TestBrowser,
  reviewId: ExpertReviewId,
  path: string,
  body: Record<string, unknown> = {},
): Promise<ExpertSession> {
  const { version } = await readSession(browser, reviewId);
  return browser.call('POST', `/expert-reviews/${reviewId}/session/${path}`, { version, ...body });
}

export async function checkIn(
  browser: TestBrowser,
  reviewId: ExpertReviewId,
  answer: { relations?: string[]; statement?: string; password?: string } = {},
): Promise<ExpertSession> {
  const { wording } = await readSession(browser, reviewId);
  if (wording === null) throw new Error('nothing is to be signed');
  return browser.call('POST', `/expert-reviews/${reviewId}/session/check-in`, {
    ...{ sha256: wording.sha256, locale: 'zh-Hans', relations: [], statement: '', password: demoPassword },
    ...answer,
  });
}
