import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { findPortRange } from '../scripts/start/ports.ts';
import { counters } from './support/counters.ts';
import { readConcealment, readLocalPorts } from './support/media-probe.ts';
import { type MediaRelay, relayHost, startMediaRelay } from './support/media-relay.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectSpeech } from './support/talk.ts';

let mediaRelay: MediaRelay;
afterEach(() => mediaRelay.mend());
const stage = useStage('weak-network', {
  sfuEnvironment: async () => {
    const from = 47_500 + Math.floor(Math.random() * 2_000);
    const port = await findPortRange({ host: '127.0.0.1', from, count: 1, isMedia: true });
    mediaRelay = await startMediaRelay(port);
    return { CLOUDSEAT_SFU_MEDIA_PORT: String(port), CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: relayHost };
  },
});
afterAll(() => mediaRelay?.close());

const { matterId, agents } = counters.soleTrader;
/** A village shop on a bad day: 600 ms there and back. */
const village = { loss: 0.3, delayMs: 300, bitsPerSecond: 200_000 };
const settleMs = 10_000;
const heardMs = 15_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a network that loses a third', () => {
  it('costs the picture within seconds, with the reason in words on both sides, and leaves the voice', async ({
    annotate,
  }) => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, { name: '徐霞客', phone: '13800000121' });
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('徐霞客');
    await expectMediaFlows(applicant);
    await expectMediaFlows(desk);

    mediaRelay.shape(await readLocalPorts(applicant.page), village);
    const shapedAt = Date.now();
    const says = (page: typeof desk.page, text: string) => page.getByText(text).first().waitFor();
    await says(applicant.page, '您的网络较弱');
    await says(applicant.page, '画面先停下，只通声音');
    await says(desk.page, '对方的网络较弱');
    await says(desk.page, '画面先停下，只通声音');
    const settledMs = Date.now() - shapedAt;
    await applicant.person.takePicture('voice');
    await desk.person.takePicture('voice');

    const before = await Promise.all([applicant, desk].map(({ page }) => readConcealment(page)));
    await pause(heardMs);
    const after = await Promise.all([applicant, desk].map(({ page }) => readConcealment(page)));
    const shares = after.map(({ samples, concealed }, at) => {
      const first = before[at] ?? { samples: 0, concealed: 0 };
      return (concealed - first.concealed) / (samples - first.samples);
    });
    await annotate(
      `settled after ${settledMs} ms; invented sound: ${shares.map((share) => `${(share * 100).toFixed(1)} %`).join(', ')} (phone, desk)`,
    );
    await Promise.all([
      expectSpeech(applicant, stage.originalOf('agent')),
      expectSpeech(desk, stage.originalOf('applicant')),
    ]);
    expect(settledMs).toBeLessThan(settleMs * 2);
    expect(Math.max(...shares)).toBeLessThan(0.1);

    mediaRelay.mend();
    // Slowly on purpose, and on a busy machine later still.
    await applicant.page.getByText('画面改成每隔几秒一张照片').first().waitFor({ timeout: 60_000 });
    await applicant.page.locator('img[src^="data:image/jpeg"]').first().waitFor();
    await desk.page.locator('img[src^="data:image/jpeg"]').first().waitFor();
    await applicant.person.takePicture('stills');
    await desk.person.takePicture('stills');
  });
});
