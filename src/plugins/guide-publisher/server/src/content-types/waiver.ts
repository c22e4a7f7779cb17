import { hidden, index } from './hidden';

/** A finding that a reviewer accepts until a day (see `domain/template/waivers.ts`). */
export const waiver = {
  ...hidden('waiver', 'waivers', 'Waiver'),
  indexes: [
    index('waivers', 'subject_uid', 'subject_id', 'subject_locale'),
    index('waivers', 'end_date'),
  ],
  attributes: {
    subjectUid: { type: 'string', required: true },
    subjectId: { type: 'string', required: true },
    subjectLocale: { type: 'string', required: true },
    subjectCode: { type: 'string', required: true },
    subjectName: { type: 'string' },
    rule: { type: 'string', required: true },
    path: { type: 'string' },
    reason: { type: 'text', required: true },
    /** Last day, ISO form. */
    endDate: { type: 'string', required: true },
    grantedBy: { type: 'string', required: true },
    grantedByName: { type: 'string' },
    grantedAt: { type: 'datetime', required: true },
    endedBy: { type: 'string' },
    endedByName: { type: 'string' },
    endedAt: { type: 'datetime' },
  },
} as const;
