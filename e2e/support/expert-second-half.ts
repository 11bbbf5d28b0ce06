import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expertScoreSheets } from '../../server/src/expert-review/scoring/score.schema.ts';
import { makePdf } from '../../server/src/materials/test-support/sample-files.ts';
import { paperNames } from './expert-drawing.ts';
import {
  after,
  answerChange,
  appraise,
  archive,
  checkRecords,
  downloadPackage,
  handInAnswers,
  rate,
  readKeyId,
  sendNewVersion,
  verifyByCommand,
  verifyByPage,
  verifyChange,
} from './expert-ending.ts';
import type { PanelPeople } from './expert-panel-people.ts';
import {
  askForChange,
  closeReport,
  conclusions,
  expectText,
  fillSheet,
  handInSheet,
  report,
  type Sheet,
  score,
  section,
  signReport,
  totalOf,
  voteForConclusion,
  writeTogether,
} from './expert-papers.ts';
import {
  askToSpeak,
  closeFilm,
  comeBackOutside,
  comeToTheDoor,
  enterRoom,
  goOnTo,
  isInRoom,
  leafInStep,
  listenTo,
  lookAtRecusal,
  openTab,
  playInStep,
  press,
  readReview,
  session,
  stopInStep,
  voteFor,
} from './expert-sitting.ts';
import { expectFaces, expectFlow, holdEverything, roomOf, sayInRoom, sitting } from './joint-room.ts';
import { readReceived } from './media-probe.ts';
import type { Person } from './person.ts';

/** What the half needs besides its people: their names by place, a folder for files, and a browser without them. */
export type Tale = { people: PanelPeople; names: readonly string[]; folder: string; browser: Browser };

const keptApart = '单位的壅水计算没有用实测断面';
const changes = ['补充三处断面的渗流稳定计算', '度汛措施要写明责任人'] as const;
const sheets: readonly Sheet[] = [
  { marks: [25.5, 20, 12, 16, 8], remark: '壅水计算可信', proposal: 'passedWithChanges' },
  { marks: [24, 21.5, 11, 15, 7], remark: '冲刷深度偏小', proposal: 'passedWithChanges' },
  { marks: [26, 22, 12.5, 17, 9], remark: '断面选取合理', proposal: 'passed' },
  { marks: [23, 19, 10, 14.5, 7], remark: '岸坡资料不足', proposal: 'passedWithChanges' },
  { marks: [25, 21, 12, 16, 8.5], remark: '度汛责任不明', proposal: 'passedWithChanges' },
];

/** The one of a list who is there by the rule of the kind: five sit. */
function at<Each>(list: readonly Each[], index: number): Each {
  const found = list[index];
  if (found === undefined) throw new Error(`nobody sits at ${index}`);
  return found;
}
const panelOf = ({ convenor, experts }: PanelPeople): Person[] => [
  convenor,
  ...experts.map(({ person }) => person),
];
const everybodyOf = (people: PanelPeople): Person[] => [...panelOf(people), people.unit];
const textOf = async (page: Page) => (await page.locator('body').textContent()) ?? '';
async function takePictures(name: string, ...of: readonly Person[]): Promise<void> {
  for (const person of of) await person.takePicture(name);
}

/** Everybody comes into the room, sees and hears the others, and the panel chooses its chair by vote. */
export async function sitDown({ people, names }: Tale): Promise<void> {
  const { unit, convenor, experts } = people;
  await Promise.all([comeToTheDoor(unit), ...panelOf(people).map(enterRoom)]);
  await Promise.all(panelOf(people).map(holdEverything));
  for (const person of [convenor, at(experts, 1).person]) await expectFaces(person.page, 5);
  await takePictures('01-opened', convenor, at(experts, 0).person, at(experts, 1).person, unit);
  // From here on two of them are seen: one machine carries all of these pages.
  const unseen = panelOf(people).filter(
    (person) => person !== at(experts, 0).person && person !== at(experts, 1).person,
  );
  await Promise.all(unseen.map(({ page }) => press(page, sitting.text('tools.cameraOff'))));
  await Promise.all(experts.map((expert, place) => voteFor(expert, at(names, place === 0 ? 1 : 0))));
  const chosen = session.text('vote.chosen', { name: at(names, 0) });
  for (const { page } of [convenor, at(experts, 4).person])
    await page.getByText(new RegExp(`^${chosen}`)).waitFor();
}

