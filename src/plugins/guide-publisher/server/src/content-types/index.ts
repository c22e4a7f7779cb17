import { auditEntry } from './audit-entry';
import { checkResult } from './check-result';
import { edition } from './edition';
import { importRun } from './import-run';
import { job } from './job';
import { push } from './push';
import { pushGuide } from './push-guide';
import { review } from './review';
import { site } from './site';
import { version } from './version';
import { waiver } from './waiver';

/** The plugin's own tables: hidden from the Content Manager, written by the plugin only. */
export const contentTypes = {
  'audit-entry': { schema: auditEntry },
  'check-result': { schema: checkResult },
  edition: { schema: edition },
  'import-run': { schema: importRun },
  job: { schema: job },
  push: { schema: push },
  'push-guide': { schema: pushGuide },
  review: { schema: review },
  site: { schema: site },
  version: { schema: version },
  waiver: { schema: waiver },
};
