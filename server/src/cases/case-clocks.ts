import { owedBy } from '@cloudseat/shared/nouns/clock-rules.ts';
import type { LegalClockKind, LegalClockView } from '@cloudseat/shared/nouns/legal-clock.ts';
import type { CaseState } from '@cloudseat/shared/nouns/service-case.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { casesTuning } from '../tuning-cases.ts';

/** Why is missing of those from before it was kept here. */
export type ClockPause = { from: number; to: number | null; reason?: string };

/** Moments of a case that legal clocks begin with. */
export type ClockMoments = {
  state: CaseState;
  receivedAt: Date | null;
  noticedAt: Date | null;
  acceptedAt: Date | null;
  /** Working days agreed upon for what was left open. */
  conditionalDays: number | null;
  isExtended: boolean;
  /** Time of experts, which does not count. */
  pauses: readonly ClockPause[];
  /** Several departments handle it together since then. */
  jointSince: Date | null;
};
export type CaseClock = {
  kind: LegalClockKind;
  startedAt: number;
  days?: number;
  isExtended?: boolean;
  pauses?: readonly ClockPause[];
};

/** It is about to run out, or has. What stands still does not press. */
export const isPressing = ({ daysLeft, isPaused, isOver }: LegalClockView): boolean =>
  isOver || (!isPaused && daysLeft <= casesTuning.pressingDays);

/** It presses those who decide: the supervisor is told. */
export const isPressingAuthority = (view: LegalClockView): boolean =>
  isPressing(view) && owedBy[view.kind] === 'authority';

/** What somebody is told of once: that this clock ends, or has ended, on this day. */
export const clockMarkOf = ({ kind, dueAt, isOver }: LegalClockView): string =>
  `${kind} ${districtDate(dueAt)}${isOver ? ' over' : ''}`;

/** The legal clocks that run in a case now; what has ended runs none. */
export function clocksOf(moments: ClockMoments): CaseClock[] {
  const { state, receivedAt, noticedAt, acceptedAt, conditionalDays, isExtended, pauses, jointSince } =
    moments;
  const joint: CaseClock[] =
    jointSince === null ? [] : [{ kind: 'joint', startedAt: jointSince.getTime(), isExtended, pauses }];
  if (state === 'open')
    return [
      ...(receivedAt === null ? [] : [{ kind: 'tellGaps' as const, startedAt: receivedAt.getTime() }]),
      ...joint,
    ];
  if (state === 'correcting')
    return noticedAt === null ? [] : [{ kind: 'correction', startedAt: noticedAt.getTime() }];
  if ((state !== 'accepted' && state !== 'conditional') || acceptedAt === null) return [];
  const startedAt = acceptedAt.getTime();
  // The law's longer term takes the place of the one for a department alone.
  const decide: CaseClock[] = joint.length > 0 ? joint : [{ kind: 'decide', startedAt, isExtended, pauses }];
  if (state === 'accepted') return decide;
  return [
    { kind: 'conditional', startedAt, ...(conditionalDays !== null && { days: conditionalDays }) },
    ...decide,
  ];
}
