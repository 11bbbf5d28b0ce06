import type { CallState, WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import { chooseBand, chooseReason, type LinePlace } from './estimate.ts';
import type { QueueCommands, QueuePlace, WaitingList } from './queue-types.ts';

type Options = {
  /** Runs a dispatch script on this tenant and throws what its failure code stands for. */
  run: (script: string, args: readonly ScriptArgument[]) => Promise<unknown[]>;
  rateMinCount: number;
};
type ReadPlace = LinePlace & { callId: CallId; state: CallState };

const placeBatchCount = 200;

/** Who waits, at which place, for how long still: read by applicants' pages and by desks. */
export function createQueueStore({ run, rateMinCount }: Options): QueueCommands {
  async function listBatch(callIds: readonly CallId[]): Promise<QueuePlace[]> {
    const replies = (await run('places', callIds)) as unknown[][];
    const read = replies.flatMap((reply, at) => parsePlace(callIds[at], reply));
    const places = read.map((place) => ({ ...place, waitBand: chooseBand(place, rateMinCount) }));
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
    async listWaiting(agentId) {
      return parseWaiting(await run('list-waiting', [agentId]));
    },
  };
}

function parsePlace(callId: CallId | undefined, reply: unknown[]): ReadPlace[] {
  if (callId === undefined || reply.length === 0) return [];
  const [state, aheadCount, agentCount, servedCount, talkMs, wrapUpMs, ratedMinutes, ...rest] = reply;
  const [shownBand, shownAgents, , isHeld, looksWider] = rest;
  return [
    {
      callId,
      state: state as CallState,
      isRinging: state === 'offered',
      aheadCount: Number(aheadCount),
      agentCount: Number(agentCount),
      servedCount: Number(servedCount),
      talkMs: Number(talkMs),
      wrapUpMs: Number(wrapUpMs),
      ratedMinutes: Number(ratedMinutes),
      shownBand: shownBand === '' ? null : (shownBand as WaitBand),
      shownAgentCount: Number(shownAgents),
      isHeld: isHeld === '1',
      looksWider: looksWider === '1',
    },
  ];
}

function parseWaiting([waitingCount, ...rows]: unknown[]): WaitingList {
  const first: WaitingList['first'] = [];
  for (let at = 0; at < rows.length; at += 3) {
    first.push({
      callId: rows[at] as CallId,
      enqueuedAt: Number(rows[at + 1]),
      state: rows[at + 2] as CallState,
    });
  }
  const longestSince = first.length === 0 ? null : Math.min(...first.map(({ enqueuedAt }) => enqueuedAt));
  return { waitingCount: Number(waitingCount), longestSince, first };
}
