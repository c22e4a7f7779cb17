import { hidden, index, uniqueIndex } from './hidden';

/** The state of one document in one language: one row each; its history is in the audit entries. */
export const review = {
  ...hidden('review', 'reviews', 'Review'),
  indexes: [
    uniqueIndex('reviews', 'subject_uid', 'subject_id', 'subject_locale'),
    index('reviews', 'state'),
  ],
  attributes: {
    subjectUid: { type: 'string', required: true },
    subjectId: { type: 'string', required: true },
    subjectLocale: { type: 'string', required: true },
    subjectCode: { type: 'string' },
    subjectName: { type: 'string' },
    state: { type: 'string', required: true },
    /** Content hash that was submitted; an approval is for this text only. */
    hash: { type: 'string' },
    editedBy: { type: 'string' },
    editedByName: { type: 'string' },
    editedAt: { type: 'datetime' },
    submittedBy: { type: 'string' },
    submittedByName: { type: 'string' },
    submittedAt: { type: 'datetime' },
    decidedBy: { type: 'string' },
    decidedByName: { type: 'string' },
    decidedAt: { type: 'datetime' },
    comment: { type: 'text' },
    templateCode: { type: 'string' },
    templateVersion: { type: 'integer' },
    publishedHash: { type: 'string' },
    withdrawnReason: { type: 'string' },
    successor: { type: 'string' },
  },
} as const;