/** The unit is called in and shows its film to everybody in step; then an expert asks for the floor and has it. */
export async function hearTheUnit({ people, names }: Tale): Promise<void> {
  const { unit, experts } = people;
  const [chair, second, third] = [at(experts, 0).person, at(experts, 1).person, at(experts, 2).person];
  await goOnTo(chair, 'presenting');
  await roomOf(unit.page, 'openSession').waitFor();
  await holdEverything(unit);
  // Whoever spoke last is large on a phone, and three beside them: that much comes, of whomever it is.
  const first = await readReceived(unit.page);
  await expect.poll(async () => (await readReceived(unit.page)).packets).toBeGreaterThan(first.packets + 200);
  await playInStep(unit, everybodyOf(people));
  await takePictures('02-presenting', chair, second, unit);
  await stopInStep(unit, everybodyOf(people));
  await leafInStep(
    unit,
    { everybody: everybodyOf(people), panel: panelOf(people) },
    { paper: paperNames.drawing, remark: '桩底高程低于最大冲刷线不足两米。' },
  );
  await takePictures('03-leafing', chair, second, unit);
  await closeFilm(unit);
  await lookAtRecusal(second, '03-recusal');
  await goOnTo(chair, 'questioning');
  await askToSpeak(third, at(names, 2), chair);
  await takePictures('03-questioning', chair, third, unit);
  await openTab(chair, 'agenda');
}

/** Behind a closed door: of pictures, sound and words nothing reaches the unit. */
export async function deliberate({ people, names }: Tale): Promise<void> {
  const { unit, convenor, experts } = people;
  const [chair, second, third] = [at(experts, 0).person, at(experts, 1).person, at(experts, 2).person];
  await goOnTo(chair, 'deliberating');
  await roomOf(unit.page, 'outside').waitFor();
  for (const { page } of panelOf(people)) await roomOf(page, 'closedDeliberation').waitFor();
  // A page that comes back outside is listened to from its first message on.
  const heard = listenTo(unit);
  await unit.page.reload();
  await comeBackOutside(unit);
  const before = await readReceived(unit.page);
  await openTab(second, 'chat');
  await sayInRoom(second, keptApart);
  await openTab(convenor, 'chat');
  await convenor.page.getByText(keptApart).first().waitFor();
  await expectFaces(chair.page, 1);
  await expectFlow(third, { of: at(names, 1), kind: 'audio' });
  expect((await readReceived(unit.page)).packets).toBe(before.packets);
  expect(heard.length).toBeGreaterThan(0);
  for (const told of [await textOf(unit.page), ...heard]) expect(told).not.toContain(keptApart);
  await takePictures('04-closed', chair, second, unit);
  for (const person of [second, convenor]) await openTab(person, 'agenda');
}

/** Five mark by themselves; nobody learns a mark of another before the last one is in. */
export async function mark({ people }: Tale): Promise<void> {
  const { convenor, unit, experts } = people;
  await goOnTo(at(experts, 0).person, 'scoring');
  const heard = everybodyOf(people).map(listenTo);
  await Promise.all(experts.map((expert, place) => fillSheet(expert, at(sheets, place))));
  await takePictures('05-marks', at(experts, 0).person, at(experts, 1).person);
  const [last = null] = experts.slice(-1);
  await Promise.all(
    experts.map((expert, place) => (expert === last ? null : handInSheet(expert, at(sheets, place)))),
  );
  const counted = score.text('progress.count', { committedCount: 4, judgingCount: 5 });
  for (const { page } of [convenor, at(experts, 0).person])
    await page.getByText(counted, { exact: true }).waitFor();
  await takePictures('06-sealed', at(experts, 0).person, convenor, unit);
  for (const [who, person] of everybodyOf(people).entries()) {
    const told = [await textOf(person.page), ...at(heard, who)].join('\n');
    for (const [place, sheet] of sheets.entries())
      if (experts[place]?.person !== person)
        for (const secret of [sheet.remark, `${totalOf(sheet)} 分`])
          expect(told, `what ${who} was told of ${place}`).not.toContain(secret);
  }
  await handInSheet(at(experts, 4), at(sheets, 4));
  for (const { page } of panelOf(people)) await page.getByText(/^平均 /).waitFor();
  expect(await textOf(unit.page)).not.toContain('平均');
  await takePictures('07-revealed', at(experts, 0).person, convenor);
}

/** The panel writes its report together; the conclusion is what most are for, with what the unit has to change. */
async function draft({ people, names }: Tale): Promise<void> {
  const { convenor, experts } = people;
  const [chair, second, third, fourth] = [at(experts, 0), at(experts, 1), at(experts, 2), at(experts, 3)];
  const { page } = chair.person;
  await section(page, report.text('section.project')).waitFor();
  await writeTogether(report.text('section.project'), [chair, second]);
  await section(page, report.text('section.seen')).fill('看了报告、图纸和现场视频。');
  await section(page, report.text('section.reasons')).fill('防洪影响可以接受，补充计算后可以建设。');
  const { criteria } = (await readReview(convenor, people)).kind;
  for (const [place, { name }] of criteria.entries()) {
    const words = name['zh-Hans'];
    const finding = section(
      at([second, third, fourth], place % 3).person.page,
      report.text('section.finding', { name: words }),
    );
    await finding.fill(`${words}：${at(sheets, place).remark}。`);
  }
  await Promise.all(experts.map((expert, place) => voteForConclusion(expert, at(sheets, place).proposal)));
  await page.getByText(agreed, { exact: true }).first().waitFor();
  const [first, other] = changes;
  const verifiers = [at(names, 0), at(names, 3)];
  await askForChange(chair, { at: 1, text: first, criterion: '地质与岸坡稳定', verifiers });
  await askForChange(chair, {
    ...{ at: 2, text: other, criterion: '补救与度汛措施', verifiers: [at(names, 4)] },
  });
  await expectText(fourth, report.text('changes.text', { number: 2 })).toBe(other);
  await takePictures('08-report', chair.person, second.person, convenor);
  await closeReport(chair);
}
const agreed = report.text('vote.agreed', { conclusion: conclusions.passedWithChanges });

