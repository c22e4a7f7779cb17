import { contentHash } from '../../../domain/document/canonical';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { Document, DocumentKind } from '../../../domain/document/document';
import {
  organizationDocument,
  regionDocument,
  serviceHallDocument,
  synonymDocument,
} from '../../../domain/document/simple-documents';
import {
  streamOrganizations,
  streamRegions,
  streamServiceHalls,
  streamSynonyms,
} from '../content/directory';
import { REFERENCE_UIDS } from '../content/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import { sha256 } from './sha256';

const REFERENCE_KINDS = ['region', 'organization', 'service-hall', 'synonym'] as const;

interface FreezeParts {
  readonly log: EditionLog;
  readonly now: () => Date;
}

/**
 * Freezes regions, organizations, halls and synonyms that changed since their last edition, and retires those that are gone.
 * They have no review of their own; a release calls this first, so that lists and pages agree. Tables in which nothing
 * was written since the last call are not read again.
 */
export function createReferenceFreezer(strapi: Strapi, parts: FreezeParts): () => Promise<void> {
  const frozen = new Map<string, string>();
  return async () => {
    for (const kind of REFERENCE_KINDS) {
      const state = await stateOfTable(strapi, kind);
      if (frozen.get(kind) === state) continue;
      for (const locale of LOCALES) await freezeKind(strapi, { ...parts, kind, locale });
      frozen.set(kind, state);
    }
  };
}

/** Changes with every row that comes, goes or is written. */
async function stateOfTable(
  strapi: Strapi,
  kind: (typeof REFERENCE_KINDS)[number]
): Promise<string> {
  const { tableName } = strapi.db.metadata.get(REFERENCE_UIDS[kind]);
  const rows = await strapi.db
    .getConnection(tableName)
    .count({ rows: '*' })
    .max({ written: 'updated_at', last: 'id' });
  return JSON.stringify(rows);
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
  const changed: Freezing[] = [];
  for await (const document of documentsOf(strapi, kind, locale)) {
    const hash = contentHash(document, sha256);
    const before = frozen.get(document.code);
    frozen.delete(document.code);
    if (before === hash) continue;
    changed.push({ document, hash, provenance });
    if (changed.length >= BATCH) await freezeAll(strapi, log, changed.splice(0));
  }
  await freezeAll(strapi, log, changed);
  for (const code of frozen.keys()) {
    const gone = { kind, code, locale, reason: 'cancelled', successor: '', note: '', at } as const;
    await strapi.db.transaction(() => log.retire(gone));
  }
}

type Freezing = Parameters<EditionLog['freeze']>[0];

/** Editions of one transaction: a city has thousands of organizations, and each commit waits for the disk. */
const BATCH = 200;

async function freezeAll(strapi: Strapi, log: EditionLog, all: readonly Freezing[]): Promise<void> {
  if (all.length === 0) return;
  await strapi.db.transaction(async () => {
    for (const each of all) await log.freeze(each);
  });
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
  } else if (kind === 'synonym') {
    for await (const synonym of streamSynonyms(strapi, locale)) {
      yield synonymDocument(synonym, locale);
    }
  } else {
    for await (const hall of streamServiceHalls(strapi, locale)) {
      yield serviceHallDocument(hall, locale);
    }
  }
}
