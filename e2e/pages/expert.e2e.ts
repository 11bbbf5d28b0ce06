import { describe, it } from 'vitest';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { routesOf } from '../support/every-route.ts';
import { createEveryView } from '../support/every-view.ts';
import {
  namesInReview,
  reviewFor,
  scheduled,
  suspended,
  tellReviews,
  voided,
} from '../support/review-fixture.ts';
import { useStage } from '../support/stage.ts';
import type { Supervisor } from '../support/supervisor.ts';

const stage = useStage('expert');

async function openAs(loginName: string): Promise<Supervisor> {
  const staff = await stage.openSupervisor({ device: 'desk' });
  const answer = await staff.person.context.request.post('/api/staff-session', {
    data: { loginName, password: demoPassword },
  });
  if (!answer.ok()) throw new Error(`${loginName} was not let in`);
  return staff;
}

describe('the page of an expert review', () => {
  it('tells convenors, experts and overseers what is next and what is missing, in every language', async () => {
    const view = createEveryView([...namesInReview, '石文君', '郑国安', '汪海澜']);
    const states = [
      ['c001', '/panel', reviewFor({ part: 'convenor', state: 'filed', duty: 'configureDraw' })],
      ['c001', '/panel', reviewFor({ part: 'convenor', state: 'confirming', duty: 'nothing' })],
      [
        ...(['c001', '/panel'] as const),
        reviewFor({ part: 'convenor', state: 'suspended', duty: 'nothing', more: suspended }),
      ],
      [
        ...(['e001', '/panel'] as const),
        reviewFor({ part: 'expert', state: 'preReview', duty: 'readBeforehand', more: scheduled }),
      ],
      ['e001', '/panel', reviewFor({ part: 'expert', state: 'questioning', duty: 'lead' })],
      ['s001', '/supervision', reviewFor({ part: 'overseer', state: 'scoring', duty: 'nothing' })],
    ] as const;
    let [loginName, staff] = ['', null as Supervisor | null];
    for (const [of, door, review] of states) {
      if (of !== loginName || staff === null) staff = await openAs(of);
      loginName = of;
      await tellReviews(staff.page, review);
      const list = door === '/panel' ? '/reviews' : '/expert-reviews';
      await staff.page.goto(`${door}${list}/review-1`);
      await staff.page.locator('#review-next').waitFor();
      await view.look(staff, `${review.part}-${review.state}`, { isDesk: true, ready: '#review-next' });
    }
    for (const [of, address] of [
      ['c001', '/panel'],
      ['s001', '/supervision/expert-reviews'],
    ] as const) {
      const reader = await openAs(of);
      await tellReviews(reader.page, reviewFor({ part: 'convenor', state: 'filed', duty: 'configureDraw' }));
      await reader.page.goto(address);
      await reader.page.locator('a[href$="review-1"]').waitFor();
      await view.look(reader, `list-${of}`, { isDesk: true, ready: 'a[href$="review-1"]' });
    }
    view.expectClean(8, []);
  });

  it('tells the project unit on a phone, in every language, size and mode', async () => {
    const view = createEveryView([...namesInReview, '**', '139****0126']);
    const applicant = await stage.openApplicant();
    const { page, person } = applicant;
    const phone = '13900000126';
    const ask = (path: string, data: object) => person.context.request.post(`/api/${path}`, { data });
    const { demoCode } = await (await ask('sms-codes', { phone })).json();
    await ask('applicant-session', { name: '欧阳若澜', phone, code: demoCode });
    const told = await tellReviews(page, reviewFor({ part: 'unit', state: 'filed', duty: 'nothing' }));
    await page.goto('/projects');
    await view.look(applicant, 'projects', { ready: 'a[href$="review-1"]' });
    told.reviews = [];
    await page.reload();
    await view.look(applicant, 'projects-none');
    await page.goto('/projects/new');
    await page.locator('form').waitFor();
    await view.look(applicant, 'project-new', { ready: 'form' });
    for (const review of [
      told.review,
      reviewFor({ part: 'unit', state: 'preReview', duty: 'answerQuestions', more: scheduled }),
      reviewFor({
        part: 'unit',
        state: 'revising',
        duty: 'revise',
        more: { conclusion: 'passedWithChanges' },
      }),
      reviewFor({ part: 'unit', state: 'void', duty: 'nothing', more: voided }),
    ]) {
      told.review = review;
      await page.goto('/projects/review-1');
      await page.locator('#review-next').waitFor();
      await view.look(applicant, `unit-${review.state}`, { ready: '#review-next' });
    }
    view.expectClean(7, routesOf('projects'));
  });
});
