import type { CallState, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import { chooseBand, chooseReason, type LinePlace } from './estimate.ts';
import { createForecasts, type ReadState } from './forecast.ts';
import { waitAt } from './line-simulation.ts';
import type { QueueClass } from './queue-class.ts';
import type { QueueCommands, QueuePlace, WaitingList } from './queue-types.ts';

type Options = {
  redis: Redis;
  signedInKey: (queueClass: QueueClass) => string;
  /** Runs a dispatch script on this tenant and throws what its failure code stands for. */
  run: (script: string, args: readonly ScriptArgument[]) => Promise<unknown[]>;
  rateMinCount: number;
  now: () => number;
};
type ReadPlace = LinePlace & { callId: CallId; state: CallState; queueClass: string; score: number };

const placeBatchCount = 200;

/** Who waits, at which place, for how long still: read by applicants' pages and by desks. */
export function createQueueStore({ redis, signedInKey, run, rateMinCount, now }: Options): QueueCommands {
  const forecast = createForecasts({
    readState: async (queueClass, callCount) => parseState(await run('line-state', [queueClass, callCount])),
    rateMinCount,
    now,
  });

  async function estimate(place: ReadPlace): Promise<number | null> {
    const line = await forecast(place.queueClass, place.ratedMinutes);
    return waitAt(line, place.score, place.aheadCount);
  }

  async function listBatch(callIds: readonly CallId[]): Promise<QueuePlace[]> {
    const replies = (await run('places', callIds)) as unknown[][];
    const read = replies.flatMap((reply, at) => parsePlace(callIds[at], reply));
    const places = await Promise.all(
      read.map(async (place) => ({ ...place, waitBand: chooseBand(place, await estimate(place)) })),
    );
    const shown = places.flatMap((place) =>
      place.waitBand === place.shownBand && place.agentCount === place.shownAgentCount
        ? []
        : [place.callId, place.waitBand ?? '', place.agentCount],
    );
    if (shown.length > 0) await run('show-bands', shown);
    return places.map((place) => ({
      callId: place.callId,
      state: place.state,
      aheadCount: place.aheadCount,
      waitBand: place.waitBand,
      waitReason: chooseReason(place),
    }));
  }

  return {
    async findPlace(callId) {
      const [place] = await listBatch([callId]);
      return place ?? null;
    },
    async listPlaces(callIds) {
      const places: QueuePlace[] = [];
      for (let first = 0; first < callIds.length; first += placeBatchCount) {
        places.push(...(await listBatch(callIds.slice(first, first + placeBatchCount))));
      }
      return places;
    },
    countSignedIn: (queueClass) => redis.scard(signedInKey(queueClass)),
    isSignedIn: async (agentId, queueClass) =>
      (await redis.sismember(signedInKey(queueClass), agentId)) === 1,
    listSignedIn: async (queueClass) => (await redis.smembers(signedInKey(queueClass))) as AgentId[],
    async readLine(queueClass) {
      const [joined, signedInCount] = await run('line-places', [queueClass]);
      const callIds = joined === '' ? [] : (String(joined).split(' ') as CallId[]);
      return { callIds, signedInCount: Number(signedInCount) };
    },
    async listWaiting(agentId) {
      return parseWaiting(await run('list-waiting', [agentId]));
    },
  };
}

function parsePlace(callId: CallId | undefined, reply: unknown[]): ReadPlace[] {
  if (callId === undefined || reply.length === 0) return [];
  const [state, aheadCount, agentCount, ratedMinutes, shownBand, shownAgents, ...rest] = reply;
  const [queueClass, score, isHeld, looksWider] = rest;
  return [
    {
      callId,
      state: state as CallState,
      queueClass: String(queueClass),
      score: Number(score),
      isRinging: state === 'offered',
      aheadCount: Number(aheadCount),
      agentCount: Number(agentCount),
      ratedMinutes: Number(ratedMinutes),
      shownBand: shownBand === '' ? null : (shownBand as WaitBand),
      shownAgentCount: Number(shownAgents),
      isHeld: isHeld === '1',
      looksWider: looksWider === '1',
    },
  ];
}

type WrittenState = {
  agents?: [id: string, activity: string, since: string, isReadyNext: string, classes: string][];
  lines: [
    queueClass: string,
    count: number,
    rings: [queueClass: string, opensAt: number][],
    rate: [servedCount: string, talkMs: string, wrapUpMs: string],
    calls?: string[],
  ][];
};

function parseState([now, json]: unknown[]): ReadState {
  const { agents = [], lines } = JSON.parse(String(json)) as WrittenState;
  return {
    now: Number(now),
    agents: agents.map(([, activity, since, isReadyNext, classes]) => ({
      activity,
      activitySince: Number(since),
      isReadyNext: isReadyNext === '1',
      classes: [...classes.matchAll(/([^ |]+)\|(\d+)/g)].map(([, queueClass = '', penalty]) => ({
        queueClass,
        penaltyMs: Number(penalty),
      })),
    })),
    lines: lines.map(([queueClass, count, rings, rate, calls = []]) => ({
      queueClass,
      count,
      rings: rings.map(([ringClass, opensAt]) => ({ queueClass: ringClass, opensAt })),
      rate: { servedCount: Number(rate[0]), talkMs: Number(rate[1]), wrapUpMs: Number(rate[2]) },
      calls: Array.from({ length: calls.length / 2 }, (_, at) => ({
        callId: calls[at * 2] ?? '',
        score: Number(calls[at * 2 + 1]),
      })),
    })),
  };
}

function parseWaiting([waitingCount, ...rows]: unknown[]): WaitingList {
  const first: WaitingList['first'] = [];
  for (let at = 0; at < rows.length; at += 4) {
    first.push({
      callId: rows[at] as CallId,
      enqueuedAt: Number(rows[at + 1]),
      state: rows[at + 2] as CallState,
      wasAccepted: Number(rows[at + 3]) === 1,
    });
  }
  const longestSince = first.length === 0 ? null : Math.min(...first.map(({ enqueuedAt }) => enqueuedAt));
  return { waitingCount: Number(waitingCount), longestSince, first };
}
