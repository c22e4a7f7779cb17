import type { Locale } from '../../../domain/codes/tables';
import type { Document, DocumentKind } from '../../../domain/document/document';
import { newDocumentId } from '../../../shared/document-id';
import { TABLES, type Strapi } from '../strapi';
import { fromRow, toRow, type EditionRow } from './rows';
import { createEditionLookup } from './lookup';
import { lastSequence, nextSequence } from './sequence';
import type { Edition, EditionLookup, Provenance, RetirementReason } from './types';

export { visibleAt } from './visible';

export interface EditionLog extends EditionLookup {
  /** Appends an edition and retires the one before; call it inside the transaction that publishes. */
  freeze(frozen: Freezing): Promise<Edition>;
  /** The same for many documents of one kind and language, each at a place of its own, in their order. */
  freezeAll(frozen: readonly Freezing[]): Promise<void>;
  /** Takes a document off the public; returns false where it was not public. */
  retire(params: RetireParams): Promise<boolean>;
  /** The same for many documents of one kind and language, in their order; answers how many were public. */
  retireAll(params: readonly RetireParams[]): Promise<number>;
  /** The newest edition that is not retired. */
  current<K extends DocumentKind>(
    kind: K,
    code: string,
    locale: Locale
  ): Promise<Edition<K> | null>;
  /** Hashes of the newest editions that are not retired, by code. */
  currentHashes(
    kind: DocumentKind,
    codes: readonly string[],
    locale: Locale
  ): Promise<ReadonlyMap<string, string>>;
  /** The place of the last event in the log; 0 when it is empty. */
  lastSequence(): Promise<number>;
  /** The place of the last event that concerns one of these kinds. */
  lastSequenceOf(kinds: readonly DocumentKind[]): Promise<number>;
}

/** An approved document, about to become an edition. */
export interface Freezing {
  readonly document: Document;
  readonly hash: string;
  readonly provenance: Provenance;
}

export interface RetireParams {
  readonly kind: DocumentKind;
  readonly code: string;
  readonly locale: Locale;
  readonly reason: Exclude<RetirementReason, 'replaced'>;
  readonly successor: string;
  readonly note: string;
  readonly at: string;
}

/** The edition log over Strapi's database. All writing happens in the caller's transaction. */
export function createEditionLog(strapi: Strapi): EditionLog {
  const editions = () => strapi.db.query(TABLES.edition);

  async function currentRow(kind: DocumentKind, code: string, locale: Locale) {
    return (await editions().findOne({
      where: { kind, code, editionLocale: locale, retiredSequence: { $null: true } },
      orderBy: { sequence: 'desc' },
    })) as EditionRow | null;
  }

  /** The editions of which none is replaced or withdrawn, by code. */
  async function currentRows(kind: DocumentKind, codes: readonly string[], locale: Locale) {
    const rows = (await editions().findMany({
      select: ['id', 'code', 'sequence', 'hash'],
      where: {
        kind,
        code: { $in: codes },
        editionLocale: locale,
        retiredSequence: { $null: true },
      },
      orderBy: { sequence: 'asc' },
    })) as Array<Pick<EditionRow, 'id' | 'code' | 'sequence' | 'hash'>>;
    return new Map(rows.map((row) => [row.code, row]));
  }

  async function retireAll(retirements: readonly RetireParams[]): Promise<number> {
    const [first] = retirements;
    if (!first) return 0;
    const codes = retirements.map(({ code }) => code);
    const current = await currentRows(first.kind, codes, first.locale);
    const found = retirements.filter(({ code }) => current.has(code));
    if (found.length === 0) return 0;
    const start = await nextSequence(strapi);
    for (const [i, { code, reason, successor, note, at }] of found.entries()) {
      await editions().updateMany({
        where: { id: current.get(code)!.id },
        data: {
          retiredSequence: start + i,
          retiredReason: reason,
          successor,
          retiredNote: note,
          retiredAt: at,
        },
      });
    }
    return found.length;
  }

  return {
    ...createEditionLookup(strapi),
    lastSequence: () => lastSequence(strapi),

    /** By aggregates: in order of sequence, the database would look through every guide for the last of another kind. */
    lastSequenceOf: async (kinds) =>
      await strapi.db.transaction(async ({ trx }) => {
        const row = (await strapi.db
          .getConnection(strapi.db.metadata.get(TABLES.edition).tableName)
          .max({ appended: 'sequence', retired: 'retired_sequence' })
          .whereIn('kind', kinds)
          .first()
          .transacting(trx)) as { appended: number | null; retired: number | null };
        return Math.max(row.appended ?? 0, row.retired ?? 0);
      }),

    async currentHashes(kind, codes, locale) {
      const rows = await currentRows(kind, codes, locale);
      return new Map([...rows.values()].map(({ code, hash }) => [code, hash]));
    },

    async freeze({ document, hash, provenance }) {
      const { kind, code, locale } = document;
      const sequence = await nextSequence(strapi);
      const before = await currentRow(kind, code, locale);
      if (before) {
        await editions().update({
          where: { id: before.id },
          data: {
            retiredSequence: sequence,
            retiredReason: 'replaced',
            retiredAt: provenance.publishedAt,
          },
        });
      }
      const row = await editions().create({
        data: toRow({ document, hash, provenance, sequence }),
      });
      return fromRow(row as EditionRow);
    },

    async freezeAll(frozen) {
      const [first] = frozen;
      if (!first) return;
      const { kind, locale } = first.document;
      const start = await nextSequence(strapi);
      const before = await currentRows(
        kind,
        frozen.map(({ document }) => document.code),
        locale
      );
      const rows = frozen.map((each, i) => ({ ...each, sequence: start + i }));
      for (const { document, sequence, provenance } of rows) {
        const replaced = before.get(document.code);
        if (!replaced) continue;
        const { publishedAt: retiredAt } = provenance;
        await editions().updateMany({
          where: { id: replaced.id },
          data: {
            retiredSequence: sequence,
            retiredReason: 'replaced',
            retiredAt,
            updatedAt: new Date(),
          },
        });
      }
      await editions().createMany({
        data: rows.map((row) => ({ documentId: newDocumentId(), ...toRow(row) })) as never,
      });
    },

    retire: async (params) => (await retireAll([params])) > 0,

    retireAll,

    async current<K extends DocumentKind>(kind: K, code: string, locale: Locale) {
      const row = await currentRow(kind, code, locale);
      return row && fromRow<K>(row);
    },
  };
}
