import type { Locale } from '../../../domain/codes/tables';

/** China has one time zone, eight hours ahead of UTC, without summer time. */
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day in China of an ISO instant, or the day itself: `2026-03-05`; '' when it is neither. */
export function dayOf(iso: string | null): string {
  if (iso === null) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** A day as readers see it: 2026年3月5日, 5 March 2026. */
export function formatDay(iso: string | null, locale: Locale): string {
  const [year, month, day] = dayOf(iso).split('-').map(Number);
  if (!year || !month || !day) return '';
  return locale === 'zh-Hans'
    ? `${year}年${month}月${day}日`
    : `${day} ${MONTHS[month - 1]} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
