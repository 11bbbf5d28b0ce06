/** What a field of date and time says, as a moment: the district's clock, wherever the browser is; null for no moment. */
export function parseDistrictTime(value: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return null;
  const at = Date.parse(`${value}:00+08:00`);
  return Number.isNaN(at) ? null : at;
}

/** The same moment as such a field takes it. */
export const writeDistrictTime = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
