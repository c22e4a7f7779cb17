import { DatePicker, Field } from '@strapi/design-system';
import { addDays, chinaDay } from '../../../domain/codes/days';
import { useText } from '../text/use-text';

interface DayInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** First and last day that may be chosen, ISO form. */
  readonly min: string;
  readonly max?: string;
  /** ISO form, or blank. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A calendar day, chosen or typed as people of the language write it. */
export function DayInput({ label, hint, required, min, max, value, onChange }: DayInputProps) {
  const { t, locale } = useText();
  return (
    <Field.Root required={required} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <DatePicker
        locale={locale}
        calendarLabel={label}
        monthSelectLabel={t('day.month')}
        yearSelectLabel={t('day.year')}
        clearLabel={t('field.clear')}
        minDate={dateOf(min)}
        maxDate={dateOf(max ?? addDays(min, FARTHEST_DAYS))}
        value={value === '' ? undefined : dateOf(value)}
        onChange={(date) => onChange(date ? localDay(date) : '')}
        onClear={() => onChange('')}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** Nothing is announced for later than two years from now. */
const FARTHEST_DAYS = 730;

/** The picker reads days in UTC … */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** … and gives them as midnight where the browser is. */
const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The day in China so many days from now, ISO form: offices keep Beijing time, wherever a browser thinks it is. */
export const dayFromNow = (days: number): string => addDays(chinaDay(new Date()), days);

export const today = (): string => dayFromNow(0);
