import type { Core } from '@strapi/strapi';

/** The one name by which the plugin's parts know Strapi. */
export type Strapi = Core.Strapi;

export const PLUGIN = 'guide-publisher';

/** Identifiers of the plugin's own tables. */
export const TABLES = {
  auditEntry: 'plugin::guide-publisher.audit-entry',
  checkResult: 'plugin::guide-publisher.check-result',
  edition: 'plugin::guide-publisher.edition',
  importRun: 'plugin::guide-publisher.import-run',
  job: 'plugin::guide-publisher.job',
  push: 'plugin::guide-publisher.push',
  pushGuide: 'plugin::guide-publisher.push-guide',
  review: 'plugin::guide-publisher.review',
  site: 'plugin::guide-publisher.site',
  version: 'plugin::guide-publisher.version',
  waiver: 'plugin::guide-publisher.waiver',
} as const;
