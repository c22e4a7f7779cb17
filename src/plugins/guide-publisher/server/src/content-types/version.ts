import { hidden, index, uniqueIndex } from './hidden';

/** An immutable snapshot of a standard item or a template; in effect only after a second person approved it. */
export const version = {
  ...hidden('version', 'versions', 'Version'),
  indexes: [
    uniqueIndex('versions', 'subject', 'code', 'subject_locale', 'number'),
    index('versions', 'state'),
  ],
  attributes: {
    /** `standard-item` or `template`. */
    subject: { type: 'string', required: true },
    /** Basic code or template id. */
    code: { type: 'string', required: true },
    subjectLocale: { type: 'string', required: true },
    number: { type: 'integer', required: true },
    /** `proposed`, `scheduled`, `effective` or `refused`. */
    state: { type: 'string', required: true },
    hash: { type: 'string', required: true },
    snapshot: { type: 'json', required: true },
    /** A template as its authors wrote it, with what it extends and its overrides; the snapshot has them merged in. */
    written: { type: 'json' },
    proposedBy: { type: 'string' },
    proposedByName: { type: 'string' },
    proposedAt: { type: 'datetime' },
    decidedBy: { type: 'string' },
    decidedByName: { type: 'string' },
    decidedAt: { type: 'datetime' },
    comment: { type: 'text' },
    /** Days, ISO form: the first in effect, and the last of the grace period. */
    effectiveFrom: { type: 'string' },
    graceUntil: { type: 'string' },
  },
} as const;
