import { afterEach, describe, expect, it } from 'vitest';
import type { Applicant, Identity } from './support/applicant.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { readLocalPorts, readReceived } from './support/media-probe.ts';
import { useMediaRelay } from './support/media-relay.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectNoSpeech, expectPicture, expectSpeech } from './support/talk.ts';
import { startWebRelay, type WebRelay } from './support/web-relay.ts';

/** What is cut is all of one person's network: pages, requests and socket, and their media over UDP and TCP. */
const cutMs = 10_000;
const cutWords = /net::ERR_|WebSocket/;

const media = useMediaRelay(42_000);
let webRelay: WebRelay | undefined;
// Before the stage's own: what is done last is undone first, and people leave over a whole network.
afterEach(async () => {
  media.relay.mend();
  await webRelay?.close();
  webRelay = undefined;
});
const stage = useStage('network-cut', { sfuEnvironment: media.sfuEnvironment });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
type Counter = (typeof counters)[keyof typeof counters];

async function talk(
  applicant: Applicant,
  desk: Desk,
  { matterId, agents }: Counter,
  identity: Identity,
): Promise<void> {
  await desk.beReady(agents[0].loginName);
  const ticket = await applicant.queueFor(matterId, identity);
  await desk.waitForOffer(ticket);
  await desk.accept();
  await desk.waitForCall(identity.name);
  await expectMediaFlows(applicant);
  await expectMediaFlows(desk);
}

/** Until no frame arrives any more on the page. */
async function expectStill({ page }: Applicant | Desk): Promise<void> {
  let last = -1;
  await expect
    .poll(
      async () => {
        const { framesDecoded } = await readReceived(page);
        const isStill = framesDecoded === last;
        last = framesDecoded;
        return isStill;
      },
      { timeout: 8_000, interval: 1_000 },
    )
    .toBe(true);
}

describe('a network cut of ten seconds in the call', () => {
  it("of a muted applicant's phone, which notices it: both are back by themselves, the applicant still muted", async ({
    annotate,
  }) => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    applicant.person.expectProblems(cutWords);
    await talk(applicant, desk, counters.soleTrader, { name: '郑和', phone: '13800000061' });
    await applicant.mute();

    media.relay.cut(await readLocalPorts(applicant.page));
    await applicant.person.context.setOffline(true);
    const over = pause(cutMs);
    await applicant.page.getByText(applicant.words.text('call.reconnecting')).waitFor();
    await expectStill(applicant);
    await expectStill(desk);
    await applicant.person.takePicture('lost');
    const lostMark = desk.text('call.lost');
    await lostMark.waitFor();
    await desk.person.takePicture('other-side-lost');
    await over;
    expect(media.relay.lostCount).toBeGreaterThan(0);
    media.relay.mend();
    await applicant.person.context.setOffline(false);
    const mendedAt = Date.now();

    await expectMediaFlows(applicant);
    await annotate(`media back on the phone ${Date.now() - mendedAt} ms after the cut`);
    await applicant.page.getByText(applicant.words.text('call.reconnecting')).waitFor({ state: 'detached' });
    await lostMark.waitFor({ state: 'detached' });
    const [ofAgent, ofApplicant] = [stage.originalOf('agent'), stage.originalOf('applicant')];
    await Promise.all([expectPicture(applicant, ofAgent), expectPicture(desk, ofApplicant)]);
    await applicant.button('call.unmute').waitFor();
    await Promise.all([expectSpeech(applicant, ofAgent), expectNoSpeech(desk)]);
    await applicant.person.takePicture('back');
    await applicant.button('call.unmute').click();
    await expectSpeech(desk, ofApplicant);
  });

  it("of an agent's desk without its camera, in silence: both are back by themselves, the camera still off", async ({
    annotate,
  }) => {
    webRelay = await startWebRelay(stage.url);
    const desk = await stage.openDesk({ url: webRelay.url });
    const applicant = await stage.openApplicant();
    desk.person.expectProblems(cutWords);
    await talk(applicant, desk, counters.socialCard, { name: '冯远征', phone: '13800000062' });
    await desk.button('call.cameraOff').click();
    await applicant.page.getByText(applicant.words.text('call.agentNoCamera')).waitFor();

    media.relay.cut(await readLocalPorts(desk.page));
    webRelay.cut();
    const over = pause(cutMs);
    await expectStill(desk);
    await over;
    media.relay.mend();
    webRelay.mend();
    const mendedAt = Date.now();

    await expectMediaFlows(desk);
    await annotate(`media back on the desk ${Date.now() - mendedAt} ms after the cut`);
    const [ofAgent, ofApplicant] = [stage.originalOf('agent'), stage.originalOf('applicant')];
    await expectPicture(desk, ofApplicant);
    await Promise.all([expectSpeech(applicant, ofAgent), expectSpeech(desk, ofApplicant)]);
    await desk.button('call.cameraOn').waitFor();
    await applicant.page.getByText(applicant.words.text('call.agentNoCamera')).waitFor();
    await desk.button('call.cameraOn').click();
    await expectPicture(applicant, ofAgent);
  });
});
