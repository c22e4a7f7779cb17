import type { Core } from '@strapi/strapi';
import {
  SHARED_FIELDS,
  type GuideRecord,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { linkOf } from '../../../src/plugins/guide-publisher/server/src/content/links';
import type { Corpus } from '../../corpus/corpus';

const LOCALE = 'zh-Hans';
/** Rows of one statement; SQLite takes at most 32,766 parameters. */
const CHUNK = 200;
const AT = '2026-01-01T00:00:00.000Z';

const UIDS = {
  region: 'api::region.region',
  organization: 'api::organization.organization',
  hall: 'api::service-hall.service-hall',
  item: 'api::standard-item.standard-item',
  guide: 'api::service-guide.service-guide',
  version: 'plugin::guide-publisher.version',
} as const;

/** Row ids by the key of the record. */
type Ids = ReadonlyMap<string, number>;
type Row = Record<string, unknown>;

/** Puts a synthetic city into an empty database as drafts, row by row, with its template in effect. */
export async function fillDatabase(strapi: Core.Strapi, corpus: Corpus): Promise<void> {
  const into = new Writer(strapi);
  const regions = await into.write(UIDS.region, corpus.regions(), {
    key: 'code',
    row: ({ parentCode: _parent, ...region }) => region,
  });
  const organizations = await into.write(UIDS.organization, corpus.organizations(), {
    key: 'creditCode',
    row: ({ regionCode: _region, parentCreditCode: _parent, ...organization }) => organization,
    links: { region: ({ regionCode }) => regions.get(regionCode) },
  });
  const halls = await into.write(UIDS.hall, corpus.halls(), {
    key: 'code',
    row: ({ regionCode: _region, ...hall }) => hall,
    links: { region: ({ regionCode }) => regions.get(regionCode) },
  });
  const items = await into.write(UIDS.item, newestOf(corpus), {
    key: 'basicCode',
    row: ({ version: _version, status, ...item }) => ({ ...item, itemStatus: status }),
  });
  await into.write(UIDS.version, corpus.items(), {
    key: 'basicCode',
    row: (item) => versionRow('standard-item', item.basicCode, item),
  });
  await storeTemplate(strapi, corpus.template, 'effective');
  await into.write(UIDS.guide, recordsOf(corpus), {
    key: 'code',
    row: guideRow,
    links: {
      standardItem: ({ basicCode }) => items.get(basicCode),
      organization: ({ organizationCode }) => organizations.get(organizationCode),
      hall: ({ hallCode }) => halls.get(hallCode),
    },
  });
}

/** A version of the template, not checked and not approved by anybody: this is a bench. */
export async function storeTemplate(
  strapi: Core.Strapi,
  template: Template,
  state: 'proposed' | 'effective'
): Promise<void> {
  const data = { ...versionRow('template', template.id, template), state };
  await strapi.db.query(UIDS.version).create({ data });
}

function versionRow(
  subject: string,
  code: string,
  snapshot: object & { readonly version: number }
): Row {
  const { version: number } = snapshot;
  const key = { subject, code, subjectLocale: LOCALE, number };
  return { ...key, state: 'effective', hash: `${code} ${number}`, snapshot, proposedAt: AT };
}

function guideRow(record: GuideRecord): Row {
  const { overrides, status, basicCode: _item, organizationCode: _organization, ...rest } = record;
  const { hallCode: _hall, ...local } = rest;
  const shared = SHARED_FIELDS.map((field) => [field, overrides[field] ?? null]);
  return { ...local, ...Object.fromEntries(shared), itemStatus: status };
}

function* newestOf(corpus: Corpus) {
  const newest = new Map([...corpus.items()].map((item) => [item.basicCode, item]));
  yield* newest.values();
}

function* recordsOf(corpus: Corpus): Generator<GuideRecord> {
  for (const { record } of corpus.guides()) yield record;
}

interface Writing<T> {
  readonly key: keyof T & string;
  readonly row: (record: T) => object;
  /** Relations, each with the row id of its target. */
  readonly links?: Readonly<Record<string, (record: T) => number | undefined>>;
}

class Writer {
  private written = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  async write<T extends object>(
    uid: string,
    records: Iterable<T>,
    { key, row, links = {} }: Writing<T>
  ): Promise<Ids> {
    const ids = new Map<string, number>();
    let first = 1;
    for (const chunk of chunksOf(records)) {
      const data = chunk.map((record) => ({
        id: first + chunk.indexOf(record),
        documentId: `bench-${(this.written += 1)}`,
        locale: LOCALE,
        publishedAt: null,
        ...row(record),
      }));
      await this.strapi.db.query(uid).createMany({ data });
      chunk.forEach((record, i) => ids.set(String(record[key]), first + i));
      for (const [relation, target] of Object.entries(links)) {
        await this.link(
          uid,
          relation,
          chunk.map((record, i) => [first + i, target(record)])
        );
      }
      first += chunk.length;
    }
    return ids;
  }

  private async link(
    uid: string,
    relation: string,
    pairs: ReadonlyArray<readonly [number, number | undefined]>
  ): Promise<void> {
    const { table, owner, target } = linkOf(this.strapi as never, uid, relation);
    const rows = pairs
      .filter(([, to]) => to !== undefined)
      .map(([from, to]) => ({ [owner]: from, [target]: to }));
    if (rows.length > 0) await this.strapi.db.getConnection(table).insert(rows);
  }
}

function* chunksOf<T>(records: Iterable<T>): Generator<T[]> {
  let chunk: T[] = [];
  for (const record of records) {
    chunk.push(record);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