/** Written, and signed by all, one with dissent: with the last signature the sitting is over, and the unit learns what came of it. */
export async function conclude(tale: Tale): Promise<void> {
  const { people, names } = tale;
  const { unit, experts } = people;
  await draft(tale);
  for (const { person } of experts)
    await person.page.getByRole('heading', { name: report.text('sign.title') }).waitFor();
  const third = at(experts, 2);
  await takePictures('09-signing', third.person, at(experts, 1).person);
  await Promise.all(
    experts.map((expert) => signReport(expert, expert === third ? '渗流问题应在通过之前解决。' : null)),
  );
  for (const { page } of everybodyOf(people)) await expect.poll(() => isInRoom(page)).toBe(false);
  await unit.page.goto(`/projects/${people.reviewId}`);
  await unit.page.getByText(agreed, { exact: true }).first().waitFor();
  await unit.page.getByText(report.text('sign.dissentOf', { name: at(names, 2) })).waitFor();
  await unit.takePicture('10-concluded', { isWhole: true });
}

/** The unit changes what was asked for, those who were named verify it, and nobody else can. */
export async function revise({ people, folder }: Tale): Promise<void> {
  const { convenor, unit, experts, paperName } = people;
  const [first, other] = changes;
  const paper = join(folder, '设计说明（修改）.pdf');
  writeFileSync(paper, makePdf('seepage'));
  await sendNewVersion(unit, paperName, paper);
  await answerChange(unit, first, { text: '已补充三处断面计算，见第 12 页。', file: '设计说明（修改）' });
  await answerChange(unit, other, { text: '已写明责任人，见第 20 页。', file: null });
  await unit.takePicture('11-answers', { isWhole: true });
  await handInAnswers(unit);
  await Promise.all(panelOf(people).map(({ page }) => page.goto(`/panel/reviews/${people.reviewId}`)));
  const { page: unnamed } = at(experts, 1).person;
  await unnamed.getByText(first).first().waitFor();
  expect(await unnamed.getByRole('button', { name: after.text('verify.open') }).count()).toBe(0);
  await at(experts, 0).person.takePicture('12-verify', { isWhole: true });
  for (const place of [0, 3]) await verifyChange(at(experts, place), first);
  await verifyChange(at(experts, 4), other);
  await archive(convenor);
  await convenor.takePicture('13-archived', { isWhole: true });
  await unit.page
    .getByText(new RegExp(after.text('revision.awaits.nobody')))
    .first()
    .waitFor();
  await rate(unit, '讲得明白');
  await unit.takePicture('14-rated', { isWhole: true });
  await appraise(convenor, 4);
}

/** The package is whole by the command and by the page without a network, until somebody writes to the database. */
export async function prove({ people, folder, browser }: Tale): Promise<void> {
  const { convenor, platform, experts } = people;
  const keyId = await readKeyId(people);
  const [whole, changed] = [join(folder, 'whole.zip'), join(folder, 'changed.zip')];
  await checkRecords(convenor);
  await convenor.page.getByText(after.pattern('archive.intact')).waitFor();
  await downloadPackage(convenor, whole, '归档备查');
  expect(await verifyByPage(browser, whole, keyId)).toMatchObject({ verdict: 'intact' });
  const said = await verifyByCommand(whole, keyId);
  expect(said.code, said.text).toBe(0);

  const { seatId } = at(experts, 2);
  const ofSeat = eq(expertScoreSheets.seatId, seatId);
  const [sheet] = await platform.db.select().from(expertScoreSheets).where(ofSeat);
  const opened = sheet?.opened?.replace('"score":26', '"score":16');
  expect(opened).not.toBe(sheet?.opened);
  await platform.db.update(expertScoreSheets).set({ opened }).where(ofSeat);
  await checkRecords(convenor);
  await convenor.page
    .getByText(after.pattern('archive.problem.changed', { name: `scores/${seatId}.json` }))
    .waitFor();
  await convenor.takePicture('15-changed', { isWhole: true });
  await downloadPackage(convenor, changed, '发现改动，另存一份');
  const named = expect.stringContaining(`scores/${seatId}.json`);
  expect(await verifyByPage(browser, changed, keyId)).toMatchObject({ verdict: 'broken', text: named });
  expect(await verifyByCommand(changed, keyId)).toMatchObject({ code: 1, text: named });
}
