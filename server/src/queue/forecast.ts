import { forecastLine, type LineForecast, type LineState, type SimulatedLine } from './line-simulation.ts';

export type ReadState = {
  now: number;
  agents: LineState['agents'];
  lines: readonly (Omit<SimulatedLine, 'talkMs' | 'wrapUpMs'> & {
    /** Of the calls served so far: how many, and the moving averages, ms. */
    rate: { servedCount: number; talkMs: number; wrapUpMs: number };
  })[];
};
type Options = {
  /** The first `callCount` of each line that bears on this one, and who serves them. */
  readState: (queueClass: string, callCount: number) => Promise<ReadState>;
  /** Below this many served calls a line's own averages are not used yet. */
  rateMinCount: number;
  now: () => number;
};
export type Forecasts = (queueClass: string, ratedMinutes: number) => Promise<LineForecast>;

/** Runs of a line played for one forecast, and how many of its calls are played. */
const runCount = 60;
const playedCount = 150;
const quantile = 0.8;
const seed = 7;
/** A forecast is used for this long, ms: a line moves a few times in a minute. */
const keptMs = 2_000;
/** Share of a rated length that is talk. */
const talkShare = 0.8;

/** Forecasts of lines, each played at most every two seconds whoever asks. */
export function createForecasts({ readState, rateMinCount, now }: Options): Forecasts {
  const known = new Map<string, { at: number; forecast: Promise<LineForecast> }>();
  return (queueClass, ratedMinutes) => {
    const kept = known.get(queueClass);
    if (kept && now() - kept.at < keptMs) return kept.forecast;
    const forecast = readState(queueClass, playedCount).then((state) =>
      forecastLine(withLengths(state, ratedMinutes, rateMinCount), queueClass, { runCount, quantile, seed }),
    );
    known.set(queueClass, { at: now(), forecast });
    // A failure is not kept: the next one asks again.
    forecast.catch(() => known.delete(queueClass));
    return forecast;
  };
}

/** Each line's own averages; until it has some, those of the lines beside it, else the matter's rated length. */
function withLengths(state: ReadState, ratedMinutes: number, rateMinCount: number): LineState {
  const served = state.lines.map(({ rate }) => rate).filter(({ servedCount }) => servedCount >= rateMinCount);
  const mean = (name: 'talkMs' | 'wrapUpMs', rated: number) =>
    served.length === 0 ? rated : served.reduce((sum, rate) => sum + rate[name], 0) / served.length;
  const ratedMs = ratedMinutes * 60_000;
  const usual = {
    talkMs: mean('talkMs', ratedMs * talkShare),
    wrapUpMs: mean('wrapUpMs', ratedMs * (1 - talkShare)),
  };
  const lines = state.lines.map(({ rate, ...line }) => {
    const { talkMs, wrapUpMs } = rate.servedCount >= rateMinCount ? rate : usual;
    return { ...line, talkMs, wrapUpMs };
  });
  return { now: state.now, agents: state.agents, lines };
}
