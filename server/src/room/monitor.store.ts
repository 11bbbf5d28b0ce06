import { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import { AgentId, type CallId } from '@cloudseat/shared/nouns/ids.ts';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Redis } from '../platform/redis.ts';
import { sittingTuning } from '../tuning-sittings.ts';

const Monitor = z.object({ supervisorId: AgentId, lane: MonitorLane, pageId: z.string() });
export type Monitor = z.infer<typeof Monitor>;
const MonitorNote = z.object({
  action: z.enum(['monitor.entered', 'monitor.laneChanged', 'monitor.left']),
  supervisorId: AgentId,
  lane: MonitorLane,
  at: z.number(),
});
export type MonitorNote = z.infer<typeof MonitorNote>;
/** Of two the one with the higher version is the newer. */
export type Monitors = { version: number; monitors: Monitor[] };
export const noMonitors: Monitors = { version: -1, monitors: [] };
export type MonitorStore = ReturnType<typeof createMonitorStore>;

/** Beside those who listen in, one field each. */
const versionField = '#version';

/** Supervisors in running talks, for every server. */
export function createMonitorStore(redis: Redis, tenant: string, clock: Clock) {
  /** Hash: #version, and a Monitor as JSON for each supervisor by their id; a day after the last change. */
  const keyOf = (callId: CallId) => `{cs:${tenant}}:monitors:${callId}`;
  /** How it stands then; isNew: nobody had done the same before. The version grows also over a loss of all data. */
  async function change(
    callId: CallId,
    supervisorId: AgentId,
    monitor: Monitor | null,
  ): Promise<Monitors & { isNew: boolean }> {
    const key = keyOf(callId);
    const changing = redis.multi();
    if (monitor === null) changing.hdel(key, supervisorId);
    else changing.hset(key, supervisorId, JSON.stringify(monitor));
    const answers = await changing
      .hsetnx(key, versionField, clock.now())
      .hincrby(key, versionField, 1)
      .pexpire(key, sittingTuning.keptMs)
      .hgetall(key)
      .exec();
    if (!answers) throw new Error('who listens in could not be stored');
    for (const [error] of answers) if (error) throw error;
    return { ...parse(answers.at(-1)?.[1] as Record<string, string>), isNew: answers[0]?.[1] === 1 };
  }
  /** List: what is to be noted of it once the talk is over, as JSON; a day after the last. */
  const notesKeyOf = (callId: CallId) => `{cs:${tenant}}:monitor-notes:${callId}`;
  return {
    async addNote(callId: CallId, note: MonitorNote): Promise<void> {
      const key = notesKeyOf(callId);
      await redis.multi().rpush(key, JSON.stringify(note)).pexpire(key, sittingTuning.keptMs).exec();
    },
    /** Forgets them, and gives each to one caller only. */
    async takeNotes(callId: CallId): Promise<MonitorNote[]> {
      const answers = await redis.multi().lrange(notesKeyOf(callId), 0, -1).del(notesKeyOf(callId)).exec();
      return ((answers?.[0]?.[1] ?? []) as string[]).map((text) => MonitorNote.parse(JSON.parse(text)));
    },
    find: async (callId: CallId): Promise<Monitors> => parse(await redis.hgetall(keyOf(callId))),
    set: (callId: CallId, monitor: Monitor) => change(callId, monitor.supervisorId, monitor),
    drop: (callId: CallId, supervisorId: AgentId) => change(callId, supervisorId, null),
  };
}

function parse({ [versionField]: version, ...fields }: Record<string, string>): Monitors {
  if (version === undefined) return noMonitors;
  return {
    version: Number(version),
    monitors: Object.values(fields).map((text) => Monitor.parse(JSON.parse(text))),
  };
}
