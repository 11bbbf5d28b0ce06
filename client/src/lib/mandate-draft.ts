import { type MandateScopeName, mandateDaysMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { districtDay } from './district-day.ts';
import { isGuestName } from './guest-name.ts';
import { isPhone } from './phone-rules.ts';

export const untilChoices = ['week', 'month', 'day'] as const;
export type UntilChoice = (typeof untilChoices)[number];
/** Who helps, as it is typed. `day`: the last one where it is chosen, YYYY-MM-DD. */
export type MandateDraft = {
  helperName: string;
  helperPhone: string;
  place: string;
  scopes: readonly MandateScopeName[];
  until: UntilChoice;
  day: string;
};
export type MandateWish = {
  helperName: string;
  helperPhone: string;
  place: string;
  scopes: MandateScopeName[];
  endsAt: number;
};

/** What they may do is ticked by whoever asks, never beforehand. */
export const emptyDraft: MandateDraft = {
  ...{ helperName: '', helperPhone: '', place: '', scopes: [], until: 'week' },
  day: '',
};

const dayMs = 86_400_000;
const daysOf = { week: 7, month: 30 } as const;

/** The first and the last day that may be chosen; the last one ends within the longest term, whatever the hour is now. */
export const dayRange = (nowMs: number): { first: string; last: string } => ({
  first: districtDay(nowMs),
  last: districtDay(nowMs + (mandateDaysMax - 1) * dayMs),
});

/** A mandate runs to the end of its last day in the district. Null: no such day may be chosen. */
export function readEnd({ until, day }: Pick<MandateDraft, 'until' | 'day'>, nowMs: number): number | null {
  if (until !== 'day') return endOf(districtDay(nowMs + daysOf[until] * dayMs));
  const { first, last } = dayRange(nowMs);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  return isDay && day >= first && day <= last ? endOf(day) : null;
}

const endOf = (day: string): number => Date.parse(`${day}T23:59:59+08:00`);

type MandateFault = 'name' | 'phone' | 'day';

/** What is missing or wrong, in the order of the fields. */
export function findFaults(draft: MandateDraft, nowMs: number): MandateFault[] {
  const faults: (MandateFault | false)[] = [
    !isGuestName(draft.helperName) && 'name',
    !isPhone(draft.helperPhone) && 'phone',
    readEnd(draft, nowMs) === null && 'day',
  ];
  return faults.filter((fault) => fault !== false);
}

/** Null while something is missing or wrong. */
export function readWish(draft: MandateDraft, nowMs: number): MandateWish | null {
  const endsAt = readEnd(draft, nowMs);
  if (endsAt === null || findFaults(draft, nowMs).length > 0) return null;
  const { helperName, helperPhone, place, scopes } = draft;
  return { helperName: helperName.trim(), helperPhone, place: place.trim(), scopes: [...scopes], endsAt };
}
