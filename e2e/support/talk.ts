import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { matchFilm } from './film-match.ts';
import { type Film, filmSeconds, readLoudness } from './films.ts';
import {
  type Evaluates,
  readFrames,
  readPictures,
  readReceived,
  readSentPackets,
  readSound,
  readSounds,
} from './media-probe.ts';
import { likeness, loudnessOf } from './sound-match.ts';

/** Loudness is compared in steps of this many milliseconds. */
const stepMs = 100;
/** A machine with much else to do drops frames and sound for a moment; a person would wait as well. */
const patienceMs = 45_000;
const frames = { count: 30, maxMs: 4_000 };

export type Original = { film: Film; others: readonly Film[] };
/** Somebody's page in a call. */
type Listener = { page: Page };
type Viewer = Listener & { findVideoName(): Promise<string> };

/** The large video shows the film of the other side's camera, and it moves forwards. */
export async function expectPicture(viewer: Viewer, { film, others }: Original): Promise<void> {
  const take = async () => {
    const name = await viewer.findVideoName();
    const match = matchFilm(await readFrames(viewer.page, { name, ...frames }), [film, ...others]);
    return {
      film: match.name,
      isReadable: match.readableShare > 0.8,
      isMoving: match.distinctCount > 5,
      goesForwards: match.forwardShare > 0.9,
    };
  };
  await expect
    .poll(take, { timeout: patienceMs, interval: 100 })
    .toEqual({ film: film.name, isReadable: true, isMoving: true, goesForwards: true });
}

/** The sound rises and falls as the other side's speech does, and as nobody else's. */
export async function expectSpeech({ page }: Listener, { film, others }: Original): Promise<void> {
  const take = async () => {
    const received = loudnessOf(await readSound(page, filmSeconds + 1), stepMs);
    const own = likeness(received, readLoudness(film, stepMs));
    const foreign = Math.max(...others.map((other) => likeness(received, readLoudness(other, stepMs))));
    return {
      isLoud: Math.max(0, ...received) > 0.01,
      isLike: own > 0.6,
      isUnlikeOthers: own > foreign + 0.1,
    };
  };
  await expect
    .poll(take, { timeout: patienceMs, interval: 100 })
    .toEqual({ isLoud: true, isLike: true, isUnlikeOthers: true });
}

/** Whatever sound arrives is silence. */
export async function expectNoSpeech({ page }: Listener): Promise<void> {
  const received = loudnessOf(await readSound(page, 2), stepMs);
  expect(received.length).toBeGreaterThan(0);
  expect(Math.max(...received)).toBeLessThan(0.001);
}

/** Frames are decoded and sound is played, more of both each time, also when another connection begins at nothing. */
export async function expectMediaFlows({ page }: { page: Evaluates }): Promise<void> {
  let last = await readReceived(page);
  const grown = { frames: 0, energy: 0 };
  const growth = (now: number, before: number) => (now >= before ? now - before : now);
  const look = async () => {
    const now = await readReceived(page);
    grown.frames += growth(now.framesDecoded, last.framesDecoded);
    grown.energy += growth(now.sound.energy, last.sound.energy);
    last = now;
    return { hasFrames: grown.frames > 10, hasSound: grown.energy > 0 };
  };
  await expect
    .poll(look, { timeout: patienceMs, interval: 250 })
    .toEqual({ hasFrames: true, hasSound: true });
}

/** So many pictures of other people move on: more frames of each are decoded, and of no further one. */
export async function expectPicturesMove({ page }: Listener, count: number): Promise<void> {
  const first = await readPictures(page);
  const look = async () => {
    const now = await readPictures(page);
    return Object.entries(now).filter(([track, frames]) => frames > (first[track] ?? 0) + 10).length;
  };
  await expect.poll(look, { timeout: patienceMs, interval: 250 }).toBe(count);
}

/** So many voices of other people arrive: packets of each go on coming, and of no further one. */
export async function expectVoicesArrive({ page }: Listener, count: number): Promise<void> {
  const look = async () => {
    const before = await readSounds(page);
    let now = before;
    const grown = () =>
      Object.entries(now)
        .map(([track, packets]) => packets - (before[track] ?? 0))
        .filter((more) => more > 0);
    const takeSpan = async () => {
      now = await readSounds(page);
      return Math.max(0, ...grown());
    };
    await expect.poll(takeSpan, { timeout: patienceMs, interval: 250 }).toBeGreaterThan(100);
    return grown().length;
  };
  await expect.poll(look, { timeout: patienceMs, interval: 0 }).toBe(count);
}

/** While these pages send on and on, not one packet comes to any of them. */
export async function expectNothingReceived(listeners: readonly Listener[]): Promise<void> {
  const sendOn = async () => {
    const before = await Promise.all(listeners.map(({ page }) => readSentPackets(page)));
    const grown = async () => {
      const now = await Promise.all(listeners.map(({ page }) => readSentPackets(page)));
      return Math.min(...now.map((sent, at) => sent - (before[at] ?? 0)));
    };
    await expect.poll(grown, { timeout: patienceMs, interval: 250 }).toBeGreaterThan(100);
  };
  const read = () => Promise.all(listeners.map(async ({ page }) => (await readReceived(page)).packets));
  // What was under way when it stopped has arrived after the first.
  await sendOn();
  const received = await read();
  await sendOn();
  expect(Math.min(...received)).toBeGreaterThan(0);
  expect(await read()).toEqual(received);
}
