// Check-in of a panel: four sign the commitment, the fifth has to stand aside and is followed by the next of the order; names open then.
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { askedSeat, type Drawn, openAsked, places } from './expert-draw-steps.ts';
import { button } from './expert-panel-door.ts';
import { leaveReading, readSome } from './expert-reading-steps.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'expert-session');
const notice = readWords('zh-Hans', 'expert-draw');
const people = readWords('zh-Hans', 'expert-page');
const state = readWords('zh-Hans', 'expert');

async function answerRelations({ page }: Person, conflictAt: number | null): Promise<void> {
  await page.getByText(words.text('checkIn.relations')).waitFor();
  const groups = await page
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .all();
  for (const [index, group] of groups.entries())
    await group
      .getByRole('radio', {
        name: words.text(index === conflictAt ? 'checkIn.yes' : 'checkIn.no'),
        exact: true,
      })
      .check();
  await page.getByLabel(words.text('checkIn.password'), { exact: true }).fill(demoPassword);
}

async function checkIn(person: Person): Promise<void> {
  await answerRelations(person, null);
  await button(person.page, words.text('checkIn.sign')).click();
  await person.page.getByText(words.text('checkIn.commitment')).waitFor({ state: 'detached' });
}

/** Worked on the project before: found out when asked for it. */
async function standAside(person: Person): Promise<void> {
  const { page } = person;
  await answerRelations(person, 3);
  await page.getByText(words.text('checkIn.conflictText')).waitFor();
  await page
    .getByLabel(words.text('checkIn.statement'), { exact: true })
    .fill('两年前我给这座桥做过勘察咨询。');
  await person.takePicture('2-stands-aside', { isWhole: true });
  // The page asks once more for what it showed, and is refused: whoever has stepped aside reads nothing any more.
  person.expectProblems(/status of 40[34] .*\/(filing|films|reading|questions|remarks) ?\)?$/);
  await button(page, words.text('checkIn.stepAside')).click();
  await page.getByText(notice.text('notice.over.recused')).waitFor();
  await person.takePicture('3-stood-aside', { isWhole: true });
}

type CheckedIn = { experts: Drawn['experts']; aside: Drawn['experts'][number] };

/**
 * Opens the check-in and brings all of a panel in. `beforeOpening` looks at everybody while one signature is still missing.
 */
export async function checkPanelIn(
  stage: Stage,
  reviewId: ExpertReviewId,
  { convenor, experts }: Drawn,
  beforeOpening: (next: Drawn['experts'][number]) => Promise<void>,
): Promise<CheckedIn> {
  const aside = experts.find(({ position }) => position === places.geology);
  if (aside === undefined) throw new Error('nobody sits there');
  const staying = experts.filter((each) => each !== aside);
  await button(convenor.page, words.text('open.do')).click();
  for (const { person } of staying) {
    if (person === staying[1]?.person) {
      await answerRelations(person, null);
      await person.takePicture('1-check-in', { isWhole: true });
    }
    await checkIn(person);
  }
  await convenor.page.getByText(words.text('checkIn.count', { count: 4, all: 5 })).waitFor();
  await standAside(aside.person);
  const seat = await askedSeat(stage, reviewId, aside.position);
  const person = await openAsked(stage, reviewId, seat, 'desk');
  await convenor.takePicture('4-replacement-asked', { isWhole: true });
  await button(person.page, notice.text('notice.accept')).click();
  await readSome(person);
  await leaveReading(person);
  await person.page.getByText(words.text('checkIn.relations')).waitFor();
  await beforeOpening({ ...seat, person });
  await checkIn(person);
  return { experts: experts.map((each) => (each === aside ? { ...seat, person } : each)), aside };
}

/** Everybody reads who judges, and why one does not. */
export async function seeNames(person: Person, { experts, aside }: CheckedIn): Promise<void> {
  const { page } = person;
  await page.getByText(state.text('state.panelOpened'), { exact: true }).first().waitFor();
  const card = page.getByRole('region', { name: people.text('people.title') });
  for (const { name } of experts)
    await card.getByRole('listitem').filter({ hasText: name }).getByText('已签到').waitFor();
  const gone = card.getByRole('listitem').filter({ hasText: aside.name });
  await gone.getByText(people.text('people.voidBecause', { reason: '本人声明回避' })).waitFor();
}
