import type { CallState, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { DispatchFigures, EntryPointFigures, Ratio } from '@cloudseat/shared/nouns/supervision.ts';
import { isTerminal } from '../call/call-state.ts';
import { compareToBand } from './compare-to-band.ts';

/** A ticket of the day. Epoch ms. */
export type DayCall = {
  departmentId: string;
  entryPoint: EntryPoint;
  state: CallState;
  enqueuedAt: number;
  /** First time an agent took it. */
  acceptedAt: number | null;
  /** When it was over for good. */
  endedAt: number | null;
  shownBand: WaitBand | null;
};
/** Offers of the day's tickets that ended, counted. */
export type DayOffers = { departmentId: string; outcome: string; count: number };
type Limits = { answerWithinMs: number; abandonedAtOnceMs: number };
type Fate = 'answered' | 'abandoned' | 'lost' | 'waiting';

/** The figures of STATES.md over the tickets and offers given; both may be of a part of the district. */
export function countFigures(
  calls: readonly DayCall[],
  offers: readonly Omit<DayOffers, 'departmentId'>[],
  { answerWithinMs, abandonedAtOnceMs }: Limits,
): DispatchFigures {
  const of = (fate: Fate) => calls.filter((call) => fateOf(call) === fate);
  const [answered, abandoned, lost, waiting] = [of('answered'), of('abandoned'), of('lost'), of('waiting')];
  const waits = answered.map(waitOf).sort((left, right) => left - right);
  const leftAtOnce = abandoned.filter(
    ({ enqueuedAt, endedAt }) => endedAt !== null && endedAt - enqueuedAt <= abandonedAtOnceMs,
  ).length;
  const shown = answered.flatMap((call) =>
    call.shownBand === null ? [] : [compareToBand(waitOf(call), call.shownBand)],
  );
  const offersOf = (outcome: string) => sum(offers.filter((each) => each.outcome === outcome));
  return {
    ticketCount: calls.length,
    answeredCount: answered.length,
    abandonedCount: abandoned.length,
    lostCount: lost.length,
    waitingCount: waiting.length,
    serviceLevel: ratio(
      waits.filter((wait) => wait <= answerWithinMs).length,
      answered.length + abandoned.length - leftAtOnce,
    ),
    waitP50Ms: quantile(waits, 0.5),
    waitP90Ms: quantile(waits, 0.9),
    abandoned: ratio(abandoned.length, calls.length - waiting.length),
    missedOffers: ratio(offersOf('timedOut'), sum(offers)),
    declinedOffers: ratio(offersOf('declined'), sum(offers)),
    estimateInside: ratio(shown.filter((realWait) => realWait === 'inside').length, shown.length),
    estimateKept: ratio(shown.filter((realWait) => realWait !== 'longer').length, shown.length),
  };
}

/** By the way people came: a window, a kiosk, a village, a poster, WeChat or the web alone. */
export function countEntryPoints(calls: readonly DayCall[], limits: Limits): EntryPointFigures[] {
  return [...new Set(calls.map((call) => call.entryPoint))]
    .map((entryPoint) => {
      const own = calls.filter((call) => call.entryPoint === entryPoint);
      const { ticketCount, answeredCount, abandonedCount, waitP50Ms } = countFigures(own, [], limits);
      return { entryPoint, ticketCount, answeredCount, abandonedCount, waitP50Ms };
    })
    .sort((left, right) => right.ticketCount - left.ticketCount);
}

/** A callback that was called off is not abandoned (STATES, Call). Who left after all is, though an agent had taken the call before and it went back to the line. */
function fateOf({ state, acceptedAt }: DayCall): Fate {
  if (state === 'abandoned') return 'abandoned';
  if (acceptedAt !== null) return 'answered';
  return isTerminal(state) ? 'lost' : 'waiting';
}

const waitOf = ({ enqueuedAt, acceptedAt }: DayCall): number =>
  Math.max(0, (acceptedAt ?? enqueuedAt) - enqueuedAt);

/** The smallest value that at least this share is not above; null of nothing. */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;

const ratio = (numerator: number, denominator: number): Ratio => ({ numerator, denominator });
const sum = (counted: readonly { count: number }[]) => counted.reduce((total, { count }) => total + count, 0);
