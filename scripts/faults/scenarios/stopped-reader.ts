import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import { makeId } from '../../../server/src/platform/ids.ts';
import { takeTicket } from '../../../server/src/test-support/call-steps.ts';
import { makeTenant } from '../../../server/src/test-support/test-platform.ts';
import { openRawPage, type RawPage } from '../../test-support/raw-page.ts';
import { startFaultRedis } from '../fault-redis.ts';
import { type PlatformServer, startPlatformServer } from '../platform.ts';
import type { Scenario, ScenarioRun } from '../scenario.ts';
import { comesTrue, pause } from '../waiting.ts';

type Reader = RawPage & { isClosed(): boolean };
type Ticket = Awaited<ReturnType<typeof takeTicket>>;

const readerCount = 5;
/** Of 6 kB each: what a reader asks for and does not read. */
const messageCount = 60;
const askEveryMs = 250;
/** The plan's "bounded": five pages of at most 1 MiB each, what is being written, and the garbage between two looks. */
const memoryBoundBytes = 64 * 1024 * 1024;
/** Two pings, and time. */
const cutWithinMs = 20_000;
/** A page that reads is answered in milliseconds; this says only that it is answered. */
const answeredWithinMs = 5_000;

/** Clients that go on asking and read no answer; some look alive, some do not answer a ping any more. */
export const stoppedReader: Scenario = {
  name: 'stopped-reader',
  about: 'pages that stop reading are cut off above 1 MiB, memory stays bounded, others are unaffected',
  run: runReaders,
};

async function runReaders(run: ScenarioRun): Promise<void> {
  const redis = await startFaultRedis(run);
  const server = await startPlatformServer(run, { redisUrl: redis.url, tenant: makeTenant() });
  const bystander = await takeTicket(server.url);
  run.bind(() => bystander.page.close());
  const talker = await takeTicket(server.url);
  run.bind(() => talker.page.close());
  await fillChat(talker);
  const readers: Reader[] = [];
  for (let count = 0; count < readerCount; count += 1) readers.push(await openReader(run, server, talker));
  const before = await server.measure();
  const bytesOf = ({ heapBytes, bufferBytes }: typeof before) => heapBytes + bufferBytes;
  server.watch();

  for (const reader of readers) reader.stopReading();
  let peakBytes = 0;
  let worstMs = 0;
  const endsAt = performance.now() + cutWithinMs;
  const areOpen = () => readers.some(({ isClosed }) => !isClosed()) && performance.now() < endsAt;
  const asking = (async () => {
    while (areOpen()) {
      for (const [at, reader] of readers.entries()) {
        reader.request('message:list', { callId: talker.callId, afterSequence: 0 }).catch(ignore);
        if (at % 2 === 0) reader.pong();
      }
      await pause(askEveryMs);
    }
  })();
  while (areOpen()) {
    const startedAt = performance.now();
    await bystander.page.request('session:resume', {});
    worstMs = Math.max(worstMs, performance.now() - startedAt);
    peakBytes = Math.max(peakBytes, bytesOf(await server.measure()) - bytesOf(before));
    await pause(200);
  }
  await asking;
  const cutCount = readers.filter(({ isClosed }) => isClosed()).length;
  run.check(cutCount === readerCount, `${cutCount} of ${readerCount} readers were cut off`);
  run.check(worstMs < answeredWithinMs, `another page waited ${Math.round(worstMs)} ms for an answer`);
  run.check(bystander.page.socket.connected, 'another page lost its connection');
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  run.check(peakBytes < memoryBoundBytes, `${mib(peakBytes)} more memory at the peak`);
  const isFreed = await comesTrue(
    async () => bytesOf(await server.measure()) - bytesOf(before) < memoryBoundBytes / 4,
    20_000,
    500,
  );
  run.check(isFreed, 'the memory of readers that were cut off is not freed');
  run.note(
    `${readerCount} readers; peak ${mib(peakBytes)}, another page waited ${Math.round(worstMs)} ms at most`,
  );
}

/** Being cut off before the answer is what these pages are for. */
const ignore = () => {};

async function fillChat({ page, callId }: Ticket): Promise<void> {
  const text = '请'.repeat(2_000);
  for (let count = 0; count < messageCount; count += 1) await page.request('message:send', { callId, text });
}

async function openReader(run: ScenarioRun, { port }: PlatformServer, { browser }: Ticket): Promise<Reader> {
  let isClosed = false;
  const auth = { side: 'applicant', protocol: protocolVersion, pageId: makeId() };
  const onClosed = () => {
    isClosed = true;
  };
  const page = await openRawPage({ port, cookie: browser.cookie, auth, onClosed });
  run.bind(() => page.close());
  return { ...page, isClosed: () => isClosed };
}
