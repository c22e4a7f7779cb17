import type { Locale } from '../../../domain/codes/tables';
import type { Document, DocumentKind } from '../../../domain/document/document';
import { TABLES, type Strapi } from '../strapi';
import { fromRow, toRow, type EditionRow } from './rows';
import { createEditionLookup } from './lookup';
import type { Edition, EditionLookup, Provenance, RetirementReason } from './types';

export { visibleAt } from './visible';

/** Key of the advisory lock that makes sequence numbers a queue on PostgreSQL; SQLite has one writer anyway. */
const SEQUENCE_LOCK = 52_05_00;

export interface EditionLog extends EditionLookup {
  /** Appends an edition and retires the one before; call it inside the transaction that publishes. */
  freeze(params: { document: Document; hash: string; provenance: Provenance }): Promise<Edition>;
  /** Takes a document off the public; returns false where it was not public. */
  retire(params: RetireParams): Promise<boolean>;
  /** The newest edition that is not retired. */
  current<K extends DocumentKind>(
    kind: K,
    code: string,
    locale: Locale
  ): Promise<Edition<K> | null>;
  /** The place of the last event in the log; 0 when it is empty. */
  lastSequence(): Promise<number>;
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

  async function lastSequence(): Promise<number> {
    const [appended, retired] = await Promise.all([
      editions().findOne({ select: ['sequence'], orderBy: { sequence: 'desc' } }),
      editions().findOne({
        select: ['retiredSequence'],
        where: { retiredSequence: { $notNull: true } },
        orderBy: { retiredSequence: 'desc' },
      }),
    ]);
    return Math.max(appended?.sequence ?? 0, retired?.retiredSequence ?? 0);
  }

  async function nextSequence(): Promise<number> {
    const transaction = strapi.db.transaction;
    await transaction(async ({ trx }) => {
      if (strapi.db.dialect.client === 'postgres') {
        await trx.raw('select pg_advisory_xact_lock(?)', [SEQUENCE_LOCK]);
      }
    });
    return (await lastSequence()) + 1;
  }

  async function currentRow(kind: DocumentKind, code: string, locale: Locale) {
    return (await editions().findOne({
      where: { kind, code, editionLocale: locale, retiredSequence: { $null: true } },
      orderBy: { sequence: 'desc' },
    })) as EditionRow | null;
  }

  return {
    ...createEditionLookup(strapi),
    lastSequence,

    async freeze({ document, hash, provenance }) {
      const { kind, code, locale } = document;
      const sequence = await nextSequence();
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

    async retire({ kind, code, locale, reason, successor, note, at }) {
      const row = await currentRow(kind, code, locale);
      if (!row) return false;
      await editions().update({
        where: { id: row.id },
        data: {
          retiredSequence: await nextSequence(),
          retiredReason: reason,
          successor,
          retiredNote: note,
          retiredAt: at,
        },
      });
      return true;
    },

    async current<K extends DocumentKind>(kind: K, code: string, locale: Locale) {
      const row = await currentRow(kind, code, locale);
      return row && fromRow<K>(row);
    },
  };
}
