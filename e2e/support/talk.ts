import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { matchFilm } from './film-match.ts';
import { type Film, filmSeconds, readLoudness } from './films.ts';
import { readFrames, readReceived, readSound } from './media-probe.ts';
import { likeness, loudnessOf } from './sound-match.ts';

/** Loudness is compared in steps of this many milliseconds. */
const stepMs = 100;
const frames = { count: 40, maxMs: 8_000 };

type Seen = { page: Page; videoName: string; film: Film; others: readonly Film[] };

/** The video shows the film of the other side's camera, and it moves forwards. */
export async function expectPicture({ page, videoName, film, others }: Seen): Promise<void> {
  const samples = await readFrames(page, { name: videoName, ...frames });
  const match = matchFilm(samples, [film, ...others]);
  expect(match, `${samples.length} frames of ${videoName}`).toMatchObject({ name: film.name });
  expect(match.readableShare).toBeGreaterThan(0.8);
  expect(match.distinctCount).toBeGreaterThan(5);
  expect(match.forwardShare).toBeGreaterThan(0.9);
}

/** The sound rises and falls as the other side's speech does, and as nobody else's. */
export async function expectSpeech({ page, film, others }: Omit<Seen, 'videoName'>): Promise<void> {
  const received = loudnessOf(await readSound(page, filmSeconds + 1), stepMs);
  const own = likeness(received, readLoudness(film, stepMs));
  const foreign = Math.max(...others.map((other) => likeness(received, readLoudness(other, stepMs))));
  expect(Math.max(...received), 'loudness').toBeGreaterThan(0.01);
  expect(own, `like the ${film.name}'s speech; like another's ${foreign.toFixed(2)}`).toBeGreaterThan(0.6);
  expect(own).toBeGreaterThan(foreign + 0.15);
}

/** Frames are decoded and sound is played, more of both each time. */
export async function expectMediaFlows(page: Page): Promise<void> {
  const before = await readReceived(page);
  await expect
    .poll(
      async () => {
        const now = await readReceived(page);
        return {
          frames: now.framesDecoded > before.framesDecoded + 10,
          energy: now.sound.energy > before.sound.energy,
        };
      },
      { timeout: 30_000, interval: 250 },
    )
    .toEqual({ frames: true, energy: true });
}
