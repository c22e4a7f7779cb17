import { auditEntry } from './audit-entry';
import { checkResult } from './check-result';
import { edition } from './edition';
import { importRun } from './import-run';
import { review } from './review';
import { site } from './site';
import { version } from './version';

/** The plugin's own tables: hidden from the Content Manager, written by the plugin only. */
export const contentTypes = {
  'audit-entry': { schema: auditEntry },
  'check-result': { schema: checkResult },
  edition: { schema: edition },
  'import-run': { schema: importRun },
  review: { schema: review },
  site: { schema: site },
  version: { schema: version },
};
