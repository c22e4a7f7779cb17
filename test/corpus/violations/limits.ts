import {
  limitInWorkdays,
  sumLimits,
} from '../../../src/plugins/guide-publisher/domain/codes/time-limit';
import { isAppliedFor } from '../guides';
import { ofType, type Victim, type Violation } from './violation';

/** Mistakes in time limits and dates. */

const inTime = ({ record, item }: Victim): boolean => isAppliedFor(item) && record.caseType === '2';
const limitedByLaw = (victim: Victim): boolean =>
  inTime(victim) && ['workday', 'day', 'month'].includes(victim.item.statutoryLimit?.unit ?? '');
const atOnce = ({ record, item }: Victim): boolean =>
  isAppliedFor(item) && record.promisedLimit?.unit === 'on-the-spot';
const takesDays = ({ item }: Victim): boolean =>
  (limitInWorkdays(sumLimits(item.steps.map(({ limit }) => limit))) ?? 0) >= 1;

export const LIMITS: readonly Violation[] = [
  {
    rules: ['promised-limit-required'],
    fits: ofType('01', '05', '07', '08', '09', '10'),
    commit: ({ record }) => void (record.promisedLimit = null),
  },
  {
    rules: ['limit-promised-within-statutory'],
    fits: limitedByLaw,
    commit: ({ record }) => void (record.promisedLimit = workdays(500)),
  },
  {
    rules: ['limit-steps-within-promised'],
    fits: (victim) => inTime(victim) && takesDays(victim),
    commit: ({ record }) => void (record.promisedLimit = { value: 1, unit: 'hour', note: '' }),
  },
  {
    rules: ['limit-on-the-spot-zero'],
    fits: atOnce,
    commit: ({ record }) =>
      void (record.promisedLimit = { value: 1, unit: 'on-the-spot', note: '' }),
  },
  {
    rules: ['limit-positive'],
    fits: (victim) => atOnce(victim) && victim.item.itemType !== '04',
    commit: ({ record }) => {
      record.promisedLimit = workdays(0);
      record.caseType = '2';
      if (record.handlingMode === 'on-the-spot') record.handlingMode = 'commitment';
    },
  },
  {
    rules: ['dates-in-order'],
    fits: ({ record }) => record.status === '1',
    commit: ({ record }) =>
      void Object.assign(record, { effectiveDate: '2025-03-01', cancelDate: '2024-03-01' }),
  },
  {
    rules: ['cancelled-has-date'],
    fits: () => true,
    commit: ({ record }) => void Object.assign(record, { status: '3', cancelDate: null }),
  },
  {
    rules: ['check-date-not-past'],
    fits: ({ record }) => record.status === '1',
    commit: ({ record }) => void (record.nextCheckDate = '2025-12-31'),
  },
];

const workdays = (value: number) => ({ value, unit: 'workday', note: '' });
