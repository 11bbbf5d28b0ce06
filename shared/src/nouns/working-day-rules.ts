// Apart from the shapes, so that pages know them without the library that checks shapes.

/** Years that the table of holidays may speak of. */
export const calendarYears = { first: 2000, last: 2100 } as const;
/** Characters of a holiday's name in Chinese; in English twice as many. */
export const dayNameMaxLength = 20;

/** Whether a date (YYYY-MM-DD) falls on a Saturday or Sunday. */
export const isWeekend = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
