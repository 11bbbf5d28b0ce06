import type { AgentActivity, AgentStatus, DeskView, StatusReason } from '@cloudseat/shared/nouns/agent.ts';
import { statusReasons } from '@cloudseat/shared/nouns/agent-choices.ts';

export type StatusChoice = { status: AgentStatus; reason: StatusReason | null };
export type StatusOption = StatusChoice & { key: string };

/** Every choice of the menu in its order: a status without reasons is one choice, else one for each reason. */
export const statusOptions: readonly StatusOption[] = (
  ['ready', 'notReady', 'break', 'offline'] as const
).flatMap((status): StatusOption[] => {
  const reasons: readonly StatusReason[] = statusReasons[status];
  if (reasons.length === 0) return [{ key: status, status, reason: null }];
  return reasons.map((reason) => ({ key: `${status}.${reason}`, status, reason }));
});

export function findStatusOption(key: string): StatusOption | undefined {
  return statusOptions.find((option) => option.key === key);
}

const planned: ReadonlySet<AgentActivity> = new Set([
  'connecting',
  'onCall',
  'onHold',
  'consulting',
  'jointMember',
  'wrapUp',
]);
/** During a call and its wrap-up a choice is kept as the next status. */
export const isPlannedOnly = (activity: AgentActivity) => planned.has(activity);

/** Shape and colour of the mark beside the status word. */
export type StatusTone = 'good' | 'busy' | 'pause' | 'off' | 'bad';
export function readStatusTone(desk: Pick<DeskView, 'status' | 'activity'>): StatusTone {
  if (desk.activity === 'missed' || desk.activity === 'disconnected') return 'bad';
  if (desk.activity !== 'idle') return 'busy';
  return ({ ready: 'good', notReady: 'busy', break: 'pause', offline: 'off' } as const)[desk.status];
}

/** What the bar counts: how long the activity lasts, or the status where nothing goes on. */
export function readSince(desk: Pick<DeskView, 'activity' | 'activitySince' | 'statusSince'>): number {
  return desk.activity === 'idle' ? desk.statusSince : desk.activitySince;
}
