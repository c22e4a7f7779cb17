import { hidden, index, uniqueIndex } from './hidden';

/** The findings of the last check of one draft, for lists and boards. */
export const checkResult = {
  ...hidden('check-result', 'check-results', 'Check result'),
  indexes: [
    uniqueIndex('check_results', 'subject_uid', 'subject_id', 'subject_locale'),
    index('check_results', 'errors'),
  ],
  attributes: {
    subjectUid: { type: 'string', required: true },
    subjectId: { type: 'string', required: true },
    subjectLocale: { type: 'string', required: true },
    subjectCode: { type: 'string' },
    hash: { type: 'string', required: true },
    errors: { type: 'integer', required: true },
    warnings: { type: 'integer', required: true },
    advices: { type: 'integer', required: true },
    findings: { type: 'json' },
    templateCode: { type: 'string' },
    templateVersion: { type: 'integer' },
    checkedAt: { type: 'datetime', required: true },
  },
} as const;
