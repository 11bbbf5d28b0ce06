import type {
  ExpertReviewState,
  ExpertReviewView,
  PanelSeat,
  ReviewPart,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Page } from 'playwright-core';

const at = Date.parse('2026-11-26T09:30:00+08:00');
const local = (hans: string, hant: string, en: string): LocalText => ({
  ...{ 'zh-Hans': hans, 'zh-Hant': hant },
  en,
});
const title = '涪江左岸城区段护岸加固与生态修复综合治理工程可行性研究报告专家评审';
const unitName = '重庆市永川区城乡水务建设投资集团有限责任公司河道整治项目部';
const description = '左岸护岸三点二公里，含两座排涝泵站。';
const reason = '会场停电，改日再开';
const people = ['欧阳若澜', '司徒景行', '诸葛明远', '上官云舟', '夏侯知微'];
const ofPeople = '西南水利水电勘测设计研究院';
/** What people are called and wrote: the same in every language. */
export const namesInReview = [title, unitName, description, reason, ofPeople, ...people];

type Wish = {
  part: ReviewPart;
  state: ExpertReviewState;
  duty: ExpertReviewView['duty'];
  more?: Partial<ExpertReviewView>;
};

function seatsOf({ part, state }: Wish): PanelSeat[] {
  const isSealed = ['confirming', 'panelSealed', 'preReview', 'checkIn'].includes(state);
  if (state === 'filed' || state === 'draft') return [];
  const seats = people.map((name, index) => {
    const isOwn = part === 'expert' && index === 0;
    const isGone = index === 4 && !isSealed;
    return {
      ...{ seatId: `seat-${index}`, position: index + 1, specialty: 'hydraulics', isOwn, isChair: false },
      state: state === 'confirming' && index > 2 ? 'asked' : isSealed ? 'accepted' : 'checkedIn',
      ...{ name: isSealed && !isOwn ? null : name, unit: isSealed && !isOwn ? null : ofPeople },
      ...{ isVoid: isGone, voidReason: isGone ? reason : null, replacesSeatId: null },
      ...(isGone ? { state: 'recused' } : {}),
      ...(index === 0 && !isSealed ? { isChair: true } : {}),
      // As JSON: its ids carry no brand.
    } as unknown as PanelSeat;
  });
  return isSealed && part !== 'convenor' ? seats.filter(({ isOwn }) => isOwn) : seats;
}

/** A review as the server would show it, with long names. */
export function reviewFor(wish: Wish): ExpertReviewView {
  const { part, state, duty, more = {} } = wish;
  return {
    ...{ reviewId: 'review-1', caseId: 'case-1', caseNumber: '2026-000126', title, unitName, description },
    ...{ state, part, duty, dueAt: null, scheduledAt: null, conclusion: null, createdAt: at, version: 7 },
    ...{ filedAt: at, concludedAt: null, ownSeatId: null, roomId: null, suspension: null, endReason: null },
    kindName: local('水利工程可行性研究', '水利工程可行性研究', 'Feasibility of water works'),
    kind: { rules: { panelSize: 5 }, materials: [] },
    seats: seatsOf(wish),
    ...more,
    // As JSON, of the kind only what the page reads.
  } as unknown as ExpertReviewView;
}

export const suspended = { suspension: { from: 'scoring', reason, at } } as const;
export const voided = { endReason: reason };
export const scheduled = { scheduledAt: at + 86_400_000 };

/** Answers for what the page of a review asks; what it tells can be changed. */
export async function tellReviews(page: Page, first: ExpertReviewView) {
  const told: { review: ExpertReviewView; reviews: ExpertReviewView[] } = { review: first, reviews: [first] };
  await page.route(/\/api\/expert-reviews\?/, (route) => route.fulfill({ json: { reviews: told.reviews } }));
  // What the parts ask for has no answer yet: the page has to tell what is next without them. Later routes come before this one.
  await page.route('**/api/expert-reviews/review-1/**', () => {});
  await page.route('**/api/expert-reviews/review-1', (route) => route.fulfill({ json: told.review }));
  await page.route('**/api/expert-reviews/review-1/filing', (route) =>
    route.fulfill({
      json: {
        ...{
          reviewId: 'review-1',
          version: told.review.version,
          files: [],
          lackingLineIds: [],
          sendBacks: [],
        },
        ...{ convenor: null, mayChange: false, replaces: null, replacedBy: null },
        mayBeginAgain: told.review.part === 'unit' && told.review.state === 'void',
      },
    }),
  );
  return told;
}
