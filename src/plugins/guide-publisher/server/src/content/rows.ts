import type { z } from 'zod/v4';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
  catalogueEditionSchema,
  certificateSchema,
  guideRecordSchema,
  intermediaryServiceSchema,
  organizationSchema,
  regionSchema,
  serviceHallSchema,
  standardItemSchema,
  synonymSchema,
  type CatalogueEdition,
  type Certificate,
  type GuideRecord,
  type IntermediaryService,
  type Organization,
  type Region,
  type ServiceHall,
  type StandardItem,
  type Synonym,
} from '../../../domain/document/records';
import { chartSchema, type Chart } from '../../../domain/flowchart/chart';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Row } from './types';

/**
 * Strapi rows to domain objects. Rows name three things differently, because Strapi keeps the names for itself:
 * the status of an item is `itemStatus`, that of a certificate or intermediary service is `retention`.
 * A blank is `null` in a row and absent in a record.
 */

export const toRegion = (row: Row): Region =>
  read(regionSchema, { ...present(row), parentCode: related(row, 'parent', 'code') });

export const toOrganization = (row: Row): Organization =>
  read(organizationSchema, {
    ...present(row),
    regionCode: related(row, 'region', 'code'),
    parentCreditCode: related(row, 'parent', 'creditCode'),
  });

export const toServiceHall = (row: Row): ServiceHall =>
  read(serviceHallSchema, { ...present(row), regionCode: related(row, 'region', 'code') });

export const toStandardItem = (row: Row, version = 1): StandardItem =>
  read(standardItemSchema, { ...present(row), status: row.itemStatus ?? undefined, version });

export function toGuideRecord(row: Row): GuideRecord {
  return read(guideRecordSchema, {
    ...pick(row, LOCAL_FIELDS),
    ...pick(row, OWN_FIELDS),
    status: row.itemStatus ?? undefined,
    basicCode: related(row, 'standardItem', 'basicCode'),
    organizationCode: related(row, 'organization', 'creditCode'),
    hallCode: related(row, 'hall', 'code'),
    // An empty text is no local value: editors clear a field to take the standard value again.
    overrides: pick(row, SHARED_FIELDS, isNotBlank),
  });
}

const OWN_FIELDS = ['code', 'localCode', 'itemVersion'] as const;

export const toIntermediaryService = (row: Row): IntermediaryService =>
  read(intermediaryServiceSchema, { ...present(row), status: row.retention ?? undefined });

export const toCatalogueEdition = (row: Row): CatalogueEdition =>
  read(catalogueEditionSchema, present(row));

export const toSynonym = (row: Row): Synonym => read(synonymSchema, present(row));

export const toCertificate = (row: Row): Certificate =>
  read(certificateSchema, { ...present(row), status: row.retention ?? undefined });

/** The chart of a flowchart row; throws `content.invalid` where there is none. */
export const toChart = (row: Row): Chart => read(chartSchema, row.chart);

/** The code of what a flowchart row draws: as written, else that of the guide or standard item that it belongs to. */
export function subjectCodeOf(row: Row): string {
  const codes = [
    row.subjectCode,
    related(row, 'guide', 'code'),
    related(row, 'standardItem', 'basicCode'),
  ];
  return codes.find((code): code is string => typeof code === 'string' && code !== '') ?? '';
}

function read<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const reason = result.error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ');
  throw new PublisherError('content.invalid', { reason });
}

/** Values that are there; `null` becomes absent so that the schema's default applies. */
function present(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => isThere(value)));
}

/** The named values that are there; loops, since a city has 100,000 rows of 70 columns. */
function pick(
  row: Row,
  names: readonly string[],
  wanted: (value: unknown) => boolean = isThere
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names) {
    const value = row[name];
    if (wanted(value)) picked[name] = value;
  }
  return picked;
}

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

const isNotBlank = (value: unknown): boolean => isThere(value) && value !== '';

function related(row: Row, relation: string, field: string): string {
  const target = row[relation];
  if (typeof target !== 'object' || target === null) return '';
  const value = (target as Row)[field];
  return typeof value === 'string' ? value : '';
}
