import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startDistrict } from '../server/src/test-support/test-district.ts';
import { counters } from './support/counters.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectPicture } from './support/talk.ts';
import { startWebRelay, type WebRelay } from './support/web-relay.ts';

const stage = useStage('drain');
const { matterId, agents } = counters.soleTrader;
let district: Awaited<ReturnType<typeof startDistrict>>;
/** Stands for the balancer before the servers. */
let relay: WebRelay;

beforeAll(async () => {
  district = await startDistrict(inject('redisUrl'), inject('postgresUrl'));
  relay = await startWebRelay(district.left.url);
});
afterAll(async () => {
  await relay?.close();
  await district?.close();
});

it('a talk goes on while its server stops: both pages come to another one and see each other again', async () => {
  const desk = await stage.openDesk({ url: relay.url });
  const applicant = await stage.openApplicant({ url: relay.url });
  await desk.beReady(agents[0].loginName);
  const ticket = await applicant.queueFor(matterId, { name: '苏轼', phone: '13800000091' });
  await desk.waitForOffer(ticket);
  await desk.accept();
  await desk.waitForCall('苏轼');
  await expectMediaFlows(applicant);
  await expectMediaFlows(desk);

  relay.lead(district.right.url);
  await district.left.close();

  await applicant.waitForCall(agents[0]);
  await expectPicture(applicant, stage.originalOf('agent'));
  await expectPicture(desk, stage.originalOf('applicant'));
  await expectMediaFlows(applicant);
  await expectMediaFlows(desk);
  await desk.openTab('case.chat');
  await desk.say('还在');
  await applicant.openChat();
  await applicant.page.getByText('还在').waitFor();
  const types = await district.query('select distinct type from call_events where type in ($1, $2, $3)', [
    'agentLost',
    'applicantLost',
    'callRequeued',
  ]);
  expect(types).toEqual([]);
  await desk.end();
  await applicant.button('rating.submit').waitFor();
});
