// One call of the benchmark, from the ticket to the agent being ready again, and what was noted on the way.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { BenchApplicant } from './applicant.ts';
import type { BenchDesk } from './desk.ts';
import type { Marks } from './in-page.ts';
import { beginCall, forgetClicks, readIncoming, readMarks, waitForFrame } from './probe.ts';

/** ours: all is prepared while the order rings. plain: both pages enter the room only after the accept. */
export type Variant = 'ours' | 'plain';
/** What happened outside the pages, by wall clock. */
export type Notes = { liveAt: number[]; resumedAt: number[] };
export type Call = { variant: Variant; clickedAt: number; desk: Marks; applicant: Marks; notes: Notes };

/** Rings at least this long, as with an agent who reads the order first. */
const ringMs = 1_500;
const prepareWithinMs = 15_000;
const frameWithinMs = 15_000;

type Stage = { applicant: BenchApplicant; desk: BenchDesk; notes: Notes };

export async function measureCall(variant: Variant, { applicant, desk, notes }: Stage): Promise<Call> {
  const pages = [applicant.page, desk.page];
  for (const page of pages) await beginCall(page, variant === 'plain');
  await applicant.takeTicket();
  await desk.waitForOffer();
  await wait(ringMs);
  if (variant === 'ours') for (const page of pages) await waitUntilPrepared(page);
  for (const page of pages) await assertNothingCame(page);
  await desk.aim();
  for (const page of pages) await forgetClicks(page);
  notes.liveAt = [];
  notes.resumedAt = [];
  await desk.accept();
  await Promise.all(pages.map((page) => waitForFrame(page, frameWithinMs)));
  const [seenByApplicant, seenByDesk] = [await readMarks(applicant.page), await readMarks(desk.page)];
  const clickedAt = seenByDesk.click;
  if (clickedAt === undefined) throw new Error('the click on accept was not noted');
  assertFramesAfter(clickedAt, seenByApplicant);
  assertFramesAfter(clickedAt, seenByDesk);
  const call = { variant, clickedAt, desk: seenByDesk, applicant: seenByApplicant, notes: { ...notes } };
  await desk.finish();
  await applicant.page.waitForURL('**/rating/**');
  return call;
}

/** Both transports stand; consumers are made right after. */
async function waitUntilPrepared(page: Page): Promise<void> {
  for (const deadline = Date.now() + prepareWithinMs; Date.now() < deadline; await wait(100)) {
    const { connections } = await readIncoming(page);
    if (connections.length === 2 && connections.every((state) => state === 'connected')) return wait(300);
  }
  throw new Error('a page was not prepared in time');
}

/** Nothing of a person is forwarded before the accept: not a packet of sound or picture has come. */
async function assertNothingCame(page: Page): Promise<void> {
  const { packets, frames } = await readIncoming(page);
  if (packets > 0 || frames > 0)
    throw new Error(`before the accept came ${packets} packets, ${frames} frames`);
}

function assertFramesAfter(clickedAt: number, marks: Marks): void {
  const first = Math.min(
    marks.frameReceived ?? Infinity,
    marks.framePresented ?? Infinity,
    marks.frameSeen ?? 0,
  );
  if (first < clickedAt) throw new Error('a frame was there before the click');
}
