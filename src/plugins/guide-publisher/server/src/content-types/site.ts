import { hidden, uniqueIndex } from './hidden';

/** A public site (see `site/types.ts`). */
export const site = {
  ...hidden('site', 'sites', 'Site'),
  indexes: [uniqueIndex('sites', 'slug')],
  attributes: {
    slug: { type: 'string', required: true },
    title: { type: 'string', required: true },
    regionCode: { type: 'string', required: true },
    locales: { type: 'json', required: true },
    /** Any of `png`, `pdf`: what releases make of charts besides SVG and BPMN. */
    chartForms: { type: 'json' },
    footer: { type: 'json', required: true },
  },
} as const;
