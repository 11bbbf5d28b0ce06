const offsetMs = 8 * 3_600_000;

/** A field's date and time, 2026-11-27T17:00, as a moment by the district's clock; null for what is none. */
export function readDue(local: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return null;
  const moment = Date.parse(`${local.slice(0, 16)}:00+08:00`);
  return Number.isNaN(moment) ? null : moment;
}

/** The other way round, to the minute. */
export const writeDue = (moment: number): string => new Date(moment + offsetMs).toISOString().slice(0, 16);
