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
    footer: { type: 'json', required: true },
  },
} as const;
