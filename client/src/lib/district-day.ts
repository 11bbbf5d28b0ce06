const offsetMs = 8 * 3_600_000;

/** The district's date at a moment, YYYY-MM-DD, wherever the reader is. */
export const districtDay = (epochMs: number): string =>
  new Date(epochMs + offsetMs).toISOString().slice(0, 10);
