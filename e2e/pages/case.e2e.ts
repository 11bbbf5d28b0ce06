import { describe, expect, it } from 'vitest';
import type { Applicant } from '../support/applicant.ts';
import { takeAskedPhoto } from '../support/asked-photo.ts';
import { CaseWork, readPaper } from '../support/case-work.ts';
import { counters } from '../support/counters.ts';
import type { Desk } from '../support/desk.ts';
import { askWhose, expectBeside, leaveCases, openCase, revealCase } from '../support/desk-cases.ts';
import { OwnFormPage } from '../support/own-form.ts';
import { createPageLook } from '../support/page-look.ts';
import { lookAtMarks, lookAtSample } from '../support/paper-help.ts';
import { makePaperFilm } from '../support/papers.ts';
import { useStage } from '../support/stage.ts';
import type { Supervisor } from '../support/supervisor.ts';
import { makeUploadFiles } from '../support/uploads.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('case', { applicantDevices: makePaperFilm() });
const { matterId, agents } = counters.soleTrader;
const identity = { name: '王小满𠮷', phone: '13800000081' };
const form = '个体工商户登记申请书';
const idCard = '经营者身份证';
const lease = '店面证明（房产证或租房合同）';
const pauseReason = '要请专家评审';
const inFile = readWords('zh-Hans', 'case-file');
const own = readWords('zh-Hans', 'own-case');
const papers = readWords('zh-Hans', 'case-papers');
const onDesk = readWords('zh-Hans', 'deskCase');

const why = papers.text('clock.pausedWhy', { reason: pauseReason });

/** The case of the talk in the panel beside it, to read only: nothing of the talk is covered, and nothing of it ends. */
async function readAlong(desk: Desk, caseNumber: string): Promise<void> {
  const talk = desk.page.getByRole('region', { name: identity.name });
  const panel = await openCase(desk, caseNumber);
  await expectBeside(panel, talk);
  await panel.getByRole('link', { name: papers.text('voucher.kind.acceptance') }).waitFor();
  await panel.getByText('王**').waitFor();
  for (const key of ['caseOf.addTask', 'caseOf.reopen', 'caseOf.pause', 'caseOf.verify'] as const)
    expect(await panel.getByRole('button', { name: inFile.text(key) }).count()).toBe(0);
  await revealCase(panel, '核对联系方式');
  await panel.getByText(identity.name, { exact: true }).waitFor();
  await panel.getByText('核对联系方式').waitFor();
  const { look, expectClean } = createPageLook(desk.person, 'zh-Hans', []);
  await look('desk-cases');
  expectClean(1);
  await leaveCases(desk);
  await desk.waitForCall(identity.name);
}

async function decideWithoutTalk(desk: Desk, caseNumber: string): Promise<void> {
  const panel = await openCase(desk, caseNumber);
  await panel.getByRole('button', { name: onDesk.text('decide.of.grant'), exact: true }).click();
  const { look, expectClean } = createPageLook(desk.person, 'zh-Hans', []);
  await look('desk-decide');
  expectClean(1);
  await panel.getByLabel(onDesk.text('decide.text.grant')).fill('准予登记，发给营业执照');
  const paper = papers.text('voucher.kind.decision');
  await panel.getByRole('button', { name: onDesk.text('decide.issue', { paper }) }).click();
  await panel.getByRole('link', { name: paper }).waitFor();
  await leaveCases(desk);
}

/** Between two calls, from the page of the case: begun, left, gone on with after a reload, sent and signed. */
async function fillForm(applicant: Applicant): Promise<void> {
  const page = new OwnFormPage(applicant);
  await page.open('notBegun');
  await page.write({ 经营者姓名: identity.name, 经营范围: '小面、饮料' });
  await applicant.person.takePicture('own-form', { isWhole: true });
  await applicant.page.reload();
  await page.open('open');
  await expect.poll(() => page.valueOf('经营范围')).toBe('小面、饮料');
  await page.write({
    ...{ 身份证号码: '11010519491231002X', 联系电话: identity.phone, 经营者住所: '西彭镇民安路12号' },
    ...{ 经营场所: '西彭镇民安路14号', 从业人数: '2', 资金数额: '50000' },
  });
  await page.choose('组成形式', '个人经营');
  await page.choose('经营场所是租来的吗', '否');
  await page.send();
  const { look, expectClean } = createPageLook(applicant.person, 'zh-Hans', []);
  await look('own-form-sent');
  expectClean(1);
  await page.sign(identity.name);
  await page.close();
  await page.open('completed');
}

async function pauseClock(caseNumber: string): Promise<Supervisor> {
  const supervisor = await stage.openSupervisor({ device: 'desk' });
  await supervisor.openSignIn();
  await supervisor.signIn();
  await supervisor.findCase(caseNumber);
  await supervisor.page.getByRole('link', { name: new RegExp(`^${caseNumber}`) }).click();
  await supervisor.button('caseOf.pause').click();
  await supervisor.field('caseOf.reason').fill(pauseReason);
  await supervisor.button('caseOf.pauseConfirm').click();
  await supervisor.button('caseOf.resume').waitFor();
  return supervisor;
}

