import { hidden, index, uniqueIndex } from './hidden';

/** One guide of a push: what is planned, what became of it, and its rows before and after. */
export const pushGuide = {
  ...hidden('push-guide', 'push-guides', 'Push guide'),
  indexes: [
    uniqueIndex('push_guides', 'push_id', 'document_key'),
    index('push_guides', 'push_id', 'code'),
    index('push_guides', 'push_id', 'planned', 'outcome', 'undone'),
    index('push_guides', 'push_id', 'credit_code'),
  ],
  attributes: {
    pushId: { type: 'integer', required: true },
    /** Document id of the guide. */
    documentKey: { type: 'string', required: true },
    code: { type: 'string' },
    name: { type: 'string' },
    creditCode: { type: 'string' },
    organizationName: { type: 'string' },
    itemVersion: { type: 'integer' },
    planned: { type: 'string', required: true },
    /** Hash of the text that the plan found, which is what is approved. */
    plannedHash: { type: 'string' },
    outcome: { type: 'string' },
    undone: { type: 'string' },
    fields: { type: 'json' },
    conflicts: { type: 'json' },
    gained: { type: 'json' },
    /** What `undo` gives back, and what must still be so for it; JSON text (see `review/push/rows-before.ts`). */
    before: { type: 'text' },
    after: { type: 'text' },
  },
} as const;
