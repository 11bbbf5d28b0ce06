import type { ExpertSession, InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileProject } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import { MediaPage } from '../test-support/media-page.ts';
import type { TestPage } from '../test-support/test-page.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
const patient = { timeout: 30_000, interval: 100 };
let walk: Awaited<ReturnType<typeof walkReview>>;
const pages: TestPage[] = [];
let inside: MediaPage[] = [];
let outside: MediaPage;
const heard: string[] = [];
beforeAll(async () => {
  walk = await walkReview(platform.url, platform.db, await fileProject(platform.url));
  await walk.sitDown();
  await walk.goTo('presenting');
}, 90_000);
afterAll(() => {
  for (const each of [...inside, outside]) each?.close();
  for (const page of pages) page.close();
});

const session = () => walk.unit.call<ExpertSession>('GET', walk.path('session'));
const bytesOf = (page: MediaPage, of: readonly ProducerId[]) =>
  of.reduce((sum, producerId) => sum + page.received(producerId), 0);
const film: InStepItem = {
  ...{ itemId: 'shown-behind-the-door', kind: 'pages', itemVersion: 1, page: 1 },
  ...{ isPlaying: false, positionMs: 0, rate: 1 },
};

it('from the closed door to the signatures the unit gets no packet, no word and no page of the panel', async () => {
  const roomId = (await session()).roomId as RoomId;
  const [chair, second] = await walk.panel();
  if (!chair || !second) throw new Error('there is no panel');
  for (const { browser } of [chair, second]) pages.push(await browser.open('staff'));
  const ofUnit = await walk.unit.open('applicant');
  pages.push(ofUnit);
  const [ofChair, ofSecond] = [pages[0] as TestPage, pages[1] as TestPage];
  const first = await MediaPage.enter(ofChair, roomId);
  const other = await MediaPage.enter(ofSecond, roomId);
  await ofUnit.request('room:join', { callId: null, roomId });
  await ofUnit.waitFor('room:updated', ({ room }) =>
    room.participants.some((each) => each.participantId === room.selfId && each.lane === 'main'),
  );
  outside = await MediaPage.enter(ofUnit, roomId);
  inside = [first, other];
  const spoken = [...first.producerIds, ...other.producerIds];
  await outside.take(spoken);
  await other.take([...first.producerIds]);
  await expect.poll(() => bytesOf(outside, spoken) > 0, patient).toBe(true);

  const waits: { state: string; work: () => Promise<unknown> }[] = [
    { state: 'deliberating', work: () => walk.goTo('questioning').then(() => walk.goTo('deliberating')) },
    { state: 'scoring', work: () => walk.goTo('scoring') },
    { state: 'reportDraft', work: () => walk.scoreAll() },
    { state: 'signing', work: () => walk.writeReport('passed').then(() => walk.closeReport()) },
  ];
  for (const { state, work } of waits) {
    await work();
    expect((await session()).state).toBe(state);
    if (state === 'deliberating') {
      await ofUnit.waitFor('room:updated', ({ room }) =>
        room.participants.some((each) => each.participantId === room.selfId && each.lane === 'held'),
      );
      ofUnit.socket.onAny((...told: unknown[]) => heard.push(JSON.stringify(told)));
    }
    await chair.browser.call('POST', walk.path('session/step'), { item: film });
    const text = `门后的话${state}`;
    await ofChair.request('sittingMessage:send', { roomId, phase: 'closedDeliberation', text });
    await ofSecond.waitFor('sittingMessage:created', ({ message }) => message.text === text);
    // While the others go on hearing each other, nothing more comes here.
    const [flat, growing] = [bytesOf(outside, spoken), bytesOf(other, first.producerIds)];
    await expect.poll(() => bytesOf(other, first.producerIds) > growing + 20, patient).toBe(true);
    expect(bytesOf(outside, spoken), state).toBe(flat);
    expect((await session()).inStep).toBeNull();
  }
  const told = heard.join();
  for (const secret of ['门后的话', 'shown-behind-the-door', 'expertSession:stepped', chair.seatId])
    expect(told).not.toContain(secret);
}, 120_000);
