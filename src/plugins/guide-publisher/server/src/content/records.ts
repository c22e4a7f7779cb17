import type { Locale } from '../../../domain/codes/tables';
import type { Template } from '../../../domain/template/types';
import type { Strapi } from '../strapi';
import {
  toCatalogueEdition,
  toCertificate,
  toChart,
  toGuideRecord,
  toIntermediaryService,
  toOrganization,
  toRegion,
  toServiceHall,
  toStandardItem,
  toSynonym,
} from './rows';
import { readable } from './readable';
import type { Row } from './types';
import { KEY_FIELD, uidOf, type RecordOf, type RecordType } from './record-rows';

/** Rows read at a time: about 2 MB of guides. */
const CHUNK = 200;

const codeOnly = (field: string) => ({ select: [field] });

/** Relations of which a record holds the key. */
const RELATIONS: Readonly<Record<RecordType, Readonly<Record<string, object>>>> = {
  region: { parent: codeOnly('code') },
  organization: { region: codeOnly('code'), parent: codeOnly('creditCode') },
  'service-hall': { region: codeOnly('code') },
  'standard-item': {},
  'service-guide': {
    standardItem: codeOnly('basicCode'),
    organization: codeOnly('creditCode'),
    hall: codeOnly('code'),
  },
  'intermediary-service': {},
  certificate: {},
  'catalogue-edition': {},
  synonym: {},
  flowchart: {},
  template: {},
};

const READERS: { readonly [T in RecordType]: (row: Row) => RecordOf[T] } = {
  region: toRegion,
  organization: toOrganization,
  'service-hall': toServiceHall,
  'standard-item': (row) => toStandardItem(row),
  'service-guide': toGuideRecord,
  'intermediary-service': toIntermediaryService,
  certificate: toCertificate,
  'catalogue-edition': toCatalogueEdition,
  synonym: toSynonym,
  flowchart: (row) => ({
    code: String(row.code),
    name: String(row.name ?? ''),
    subjectCode: String(row.subjectCode ?? ''),
    chart: toChart(row),
  }),
  template: (row) => row.content as Template,
};

export interface StoredRecord<T extends RecordType> {
  readonly documentId: string;
  readonly record: RecordOf[T];
}

/** A working copy; `record` is null where the row holds what no record can hold. */
export interface StoredRow<T extends RecordType> {
  readonly id: number;
  readonly record: RecordOf[T] | null;
}

/** The working copies of the records that have one of these keys, by key. */
export async function findRecords<T extends RecordType>(
  strapi: Strapi,
  { type, keys, locale }: { type: T; keys: readonly string[]; locale: Locale }
): Promise<ReadonlyMap<string, StoredRow<T>>> {
  const field = KEY_FIELD[type];
  const rows = (await strapi.db.query(uidOf(type)).findMany({
    where: { [field]: { $in: keys }, locale, ...draftOnly(strapi, type) },
    populate: RELATIONS[type] as never,
  })) as Array<Row & { id: number }>;
  return new Map(
    rows.map((row) => [
      String(row[field]),
      { id: row.id, record: readable(() => READERS[type](row)) },
    ])
  );
}

/** Working copies of all records of a type, in order of row id; streams. */
export async function* streamRecords<T extends RecordType>(
  strapi: Strapi,
  { type, locale }: { type: T; locale: Locale }
): AsyncIterable<StoredRecord<T>> {
  let after = 0;
  for (;;) {
    const rows = (await strapi.db.query(uidOf(type)).findMany({
      where: { id: { $gt: after }, locale, ...draftOnly(strapi, type) },
      orderBy: { id: 'asc' },
      limit: CHUNK,
      populate: RELATIONS[type] as never,
    })) as Array<Row & { id: number }>;
    for (const row of rows) {
      yield { documentId: String(row.documentId), record: READERS[type](row) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
}

/** Which of these keys have a record in any language. */
export async function storedKeys(
  strapi: Strapi,
  type: RecordType,
  keys: readonly string[]
): Promise<ReadonlySet<string>> {
  const field = KEY_FIELD[type];
  const rows = (await strapi.db
    .query(uidOf(type))
    .findMany({ select: [field], where: { [field]: { $in: keys } } })) as Row[];
  return new Set(rows.map((row) => String(row[field])));
}

/** Types with draft and publish keep their working copy in the row that is not published. */
function draftOnly(strapi: Strapi, type: RecordType): object {
  const { options } = strapi.contentType(uidOf(type) as never) as {
    options?: { draftAndPublish?: boolean };
  };
  return options?.draftAndPublish ? { publishedAt: { $null: true } } : {};
}
