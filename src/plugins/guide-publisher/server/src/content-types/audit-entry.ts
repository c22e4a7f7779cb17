import { hidden, index } from './hidden';

/** Who did what, when, to which subject; written in the transaction of the change. */
export const auditEntry = {
  ...hidden('audit-entry', 'audit-entries', 'Audit entry'),
  indexes: [index('audit_entries', 'subject_uid', 'subject_id'), index('audit_entries', 'at')],
  attributes: {
    at: { type: 'datetime', required: true },
    actorId: { type: 'string', required: true },
    actorName: { type: 'string' },
    action: { type: 'string', required: true },
    subjectUid: { type: 'string' },
    subjectId: { type: 'string' },
    subjectCode: { type: 'string' },
    subjectLocale: { type: 'string' },
    details: { type: 'json' },
  },
} as const;
