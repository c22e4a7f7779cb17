import { hidden, index } from './hidden';

/** Work that outlives the process that does it (see `jobs/`). `cursor` is where the next step begins. */
export const job = {
  ...hidden('job', 'jobs', 'Job'),
  indexes: [index('jobs', 'state', 'not_before')],
  attributes: {
    kind: { type: 'string', required: true },
    params: { type: 'json', required: true },
    /** `queued`, `running`, `paused`, `done`, `failed` or `cancelled`. */
    state: { type: 'string', required: true },
    done: { type: 'integer', required: true },
    total: { type: 'integer', required: true },
    cursor: { type: 'string' },
    notBefore: { type: 'datetime' },
    /** Who works on it, and until when others leave it alone. */
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    /** Raised at every take-over: a step under an older number is rolled back. */
    fence: { type: 'integer', required: true },
    error: { type: 'text' },
  },
} as const;
