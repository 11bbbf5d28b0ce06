import { describe, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';

const stage = useStage('offers');

describe('an order that is not accepted', () => {
  it('declined: the next agent gets it, the applicant keeps the number', async () => {
    const { matterId, agents } = counters.soleTrader;
    const [first, second] = [await stage.openDesk(), await stage.openDesk()];
    const applicant = await stage.openApplicant();
    await first.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, { name: '李小龙', phone: '13800000011' });
    await first.waitForOffer(ticket);
    await second.beReady(agents[1].loginName);
    await first.decline('notMySkill');
    await first.text('offer.ended.declined').waitFor();
    await second.waitForOffer(ticket);
    await applicant.place('waiting.ringingTitle').waitFor();
    await second.accept();
    await second.waitForCall('李小龙');
    await expectMediaFlows(applicant);
    await expectMediaFlows(second);
  });

  it('not answered in time: the agent is set to missed and comes back, another one takes it', async () => {
    const { matterId, agents } = counters.socialCard;
    const [first, second] = [await stage.openDesk(), await stage.openDesk()];
    const [applicant, later] = [await stage.openApplicant(), await stage.openApplicant()];
    await first.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, { name: '王小明', phone: '13800000012' });
    await first.waitForOffer(ticket);
    await applicant.place('waiting.ringingTitle').waitFor();

    await first.text('missed.title').waitFor();
    await first.person.takePicture('missed');
    await applicant.place('waiting.aheadNone').waitFor();

    await second.beReady(agents[1].loginName);
    await second.waitForOffer(ticket);
    await second.accept();
    await second.waitForCall('王小明');
    await expectMediaFlows(applicant);

    await first.button('missed.back').click();
    await first.text('idle.ready').waitFor();
    const laterTicket = await later.queueFor(matterId, { name: '赵四', phone: '13800000013' });
    await first.waitForOffer(laterTicket);
    await first.accept();
    await first.waitForCall('赵四');
  });
});
