import { hidden, index } from './hidden';

/**
 * One run of `guides import`: what came in, what was done with it. `position` and `progress` move with the rows
 * themselves, so that a run that was killed goes on where it stopped.
 */
export const importRun = {
  ...hidden('import-run', 'import-runs', 'Import run'),
  indexes: [index('import_runs', 'started_at'), index('import_runs', 'fingerprint', 'state')],
  attributes: {
    /** `running` or `done`. */
    state: { type: 'string', required: true },
    /** Hash of what is imported and of who approves it. */
    fingerprint: { type: 'string', required: true },
    /** Records that are done. */
    position: { type: 'integer', required: true },
    progress: { type: 'json' },
    files: { type: 'json' },
    actorId: { type: 'string', required: true },
    actorName: { type: 'string' },
    startedAt: { type: 'datetime', required: true },
    finishedAt: { type: 'datetime' },
    counts: { type: 'json' },
    problems: { type: 'json' },
  },
} as const;
