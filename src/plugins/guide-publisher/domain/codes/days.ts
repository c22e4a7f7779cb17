/** Days as officials mean them: of the calendar in China, which has one time zone and no summer time. */

const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The day of an instant, ISO form. */
export const chinaDay = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The instant at which a day (ISO form) begins. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00.000${OFFSET}`);

/** The day so many days after another; negative counts go back. */
export const addDays = (day: string, days: number): string =>
  chinaDay(new Date(startOfDay(day).getTime() + days * DAY_MS));
