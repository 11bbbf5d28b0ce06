// Where the time from the click to the first frame goes, over all calls of a variant.
import { percentile, printTable, round } from '../figures.ts';
import type { Marks } from './in-page.ts';
import type { Call, Variant } from './measure-call.ts';

type Step = { name: string; read: (call: Call) => number | undefined };

const seen = (side: 'desk' | 'applicant', mark: keyof Marks, name: string): Step => ({
  name: `${side}: ${name}`,
  read: (call) => call[side][mark],
});
const ofSide = (side: 'desk' | 'applicant'): Step[] => [
  seen(side, 'roomLive', 'told that the room is live'),
  seen(side, 'videoAttached', 'video element has the stream'),
  seen(side, 'frameReceived', 'last packet of the first frame told'),
  seen(side, 'framePresented', 'that frame handed to the compositor'),
  seen(side, 'frameCallback', 'that frame told to the page'),
  seen(side, 'frameSeen', 'a first frame decoded and its place shown'),
];

const steps: Step[] = [
  seen('desk', 'acceptSent', 'offer:accept leaves'),
  { name: 'server: room goes live (log)', read: ({ notes }) => notes.liveAt[0] },
  { name: 'media node: first consumer resumed (log)', read: ({ notes }) => notes.resumedAt[0] },
  { name: 'media node: last consumer resumed (log)', read: ({ notes }) => notes.resumedAt.at(-1) },
  seen('desk', 'acceptAnswered', 'offer:accept answered'),
  seen('desk', 'joinSent', 'room:join leaves'),
  ...ofSide('desk'),
  seen('applicant', 'callConnecting', 'told that an agent accepted'),
  seen('applicant', 'joinSent', 'room:join leaves'),
  ...ofSide('applicant'),
];

/** Milliseconds from the click until the page has the first frame and shows it; of both sides the later one. */
export const waitOf = (call: Call, side: 'desk' | 'applicant') =>
  (call[side].frameSeen ?? Number.NaN) - call.clickedAt;
export const waitOfBoth = (call: Call) => Math.max(waitOf(call, 'desk'), waitOf(call, 'applicant'));

export function printTimeline(variant: Variant, calls: readonly Call[]): void {
  const rows = steps.flatMap(({ name, read }) => {
    const times = calls.flatMap((call) => {
      const at = read(call);
      return at === undefined ? [] : [at - call.clickedAt];
    });
    if (times.length === 0 || percentile(times, 0.5) < 0) return [];
    return [[name, ms(percentile(times, 0.5)), ms(percentile(times, 0.95))]];
  });
  printTable(`${titles[variant]}, ms after the click`, [['', 'p50', 'p95'], ...rows]);
}

const titles = {
  ours: 'Ours: prepared while the order rings',
  plain: 'Plain: both pages enter the room after the accept',
} satisfies Record<Variant, string>;

export const ms = (value: number) => String(round(value, 1));
