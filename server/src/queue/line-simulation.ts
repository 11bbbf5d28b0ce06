/** What the estimate of a line rests on, at one moment. Times are epoch ms. */
export type LineState = {
  now: number;
  agents: readonly SimulatedAgent[];
  lines: readonly SimulatedLine[];
};
export type SimulatedAgent = {
  /** What it does, and since when; an agent that is busy is free when that is over. */
  activity: string;
  activitySince: number;
  /** Whether it takes calls then. */
  isReadyNext: boolean;
  classes: readonly { queueClass: string; penaltyMs: number }[];
};
export type SimulatedLine = {
  queueClass: string;
  /** All that wait, of which `calls` are the first. */
  count: number;
  /** Who may have a call of this line, and after which wait. */
  rings: readonly { queueClass: string; opensAt: number }[];
  /** Talk and wrap-up of one call, means of what was served, ms. */
  talkMs: number;
  wrapUpMs: number;
  calls: readonly { callId: string; score: number }[];
};

type Way = { line: SimulatedLine; penaltyMs: number; opensAt: number };
type Worker = { agent: SimulatedAgent; ways: Way[] };

/** A small generator with a fixed seed: the same line gets the same estimate on every server. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Handling times vary less than an exponential: the mean of two of them. */
const draw = (random: () => number, meanMs: number): number =>
  (-(Math.log(1 - random()) + Math.log(1 - random())) / 2) * meanMs;

/** What is left of something that has lasted so long already. */
function drawRest(random: () => number, meanMs: number, elapsedMs: number): number {
  for (let tries = 0; tries < 12; tries += 1) {
    const whole = draw(random, meanMs);
    if (whole > elapsedMs) return whole - elapsedMs;
  }
  return draw(random, meanMs / 2);
}

const waysOf = (agent: SimulatedAgent, lines: readonly SimulatedLine[]): Way[] =>
  agent.classes.flatMap(({ queueClass, penaltyMs }) =>
    lines.flatMap((line) => {
      const ring = line.rings.find((each) => each.queueClass === queueClass);
      return ring ? [{ line, penaltyMs, opensAt: ring.opensAt }] : [];
    }),
  );

/** When the agent is next free, ms from now. */
function freeIn({ agent, ways }: Worker, now: number, random: () => number): number {
  const elapsedMs = Math.max(0, now - agent.activitySince);
  const [first] = ways;
  const mean = (name: 'talkMs' | 'wrapUpMs') =>
    ways.reduce((sum, { line }) => sum + line[name], 0) / Math.max(1, ways.length) || first?.line[name] || 0;
  if (agent.activity === 'wrapUp') return drawRest(random, mean('wrapUpMs'), elapsedMs);
  const isTalking = ['connecting', 'onCall', 'onHold', 'consulting', 'jointMember', 'offered'].includes(
    agent.activity,
  );
  if (isTalking) return drawRest(random, mean('talkMs'), elapsedMs) + draw(random, mean('wrapUpMs'));
  return 0;
}

/** The next call an agent would take at this moment, by the rules of the dispatcher; else when a ring opens for one. */
function chooseNext(
  { ways }: Worker,
  heads: Map<SimulatedLine, number>,
  at: number,
): { way: Way | null; opensAt: number } {
  let best: Way | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let opensAt = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const call = way.line.calls[heads.get(way.line) ?? 0];
    if (call === undefined) continue;
    const openAt = call.score + way.opensAt;
    if (openAt > at) opensAt = Math.min(opensAt, openAt);
    else if (call.score + way.penaltyMs < bestCost) {
      best = way;
      bestCost = call.score + way.penaltyMs;
    }
  }
  return { way: best, opensAt };
}

/** One run: each agent that comes free takes the call the dispatcher would give it. Fills in each call's wait, ms. */
function runOnce(
  state: LineState,
  workers: Worker[],
  random: () => number,
  noteWait: (callId: string, ms: number) => void,
) {
  const heads = new Map(state.lines.map((line) => [line, 0]));
  const free = workers
    .filter(({ agent }) => agent.isReadyNext)
    .map((worker) => ({ worker, at: state.now + freeIn(worker, state.now, random) }));
  let left = state.lines.reduce((sum, { calls }) => sum + calls.length, 0);
  while (left > 0 && free.length > 0) {
    let next = 0;
    for (let at = 1; at < free.length; at += 1) if ((free[at]?.at ?? 0) < (free[next]?.at ?? 0)) next = at;
    const entry = free[next];
    if (entry === undefined) return;
    const { way, opensAt } = chooseNext(entry.worker, heads, entry.at);
    if (way === null) {
      if (Number.isFinite(opensAt)) entry.at = opensAt;
      else free.splice(next, 1);
      continue;
    }
    const head = heads.get(way.line) ?? 0;
    heads.set(way.line, head + 1);
    left -= 1;
    const call = way.line.calls[head];
    if (call) noteWait(call.callId, entry.at - state.now);
    entry.at += draw(random, way.line.talkMs) + draw(random, way.line.wrapUpMs);
  }
}

/** Of a line's calls, first to last: their virtual arrival, and the wait from now that 80 of 100 of them stay below, ms. */
export type LineForecast = { scores: number[]; waitsMs: number[] };

/**
 * Plays the next while of a line many times over: agents that finish what they do, lines beside it that they serve too,
 * rings that open. The forecast of `queueClass`; a call that is reached in no run waits for ever (Infinity).
 */
export function forecastLine(
  state: LineState,
  queueClass: string,
  options: { runCount: number; quantile: number; seed: number },
): LineForecast {
  const workers = state.agents.map((agent) => ({ agent, ways: waysOf(agent, state.lines) }));
  const random = makeRandom(options.seed);
  const line = state.lines.find((each) => each.queueClass === queueClass);
  const calls = line?.calls ?? [];
  const waits = new Map(calls.map(({ callId }) => [callId, [] as number[]]));
  for (let run = 0; run < options.runCount; run += 1)
    runOnce(state, workers, random, (callId, ms) => waits.get(callId)?.push(ms));
  const rank = Math.ceil(options.quantile * options.runCount) - 1;
  const waitsMs = calls.map(({ callId }) => {
    const sorted = (waits.get(callId) ?? []).sort((left, right) => left - right);
    return sorted[rank] ?? Number.POSITIVE_INFINITY;
  });
  return { scores: calls.map(({ score }) => score), waitsMs };
}

/**
 * The wait of a call with this virtual arrival, `count` waiting in all: as forecast, between the neighbours for one that
 * came or left its place since, and by the pace of the last ones behind the calls that were played.
 */
export function waitAt({ scores, waitsMs }: LineForecast, score: number, aheadCount: number): number | null {
  const played = scores.length;
  if (played === 0) return null;
  const behind = scores.findIndex((each) => each >= score);
  if (behind >= 0) return waitsMs[behind] ?? null;
  const last = waitsMs[played - 1] ?? 0;
  const from = Math.floor(played / 2);
  const pace = played > 1 ? (last - (waitsMs[from] ?? 0)) / Math.max(1, played - 1 - from) : last;
  return last + Math.max(0, aheadCount - (played - 1)) * pace;
}
