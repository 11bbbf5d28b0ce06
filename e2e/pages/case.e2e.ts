import { describe, expect, it } from 'vitest';
import { takeAskedPhoto } from '../support/asked-photo.ts';
import { CaseWork, readPaper } from '../support/case-work.ts';
import { counters } from '../support/counters.ts';
import { createPageLook } from '../support/page-look.ts';
import { lookAtMarks, lookAtSample } from '../support/paper-help.ts';
import { makePaperFilm } from '../support/papers.ts';
import { useStage } from '../support/stage.ts';
import { makeUploadFiles } from '../support/uploads.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('case', { applicantDevices: makePaperFilm() });
const { matterId, agents } = counters.soleTrader;
const identity = { name: '王小满𠮷', phone: '13800000081' };
const form = '个体工商户登记申请书';
const idCard = '经营者身份证';
const lease = '店面证明（房产证或租房合同）';
const own = readWords('zh-Hans', 'own-case');
const papers = readWords('zh-Hans', 'case-papers');

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
    await applicant.button('call.closePanel').click();
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
    await again.page.getByRole('link', { name: own.text('again') }).click();
    await again.giveConsent();
    await again.checkDevices();
    const second = await again.takeTicket();
    await again.upload(lease, files.pdfPath);

    await desk.waitForOffer(second);
    await desk.accept();
    await desk.waitForCall(identity.name);
    const list = await desk.openTab('case.materialsCount');
    await list.getByRole('link', { name: new RegExp(`^${idCard}`) }).waitFor();
    await work.review(lease, 'ok');
    expect(await (await work.openFile()).textContent()).toContain(caseNumber);
    const acceptance = await work.conclude('accept');
    await desk.person.takePicture('accepted');
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
    const accepted = again.page.getByRole('link', { name: papers.text('voucher.kind.acceptance') });
    const told = await readPaper(again.page.request, (await accepted.getAttribute('href')) ?? '');
    for (const words of ['受理通知书', acceptance, caseNumber, identity.name])
      expect(told).toContain(words.replace(/\s+/g, ''));
    await again.person.takePicture('accepted', { isWhole: true });
    files.remove();
  });
});
