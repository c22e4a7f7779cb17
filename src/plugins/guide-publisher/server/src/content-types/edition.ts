import { hidden, index, uniqueIndex } from './hidden';

/**
 * The edition log (see `editions/types.ts`). `document` is text, not JSON: it is served as it is, byte for byte.
 * The columns after it repeat fields of guides that the content API filters by.
 */
export const edition = {
  ...hidden('edition', 'editions', 'Edition'),
  indexes: [
    uniqueIndex('editions', 'sequence'),
    index('editions', 'kind', 'code', 'edition_locale'),
    index('editions', 'kind', 'edition_locale', 'item_type'),
    index('editions', 'kind', 'edition_locale', 'organization_code'),
    index('editions', 'retired_sequence'),
    index('editions', 'successor'),
    index('editions', 'kind', 'edition_locale', 'basic_code'),
    // Lists and totals of the content API are answered from this index alone: a row holds a document of 10 KB.
    {
      name: 'gp_editions_public_list_idx',
      columns: [
        'kind',
        'edition_locale',
        'code',
        'sequence',
        'retired_sequence',
        'region_code',
        'item_type',
        'handling_mode',
        'level',
        'basic_code',
        'organization_code',
        'name',
      ],
    },
  ],
  attributes: {
    kind: { type: 'string', required: true },
    code: { type: 'string', required: true },
    editionLocale: { type: 'string', required: true },
    sequence: { type: 'integer', required: true },
    hash: { type: 'string', required: true },
    document: { type: 'text', required: true },
    provenance: { type: 'json', required: true },
    retiredSequence: { type: 'integer' },
    retiredReason: { type: 'string' },
    retiredAt: { type: 'datetime' },
    successor: { type: 'string' },
    retiredNote: { type: 'text' },
    name: { type: 'string' },
    itemType: { type: 'string' },
    handlingMode: { type: 'string' },
    level: { type: 'string' },
    basicCode: { type: 'string' },
    organizationCode: { type: 'string' },
    regionCode: { type: 'string' },
  },
} as const;
