// The first half of the story of an expert review: from a telephone on a river's bank to five experts who know one another.
import { checkPanelIn, seeNames } from './expert-check-in-steps.ts';
import { checkRecord, drawPanel } from './expert-draw-steps.ts';
import { paperNames } from './expert-drawing.ts';
import { fileProject } from './expert-filing-steps.ts';
import { expectUnnamed, listenTo } from './expert-panel-door.ts';
import type { PanelPeople } from './expert-panel-people.ts';
import {
  askAndAnswer,
  leaveReading,
  openPreReview,
  readSome,
  remark,
  seeCoverage,
} from './expert-reading-steps.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

const phone = '13900000127';

/**
 * A project is filed, its panel drawn, its material read; one expert declines, another stands aside at check-in and is replaced. Until
 * the last one has signed nobody's page shows or is told the name of another expert.
 */
export async function bringPanelTogether(stage: Stage): Promise<PanelPeople> {
  const applicant = await stage.openApplicant();
  const unit = applicant.person;
  const reviewId = await fileProject(applicant, phone);
  const listeners: { person: Person; told: ReturnType<typeof listenTo> }[] = [];
  const listen = (person: Person) => listeners.push({ person, told: listenTo(person) });
  listen(unit);
  const drawn = await drawPanel(stage, reviewId, {
    devices: ['desk', 'tablet', 'desk', 'tablet', 'desk'],
    onDrawn: (convenors) => convenors.forEach(listen),
  });
  const { convenor, experts } = drawn;
  for (const { person } of experts) listen(person);
  const expectSealed = async (drawnOnes: readonly { name: string; person: Person }[]) => {
    for (const { person, told } of listeners) {
      const others = drawnOnes.filter((each) => each.person !== person).map(({ name }) => name);
      await expectUnnamed(person, told, others);
    }
  };

  await openPreReview(convenor);
  const [first, second] = experts;
  if (first === undefined || second === undefined) throw new Error('no panel');
  await Promise.all(experts.map(({ person }) => readSome(person)));
  await second.person.takePicture('1-reading', { isWhole: true });
  await remark(first.person);
  await askAndAnswer(second.person, unit);
  await seeCoverage(convenor);
  for (const { person } of experts) await leaveReading(person);

  const checkedIn = await checkPanelIn(stage, reviewId, drawn, (next) => expectSealed([...experts, next]));
  for (const person of [unit, convenor, ...checkedIn.experts.map((each) => each.person)])
    await seeNames(person, checkedIn);
  // Whoever has nothing to do any more goes: each open page takes part of two cores.
  for (const person of [drawn.other, checkedIn.aside.person]) await person.close();
  await checkRecord(stage, convenor, /^一致/);
  await convenor.takePicture('9-names-open', { isWhole: true });
  await unit.takePicture('9-names-open', { isWhole: true });
  return {
    ...{
      reviewId,
      paperName: paperNames.assessment,
      platform: { url: stage.url, db: stage.db },
      unit,
      convenor,
    },
    experts: checkedIn.experts.map(({ loginName, seatId, person }) => ({ loginName, seatId, person })),
  };
}
