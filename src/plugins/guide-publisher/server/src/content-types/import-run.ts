import { hidden, index } from './hidden';

/** One run of `guides import`: what came in, what was done with it. */
export const importRun = {
  ...hidden('import-run', 'import-runs', 'Import run'),
  indexes: [index('import_runs', 'started_at')],
  attributes: {
    files: { type: 'json', required: true },
    actorId: { type: 'string', required: true },
    actorName: { type: 'string' },
    startedAt: { type: 'datetime', required: true },
    finishedAt: { type: 'datetime' },
    counts: { type: 'json' },
    problems: { type: 'json' },
  },
} as const;
