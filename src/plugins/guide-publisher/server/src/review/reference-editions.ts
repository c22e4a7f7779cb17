import { contentHash } from '../../../domain/document/canonical';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { Document, DocumentKind } from '../../../domain/document/document';
import {
  organizationDocument,
  regionDocument,
  serviceHallDocument,
} from '../../../domain/document/simple-documents';
import { streamOrganizations, streamRegions, streamServiceHalls } from '../content/directory';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import { sha256 } from './sha256';

const REFERENCE_KINDS = ['region', 'organization', 'service-hall'] as const;

/**
 * Freezes regions, organizations and halls that changed since their last edition, and retires those that are gone.
 * They have no review of their own; a release calls this first, so that lists and pages agree.
 */
export async function freezeReferenceData(
  strapi: Strapi,
  log: EditionLog,
  now: () => Date
): Promise<void> {
  for (const locale of LOCALES) {
    for (const kind of REFERENCE_KINDS) await freezeKind(strapi, { log, now, kind, locale });
  }
}

async function freezeKind(
  strapi: Strapi,
  {
    log,
    now,
    kind,
    locale,
  }: {
    log: EditionLog;
    now: () => Date;
    kind: (typeof REFERENCE_KINDS)[number];
    locale: Locale;
  }
): Promise<void> {
  const frozen = await hashesByCode(log, kind, locale);
  const at = now().toISOString();
  const provenance = { approvedAt: at, publishedAt: at, template: null };
  for await (const document of documentsOf(strapi, kind, locale)) {
    const hash = contentHash(document, sha256);
    const before = frozen.get(document.code);
    frozen.delete(document.code);
    if (before === hash) continue;
    await strapi.db.transaction(() => log.freeze({ document, hash, provenance }));
  }
  for (const code of frozen.keys()) {
    const gone = { kind, code, locale, reason: 'cancelled', successor: '', note: '', at } as const;
    await strapi.db.transaction(() => log.retire(gone));
  }
}

async function hashesByCode(
  log: EditionLog,
  kind: DocumentKind,
  locale: Locale
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const asOf = await log.lastSequence();
  for await (const { code, hash } of log.list({ kind, asOf, locale })) hashes.set(code, hash);
  return hashes;
}

async function* documentsOf(
  strapi: Strapi,
  kind: (typeof REFERENCE_KINDS)[number],
  locale: Locale
): AsyncIterable<Document> {
  if (kind === 'region') {
    for await (const region of streamRegions(strapi, locale)) yield regionDocument(region, locale);
  } else if (kind === 'organization') {
    for await (const organization of streamOrganizations(strapi, locale)) {
      yield organizationDocument(organization, locale);
    }
  } else {
    for await (const hall of streamServiceHalls(strapi, locale)) {
      yield serviceHallDocument(hall, locale);
    }
  }
}
