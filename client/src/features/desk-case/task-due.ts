/** The end of a working day by the district's clock, which is that of all its desks. */
const endHour = 17;
const districtOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

export const dueChoices = ['today', 'tomorrow', 'inThreeDays', 'inAWeek'] as const;
export type DueChoice = (typeof dueChoices)[number];
const daysOf: Record<DueChoice, number> = { today: 0, tomorrow: 1, inThreeDays: 3, inAWeek: 7 };

/** Five in the afternoon of that day; today after that hour, the end of the day. */
export function dueOf(choice: DueChoice, now: number): number {
  const dayStart = Math.floor((now + districtOffsetMs) / dayMs) * dayMs - districtOffsetMs;
  const due = dayStart + daysOf[choice] * dayMs + endHour * 3_600_000;
  return due > now ? due : dayStart + dayMs - 1;
}
