// How long the last of 25 people waits: from the press to the first packet of every picture on screen, and of whoever speaks.

import type { Load } from '../../test-support/page-media.ts';
import { percentile, printTable, round } from '../figures.ts';
import type { LoadAnswer } from './load-types.ts';

export const roomSize = 25;
/** Pictures on the first page of the grid: one large, eight small. */
export const shownCount = 9;
export const speakerCount = 2;
/** What the picture at this place of the grid is asked for in; null: it is on another page. */
export const layerAt = (position: number): number | null =>
  position === 0 ? 2 : position < shownCount ? 0 : null;

export type Join = {
  totalMs: number;
  /** Since the press; empty where there is no signalling. */
  steps: Record<string, number>;
};
/** A room that is to be joined: the platform's, or one of mediasoup alone. */
export type JoinSide = {
  name: string;
  /** 24 people, all of whom send. */
  fill(): Promise<void>;
  /** One more, who leaves again. */
  join(): Promise<Join>;
  empty(): Promise<void>;
  close(): Promise<void>;
};

export const now = () => performance.timeOrigin + performance.now();

/** Until each of these tracks has begun; when the last one did. */
export async function whenAllBegun(load: Load, id: string, mids: string[]): Promise<number> {
  const firsts = (await load.ask({ op: 'whenFirst', id, mids })) as LoadAnswer['whenFirst'];
  return Math.max(...firsts.map(({ at }) => at));
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Rooms fill up, and a sender's first seconds are over. */
const settleMs = 3_000;

/** The sides in turns, each with the room filled anew: joins by side, in the order of `sides`. */
export async function measureJoins(
  sides: readonly JoinSide[],
  { joinCount, rounds }: { joinCount: number; rounds: number },
): Promise<Join[][]> {
  const joins: Join[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, side] of sides.entries()) {
      await side.fill();
      await sleep(settleMs);
      // The first one finds nothing warm, which nobody in a room of 25 does.
      await side.join();
      for (let count = 0; count < Math.ceil(joinCount / rounds); count += 1)
        joins[at]?.push(await side.join());
      await side.empty();
    }
  return joins;
}

/** For people; gives the figures. The first of `sides` is the platform, the second the floor. */
export function reportJoins(sides: readonly JoinSide[], joins: readonly Join[][]): Record<string, number> {
  const totalAt = (side: number, share: number) =>
    percentile(
      (joins[side] ?? []).map(({ totalMs }) => totalMs),
      share,
    );
  printTable(`Into a room of ${roomSize}: from the press to the last first packet, ms`, [
    ['', 'p50', 'p95', 'max', 'joins'],
    ...sides.map(({ name }, side) => [
      name,
      ...[0.5, 0.95, 1].map((share) => String(round(totalAt(side, share), 0))),
      String(joins[side]?.length ?? 0),
    ]),
  ]);
  const steps = Object.keys(joins[0]?.[0]?.steps ?? {}).map((step) => {
    const times = (joins[0] ?? []).map((join) => join.steps[step] ?? Number.NaN);
    return `${step} ${round(percentile(times, 0.5), 0)} / ${round(percentile(times, 0.95), 0)}`;
  });
  console.log(`  CloudSeat, steps since the press, p50 / p95 ms: ${steps.join(', ')}
  First packets: a key frame of each of ${shownCount} pictures on screen, a packet of each of ${speakerCount} who speak.
  24 send and receive nothing meanwhile, or two cores would measure themselves. ICE and DTLS are real, by libdatachannel;
  not in it is what a browser does besides: building ${(roomSize - 1) * 2} receivers, decoding, drawing.`);
  return {
    joinP95Ms: round(totalAt(0, 0.95), 0),
    joinRatioToPlain: round(totalAt(0, 0.5) / totalAt(1, 0.5), 2),
  };
}
