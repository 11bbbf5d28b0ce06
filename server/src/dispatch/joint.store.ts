import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Redis } from '../platform/redis.ts';
import { type RedisFields, readText } from '../platform/redis-fields.ts';
import type { ScriptArgument } from '../platform/redis-scripts.ts';
import type { QueueClass } from '../queue/queue-class.ts';
import type { DispatchTuning } from '../tuning.ts';
import type { DispatchKeys } from './dispatch-keys.ts';
import type { GroupRecord, GroupSeat, GroupState, JointCommands } from './joint-types.ts';

type Options = {
  redis: Redis;
  run: (script: string, args: readonly ScriptArgument[]) => Promise<unknown[]>;
  keys: DispatchKeys;
  tuning: DispatchTuning;
};

/** Joint reviews that look for their agents: all seats or none. */
export function createJointStore({ redis, run, keys, tuning }: Options): JointCommands {
  async function findGroup(groupId: string): Promise<GroupRecord | null> {
    const fields = await redis.hgetall(keys.group(groupId));
    return fields.state === undefined ? null : parseGroup(groupId, fields);
  }
  async function getGroup(groupId: string): Promise<GroupRecord> {
    const group = await findGroup(groupId);
    if (group === null) throw notFound('the joint review');
    return group;
  }
  return {
    findGroup,
    async openGroup({ groupId, callId, priority, openedAt, seats, without = [] }) {
      if (seats.length === 0 || seats.length > tuning.groupSeatMaxCount)
        throw new AppError('BAD_REQUEST', `a joint review has 1 to ${tuning.groupSeatMaxCount} seats`);
      await run('joint-open', [
        ...[groupId, callId ?? '', priority, openedAt ?? '', without.join(' ')],
        ...seats.map(({ queueClass, wants }) => (wants ? `${queueClass}|${wants}` : queueClass)),
      ]);
      return getGroup(groupId);
    },
    async dropSeat(groupId, at) {
      await run('joint-drop-seat', [groupId, at + 1]);
      return getGroup(groupId);
    },
    async findSeatDeadline(groupId, fence) {
      const lease = await redis.zscore(keys.offers, `${groupId}:${fence}`);
      return lease === null ? null : Number(lease) - tuning.offerLeaseExtraMs;
    },
    async closeGroup(groupId) {
      await run('joint-close', [groupId]);
      return getGroup(groupId);
    },
  };
}

type WrittenSeat = { class: string; state: GroupSeat['state']; agentId?: string; fence?: string };

function parseGroup(groupId: string, fields: RedisFields): GroupRecord {
  const seats = JSON.parse(fields.seats ?? '[]') as WrittenSeat[];
  return {
    groupId,
    state: fields.state as GroupState,
    version: Number(fields.version),
    callId: readText<CallId>(fields, 'callId'),
    seats: seats.map((seat) => ({
      queueClass: seat.class as QueueClass,
      state: seat.state,
      agentId: (seat.agentId ?? null) as GroupSeat['agentId'],
      fence: (seat.fence === undefined ? null : Number(seat.fence)) as GroupSeat['fence'],
    })),
  };
}
