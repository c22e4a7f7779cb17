import { hidden, index } from './hidden';

/** A bulk update of guides to a version of their standard item (see `review/push/`). */
export const push = {
  ...hidden('push', 'pushes', 'Push'),
  indexes: [index('pushes', 'code', 'push_locale'), index('pushes', 'state')],
  attributes: {
    /** Basic code and name of the item. */
    code: { type: 'string', required: true },
    name: { type: 'string' },
    pushLocale: { type: 'string', required: true },
    /** Version of the item to which the guides are moved. */
    number: { type: 'integer', required: true },
    /** See `PushStateName`. */
    state: { type: 'string', required: true },
    /** The job of the state that it is in. */
    jobId: { type: 'integer' },
    startsOn: { type: 'string' },
    reason: { type: 'text' },
    comment: { type: 'text' },
    /** Fields and findings over all guides, counted while it is planned. */
    summary: { type: 'json' },
    proposedBy: { type: 'string', required: true },
    proposedByName: { type: 'string' },
    proposedAt: { type: 'datetime', required: true },
    decidedBy: { type: 'string' },
    decidedByName: { type: 'string' },
    decidedAt: { type: 'datetime' },
    /** The instant that all its writes carry: a push that crashed in the middle ends in the same bytes. */
    startedAt: { type: 'datetime' },
    undoneAt: { type: 'datetime' },
  },
} as const;
