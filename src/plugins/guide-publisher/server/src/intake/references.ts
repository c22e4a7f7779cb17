import type { ImportType } from './tables';

/** A key of another record that a record names. */
export interface Reference {
  readonly field: string;
  readonly type: ImportType;
  readonly key: string;
}

/** Which fields name other records, by type. Blank ones are for the check to find, not for the import. */
const REFERENCES: Partial<Record<ImportType, Readonly<Record<string, ImportType>>>> = {
  region: { parentCode: 'region' },
  organization: { regionCode: 'region', parentCreditCode: 'organization' },
  'service-hall': { regionCode: 'region' },
  'service-guide': {
    basicCode: 'standard-item',
    organizationCode: 'organization',
    hallCode: 'service-hall',
  },
};

/** The keys of other records that a record names. */
export function referencesOf(
  type: ImportType,
  record: Readonly<Record<string, unknown>>
): Reference[] {
  return Object.entries(REFERENCES[type] ?? {}).flatMap(([field, target]) => {
    const key = record[field];
    return typeof key === 'string' && key !== '' ? [{ field, type: target, key }] : [];
  });
}

/** The key by which a record is stored and referred to. */
export function storedKey(type: ImportType, record: Readonly<Record<string, unknown>>): string {
  const field =
    type === 'organization'
      ? 'creditCode'
      : type === 'standard-item'
        ? 'basicCode'
        : type === 'template'
          ? 'id'
          : 'code';
  return String(record[field] ?? '');
}
