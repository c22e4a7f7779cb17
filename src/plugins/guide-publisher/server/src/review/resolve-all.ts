import type { Locale } from '../../../domain/codes/tables';
import {
  regionSchema,
  type Organization,
  type Region,
  type ServiceHall,
} from '../../../domain/document/records';
import { streamOrganizations, streamRegions, streamServiceHalls } from '../content/directory';
import {
  createDraftReader,
  streamGuides,
  type GuideStatus,
  type StoredGuide,
} from '../content/guide-stream';
import type { Strapi } from '../strapi';
import type { GuideParts } from './guide-document';
import { createItemVersions } from './item-versions';

/** A guide ready to be resolved by any template. */
export interface GuideInPlace {
  readonly documentId: string;
  /** Null where the row cannot be read. */
  readonly parts: GuideParts | null;
}

/**
 * All guides of one language with what they are resolved with, in chunks, for what concerns the whole city: the impact
 * of a template, a check of everything. Organizations, halls and item versions are read once, not with each guide.
 * Between chunks the event loop is free, so that a server that does this goes on answering.
 */
export async function* streamGuidesInPlace(
  strapi: Strapi,
  { locale, status }: { locale: Locale; status: GuideStatus }
): AsyncIterable<readonly GuideInPlace[]> {
  const place = await placer(strapi, locale);
  for await (const guides of streamGuides(strapi, { locale, status })) {
    yield await place(guides);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Drafts by their document ids with what they are resolved with; what many of them share is read once. */
export async function createGuidesInPlace(
  strapi: Strapi,
  locale: Locale
): Promise<(documentIds: readonly string[]) => Promise<readonly GuideInPlace[]>> {
  const [place, read] = [await placer(strapi, locale), await createDraftReader(strapi, locale)];
  return async (documentIds) => place(await read(documentIds));
}

async function placer(strapi: Strapi, locale: Locale) {
  const directory = await readDirectory(strapi, locale);
  const items = createItemVersions(strapi, locale);
  return async (guides: readonly StoredGuide[]): Promise<readonly GuideInPlace[]> => {
    await items.load(guides.flatMap(({ record }) => record ?? []));
    return guides.map(({ documentId, record }) => {
      if (!record) return { documentId, parts: null };
      const organization = directory.organizations.get(record.organizationCode) ?? null;
      const parts = {
        record,
        item: items.get(record),
        organization,
        region: directory.regions.get(organization?.regionCode ?? '') ?? NO_REGION,
        hall: directory.halls.get(record.hallCode) ?? null,
        locale,
      };
      return { documentId, parts };
    });
  };
}

/** What stands in a document for the region of an organization that has none. */
const NO_REGION = regionSchema.parse({ code: '' });

interface Directory {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly halls: ReadonlyMap<string, ServiceHall>;
}

async function readDirectory(strapi: Strapi, locale: Locale): Promise<Directory> {
  const code = (record: { readonly code: string }) => record.code;
  return {
    organizations: await byKey(streamOrganizations(strapi, locale), (each) => each.creditCode),
    regions: await byKey(streamRegions(strapi, locale), code),
    halls: await byKey(streamServiceHalls(strapi, locale), code),
  };
}

async function byKey<T>(
  records: AsyncIterable<T>,
  key: (record: T) => string
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  for await (const record of records) found.set(key(record), record);
  return found;
}
