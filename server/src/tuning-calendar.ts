import type { LegalClockKind } from '@cloudseat/shared/nouns/legal-clock.ts';

export type LegalClockFigure = {
  /** Length, working days. */
  days: number;
  /** What may be added once, on somebody's responsibility, working days; 0: nothing. */
  extensionDays: number;
  /** Where the figures come from. */
  source: string;
};

/** Terms of the law (行政许可法, counted in working days by its §82) and of the district. */
export const legalClockFigures: Readonly<Record<LegalClockKind, LegalClockFigure>> = {
  /** All gaps at once, from receipt; later it counts as accepted from receipt. */
  tellGaps: { days: 5, extensionDays: 0, source: '行政许可法 §32' },
  /** From acceptance; the extension by the head of the authority. */
  decide: { days: 20, extensionDays: 10, source: '行政许可法 §42' },
  /** Several departments together; the extension by the government of the same level. */
  joint: { days: 45, extensionDays: 15, source: '行政许可法 §42' },
  /** The applicant's time to bring what a conditional acceptance (容缺受理) left open. */
  conditional: { days: 10, extensionDays: 0, source: 'the district' },
  /** The applicant's time to mend what was found wrong. */
  correction: { days: 15, extensionDays: 0, source: 'the district' },
};

export const calendarTuning = {
  /** A clock warns from so many working days left on. */
  soonDays: 2,
  /** Longest term that is counted, working days: four years, beyond which no table of holidays reaches. */
  termMaxDays: 1_000,
  /** Ms between two looks of a server for what was changed at others: one short query. */
  lookEveryMs: 2_000,
  /** The first start fills an empty table with the official ones from this year on. */
  firstSeededYear: 2025,
} as const;
