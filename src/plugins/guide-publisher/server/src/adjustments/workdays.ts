import { findWorkday, isHoliday } from 'chinese-days';
import { addDays } from '../../../domain/codes/days';

/**
 * The working day so many working days after a day, by the holidays that the State Council announces each year; the day
 * itself does not count (《民法典》第二百零一条). `null` past the last announced year.
 */
export function addWorkdays(day: string, days: number): string | null {
  if (!isAnnounced(day)) return null;
  const found = findWorkday(days, day);
  return isAnnounced(found) ? found : null;
}

/** National Day falls on the first three days of October in every announced year; in others only week-ends are free. */
function isAnnounced(day: string): boolean {
  const first = `${day.slice(0, 4)}-10-01`;
  return [0, 1, 2].every((more) => isHoliday(addDays(first, more)));
}
