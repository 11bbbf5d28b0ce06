import { expect, it } from 'vitest';
import { createWatched } from './watched.ts';

it('what was played is one span, told once', () => {
  const watched = createWatched();
  for (let step = 0; step <= 8; step += 1) watched.tell(step * 250, step * 250, 1);
  expect(watched.take()).toEqual([{ fromMs: 0, toMs: 2_000 }]);
  watched.tell(2_250, 2_250, 1);
  expect(watched.take()).toEqual([{ fromMs: 2_000, toMs: 2_250 }]);
  expect(watched.take()).toEqual([]);
});

it('what was sought over, forwards or back, is not', () => {
  const watched = createWatched();
  watched.tell(0, 0, 1);
  watched.tell(250, 250, 1);
  watched.tell(30_000, 500, 1);
  watched.tell(30_250, 750, 1);
  watched.tell(5_000, 1_000, 1);
  watched.tell(5_250, 1_250, 1);
  expect(watched.take()).toEqual([
    { fromMs: 0, toMs: 250 },
    { fromMs: 30_000, toMs: 30_250 },
    { fromMs: 5_000, toMs: 5_250 },
  ]);
});

it('time that passes while it stands or waits for bytes is not', () => {
  const watched = createWatched();
  watched.tell(1_000, 0, 1);
  watched.tell(1_000, 5_000, 1);
  watched.tell(1_000, 6_000, null);
  watched.tell(1_250, 60_000, 1);
  expect(watched.take()).toEqual([]);
});

it('at double speed twice as much of the film passes', () => {
  const watched = createWatched();
  watched.tell(0, 0, 2);
  watched.tell(500, 250, 2);
  expect(watched.take()).toEqual([{ fromMs: 0, toMs: 500 }]);
  watched.tell(2_500, 500, 2);
  expect(watched.take()).toEqual([]);
});
