import { Field } from '@strapi/design-system';
import { addDays, chinaDay } from '../../../domain/codes/days';
import { CellInput } from '../fields/cells';

interface DayInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** First and last day that may be chosen, ISO form. */
  readonly min?: string;
  readonly max?: string;
  /** ISO form, or blank. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A calendar day, chosen or typed in the browser's own way, which is that of the user's language. */
export function DayInput({ label, hint, required, value, onChange, ...limits }: DayInputProps) {
  return (
    <Field.Root required={required} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <CellInput
        type="date"
        aria-label={label}
        $width="20rem"
        {...limits}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** The day in China so many days from now, ISO form: offices keep Beijing time, wherever a browser thinks it is. */
export const dayFromNow = (days: number): string => addDays(chinaDay(new Date()), days);

export const today = (): string => dayFromNow(0);