describe('a case', () => {
  it('has one gap mended by a photograph in the talk and one by notice, and is accepted in the second call', async () => {
    const files = makeUploadFiles();
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const work = new CaseWork(desk);
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, identity);
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall(identity.name);

    const materials = await desk.openTab('case.materialsCount');
    await work.review(form, 'corrected');
    await lookAtSample(desk, idCard);
    await work.review(idCard, 'missing');
    const look = async (name: string) => {
      await applicant.person.takePicture(name);
      if (name === 'asked') await lookAtSample(applicant, idCard);
    };
    await takeAskedPhoto({ applicant, desk, materials, line: idCard, look });
    await work.markFault(idCard, readWords('zh-Hans', 'case').text('fault.illegible'));
    await applicant.openMaterials();
    await lookAtMarks(applicant, idCard);
    await applicant.person.takePicture('materials');
    await applicant.closePanel.click();
    await work.review(idCard, 'ok');
    await work.review(lease, 'missing');
    await desk.person.takePicture('reviewed');
    const file = await work.openFile();
    await work.conclude('receive');
    const notice = await work.conclude('notice');
    await desk.person.takePicture('noticed');
    const caseNumber = /\d{4}-\d{6}/.exec((await file.textContent()) ?? '')?.[0] ?? '';
    await desk.end();
    await desk.saveWrapUp('materialsMissing');
    await applicant.close();

    // Later, from the text, on another device.
    const again = await stage.openApplicant();
    await again.page.goto(await stage.linkTo(identity.phone));
    await again.button('resumeLink.carryOn').click();
    await again.page
      .getByText(own.text('number', { number: caseNumber }))
      .first()
      .waitFor();
    await again.page.getByText(own.text('next.gaps', { names: lease })).waitFor();
    const paper = again.page.getByRole('link', { name: papers.text('voucher.kind.correction') });
    const read = await readPaper(again.page.request, (await paper.getAttribute('href')) ?? '');
    for (const words of [identity.name, caseNumber, notice, lease, '请补交这份材料'])
      expect(read).toContain(words.replace(/\s+/g, ''));
    expect(read).not.toContain(`${idCard}没有提交`);
    // What the square code at its foot leads to.
    const { code } = /校验码(?<code>[0-9a-f]{16})/.exec(read)?.groups ?? {};
    const checking = await stage.openApplicant();
    await checking.page.goto(`/v/${encodeURIComponent(notice)}#${code}`);
    await checking.page.getByText(papers.text('check.genuine')).waitFor();
    await checking.person.takePicture('paper-checked', { isWhole: true });
    await checking.close();
    const pageLook = createPageLook(again.person, 'zh-Hans', []);
    await pageLook.look('own-case');
    pageLook.expectClean(1);
    await again.page
      .getByRole('button', { name: papers.text('voucher.acknowledge') })
      .first()
      .click();
    await again.page.getByText(papers.pattern('voucher.acknowledged')).first().waitFor();
    await fillForm(again);
    await again.page.getByRole('link', { name: own.text('again') }).click();
    await again.giveConsent();
    await again.checkDevices();
    // Between calls a case is open on the desk, with a question over the page: that gives way to what rings.
    const question = await askWhose(await openCase(desk, caseNumber));
    const second = await again.takeTicket();
    await again.upload(lease, files.pdfPath);

    await desk.waitForOffer(second);
    await question.waitFor({ state: 'detached' });
    await leaveCases(desk);
    await desk.accept();
    await desk.waitForCall(identity.name);
    const list = await desk.openTab('case.materialsCount');
    await list.getByRole('link', { name: new RegExp(`^${idCard}`) }).waitFor();
    await work.review(lease, 'ok');
    expect(await (await work.openFile()).textContent()).toContain(caseNumber);
    const acceptance = await work.conclude('accept');
    await desk.person.takePicture('accepted');
    await readAlong(desk, caseNumber);
    const supervisor = await pauseClock(caseNumber);
    await work.openFile();
    for (const { page } of [desk, supervisor]) await page.getByText(why).waitFor();
    await desk.end();
    await desk.saveWrapUp('accepted');
    await again.rate('verySatisfied');
    await again.sendRating();
    await again.page.goto('/calls');
    await again.page
      .getByRole('link', { name: own.text('open') })
      .first()
      .click();
    await again.page.getByText(own.text('state.accepted')).waitFor();
    await again.page.getByText(papers.text('clock.paused')).waitFor();
    await again.page.getByText(why).waitFor();
    await again.person.takePicture('paused', { isWhole: true });
    await supervisor.button('caseOf.resume').click();
    await supervisor.field('caseOf.reason').fill('专家已经评审');
    await supervisor.button('caseOf.resumeConfirm').click();
    await supervisor.button('caseOf.pause').waitFor();
    await again.page.reload();
    await again.page.getByText(own.text('state.accepted')).waitFor();
    expect(await again.page.getByText(why).count()).toBe(0);
    const accepted = again.page.getByRole('link', { name: papers.text('voucher.kind.acceptance') });
    const told = await readPaper(again.page.request, (await accepted.getAttribute('href')) ?? '');
    for (const words of ['受理通知书', acceptance, caseNumber, identity.name])
      expect(told).toContain(words.replace(/\s+/g, ''));
    await again.person.takePicture('accepted', { isWhole: true });

    // Days later nobody needs to talk: the agent decides, and the applicant finds the paper.
    await decideWithoutTalk(desk, caseNumber);
    await again.page.reload();
    await again.page.getByText(own.text('state.decided')).waitFor();
    await again.page.getByRole('link', { name: papers.text('voucher.kind.decision') }).waitFor();
    files.remove();
  });
});
