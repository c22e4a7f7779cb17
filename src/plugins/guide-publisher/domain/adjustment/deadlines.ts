import type { AdjustmentAction } from './record';

/**
 * Until when an adjustment must be proposed, decided and published. The days are those of one locality's rules of dynamic
 * management (10, 15 and 3 working days) and are settings, not law.
 */
export interface DeadlineSettings {
  /** Working days from the change until the department applies. */
  readonly propose: number;
  /** From the application until the decision. */
  readonly decide: number;
  /** From the decision until it is published. */
  readonly publish: number;
}

export const DEFAULT_DEADLINES: DeadlineSettings = { propose: 10, decide: 15, publish: 3 };

/** The working day that is `days` working days after `date`; ISO dates. `null` where the calendar is not announced yet. */
export type AddWorkdays = (date: string, days: number) => string | null;

export interface AdjustmentDates {
  readonly changeDate: string | null;
  readonly proposedDate: string | null;
  readonly approvedDate: string | null;
}

export interface Deadlines {
  readonly propose: string | null;
  readonly decide: string | null;
  readonly publish: string | null;
  /** Runs one of them into a year whose holidays are not announced? Then it is `null`: a guessed deadline is worse than none. */
  readonly unknown: boolean;
}

/** Each deadline runs from the step before it, and is `null` until that is done. */
export function deadlinesOf(
  { changeDate, proposedDate, approvedDate }: AdjustmentDates,
  { settings, addWorkdays }: { settings: DeadlineSettings; addWorkdays: AddWorkdays }
): Deadlines {
  let unknown = false;
  const after = (date: string | null, days: number): string | null => {
    const day = date === null ? null : addWorkdays(date, days);
    unknown ||= date !== null && day === null;
    return day;
  };
  return {
    propose: after(changeDate, settings.propose),
    decide: after(proposedDate, settings.decide),
    publish: after(approvedDate, settings.publish),
    unknown,
  };
}

/** Who decides: the government on what adds, takes away or hands down power; a joint review on the rest. */
export function approvalOf(action: AdjustmentAction): 'government' | 'joint-review' {
  return ['rename', 'change', 'undertake'].includes(action) ? 'joint-review' : 'government';
}
