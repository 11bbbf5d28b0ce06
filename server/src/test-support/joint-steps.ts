import type { CallId, CaseId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type {
  JointOffer,
  JointReviewId,
  JointReviewView,
  OpinionDraft,
  SeatId,
} from '@cloudseat/shared/nouns/joint-review.ts';
import { openDesk, startTalk, takeTicket } from './call-steps.ts';
import type { TestBrowser, TestPage } from './test-page.ts';
import { demoPassword } from './test-platform.ts';

export type AskedDepartment = 'housing' | 'health' | 'environment';
export type Desk = { desk: TestPage; browser: TestBrowser };

/** A talk of a lead with an applicant, from which reviews are called. */
export async function openLead(url: string, otherUrl = url) {
  const ticket = await takeTicket(otherUrl);
  const lead = await openDesk(url, 'a001');
  await startTalk(ticket, lead.desk);
  const told = await lead.desk.waitFor(
    'desk:updated',
    ({ desk }) => desk.call?.callId === ticket.callId && desk.call.caseId !== null,
  );
  return { ticket, lead, caseId: told.desk.call?.caseId as CaseId };
}

export const wishOf = (
  departments: readonly { departmentId: AskedDepartment; isRequired?: boolean }[],
  more: { callId?: CallId | null; scheduledAt?: number | null; ownQuestion?: string } = {},
) => ({
  requestId: `r${Math.random().toString(36).slice(2)}`,
  ...{
    subject: '餐饮店开业前联合审查',
    ownQuestion: '营业执照登记是否具备条件？',
    scheduledAt: null,
    callId: null,
  },
  seats: departments.map(({ departmentId, isRequired = true }) => ({
    ...{ departmentId, isRequired, question: `${departmentId}：场所是否符合要求？`, dueAt: null },
  })),
  checklist: ['平面布局', '油烟排放'],
  ...more,
});

export const seatOf = ({ seats }: JointReviewView, departmentId: string) => {
  const seat = seats.find((each) => each.departmentId === departmentId);
  if (seat === undefined) throw new Error(`no seat of ${departmentId}`);
  return seat;
};

/** A seat that rings at this desk; `since`: under a later fence than that one. */
export async function waitForSeat(desk: TestPage, reviewId: JointReviewId, since = 0): Promise<JointOffer> {
  const { desk: view } = await desk.waitFor(
    'desk:updated',
    ({ desk: { jointOffer } }) => jointOffer?.reviewId === reviewId && jointOffer.fence > since,
  );
  return view.jointOffer as JointOffer;
}

export const answerSeat = (
  browser: TestBrowser,
  { reviewId, seatId, fence }: { reviewId: JointReviewId; seatId: SeatId; fence: Fence },
  answer: Record<string, unknown> = { answer: 'accept' },
) => browser.call('POST', `/joint-reviews/${reviewId}/seats/${seatId}/answer`, { fence, ...answer });

export async function acceptSeat(
  { desk, browser }: Desk,
  reviewId: JointReviewId,
  since = 0,
): Promise<JointOffer> {
  const offer = await waitForSeat(desk, reviewId, since);
  await answerSeat(browser, offer);
  return offer;
}

export const readReview = (browser: TestBrowser, reviewId: JointReviewId) =>
  browser.call<JointReviewView>('GET', `/joint-reviews/${reviewId}`);

/** A command on the review as it is now. */
export async function command(
  browser: TestBrowser,
  reviewId: JointReviewId,
  path: string,
  body: Record<string, unknown> = {},
): Promise<JointReviewView> {
  const { version } = await readReview(browser, reviewId);
  return browser.call<JointReviewView>('POST', `/joint-reviews/${reviewId}/${path}`, { version, ...body });
}

export const opinionOf = (change: Partial<OpinionDraft> = {}): OpinionDraft => ({
  ...{ verdict: 'agree', basis: '', text: '符合要求。', lines: [], askInstead: '' },
  ...change,
});

export async function signOpinion(
  browser: TestBrowser,
  reviewId: JointReviewId,
  draft: OpinionDraft,
  password = demoPassword,
): Promise<JointReviewView> {
  const { ownSeatId, seats } = await readReview(browser, reviewId);
  const round = seats.find(({ seatId }) => seatId === ownSeatId)?.round;
  const path = `/joint-reviews/${reviewId}/seats/${ownSeatId}/signature`;
  return browser.call<JointReviewView>('POST', path, { round, draft, password });
}
