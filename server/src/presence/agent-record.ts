import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { needNumber, needText, type RedisFields, readNumber, readText } from '../platform/redis-fields.ts';
import type { QueueClass, ServedClass } from '../queue/queue-class.ts';
import type { AgentRecord } from './presence-types.ts';

/** As the scripts keep them: `class|penaltyMs`, separated by spaces. */
export const printClasses = (classes: readonly ServedClass[]): string =>
  classes.map(({ class: queueClass, penaltyMs }) => `${queueClass}|${Math.round(penaltyMs)}`).join(' ');

const parseClasses = (text: string): ServedClass[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((entry) => {
      const [queueClass = '', penalty = '0'] = entry.split('|');
      return { class: queueClass as QueueClass, penaltyMs: Number(penalty) };
    });

/** An agent out of its hash. */
export function parseAgent(agentId: AgentId, fields: RedisFields): AgentRecord {
  const nextStatus = readText<AgentRecord['status']>(fields, 'nextStatus');
  const wrapUpUntil = readNumber(fields, 'wrapUpUntil');
  return {
    agentId,
    version: needNumber(fields, 'version'),
    status: needText(fields, 'status'),
    statusReason: readText(fields, 'statusReason'),
    statusSince: needNumber(fields, 'statusSince'),
    activity: needText(fields, 'activity'),
    activitySince: needNumber(fields, 'activitySince'),
    nextStatus: nextStatus === null ? null : { status: nextStatus, reason: readText(fields, 'nextReason') },
    callId: readText(fields, 'callId'),
    fence: readNumber(fields, 'fence'),
    idleSince: needNumber(fields, 'idleSince'),
    deskId: readText(fields, 'deskId'),
    deskSince: readNumber(fields, 'deskSince'),
    nodeId: readText(fields, 'nodeId'),
    lostAt: readNumber(fields, 'lostAt'),
    wrapUpUntil,
    canExtendWrapUp: wrapUpUntil !== null && readText(fields, 'wrapUpExtended') === null,
    classes: parseClasses(fields.classes ?? ''),
    wrapUpMode: readText(fields, 'wrapUpMode') ?? 'timed',
  };
}
